import { useRoom } from '../../hooks/use-room.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './reaction-row.module.css'
import { REACTION_LOOKS } from './reactions.ts'

/** The reactions, each a button that may be pressed again and again. */
export function ReactionRow({ className }: { className?: string | undefined }) {
  const room = useRoom()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these act at once
    <div role="group" aria-label="React" className={cx(styles.row, className)}>
      {REACTION_LOOKS.map(({ reaction, glyph, label }) => (
        <button
          key={reaction}
          type="button"
          className={styles.reaction}
          aria-label={label}
          title={label}
          onClick={() => room.react(reaction)}
        >
          <span aria-hidden="true">{glyph}</span>
        </button>
      ))}
    </div>
  )
}
