import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { cx } from '../../ui/cx.ts'
import type { InputProps } from './inputs.ts'
import styles from './rating-input.module.css'

/** A scale: one press is the answer, so are the keys 1 to 9. */
export function RatingInput({ question, draft, locked, labelledBy, onSend }: InputProps<'rating'>) {
  const { steps, low, high } = question
  const values = Array.from({ length: steps }, (_, n) => n + 1)
  const press = (value: number) => {
    if (!locked) onSend({ kind: 'rating', value })
  }
  useShortcuts(
    values.slice(0, 9).map((value) => ({
      keys: [String(value)],
      does: String(value),
      run: () => press(value),
    })),
    !locked,
  )
  const word = (value: number) => (value === 1 ? low : value === steps ? high : '')
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: the question is the name; a legend cannot stand outside */}
      <div role="group" aria-labelledby={labelledBy} className={styles.scale}>
        {values.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={draft.value === value}
            aria-disabled={locked || undefined}
            aria-label={word(value) ? `${value}, ${word(value)}` : String(value)}
            className={cx(styles.step, draft.value === value && styles.chosen, locked && styles.locked)}
            onClick={() => press(value)}
          >
            {value}
          </button>
        ))}
      </div>
      <p className={styles.ends} aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </p>
    </div>
  )
}
