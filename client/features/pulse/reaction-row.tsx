import { useRoom } from '../../hooks/use-room.tsx'
import { cx } from '../../ui/cx.ts'
import { ReactionIcon } from './reaction-icon.tsx'
import styles from './reaction-row.module.css'
import { REACTION_LOOKS } from './reactions.ts'

/** The reactions, each a button that may be pressed again and again. */
export function ReactionRow({ className }: { className?: string | undefined }) {
  const room = useRoom()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these act at once
    <div role="group" aria-label="React" className={cx(styles.row, className)}>
      {REACTION_LOOKS.map(({ reaction, label }) => (
        <button
          key={reaction}
          type="button"
          className={styles.reaction}
          aria-label={label}
          title={label}
          onClick={() => room.react(reaction)}
        >
          <span className={styles.face}>
            <ReactionIcon reaction={reaction} />
          </span>
        </button>
      ))}
    </div>
  )
}
