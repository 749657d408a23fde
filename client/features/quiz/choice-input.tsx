import { Check } from 'lucide-react'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { cx } from '../../ui/cx.ts'
import styles from './choice-input.module.css'
import type { InputProps } from './inputs.ts'
import { OptionMark } from './option-mark.tsx'
import { RichText } from './rich-text.tsx'

/** One right: a press is the answer. Several right: presses choose, and a button sends. Keys 1 to 9 press. */
export function ChoiceInput(props: InputProps<'choice'>) {
  const { question, draft, locked, onDraft, onSend } = props
  const several = question.form === 'multiple'
  const press = (id: string) => {
    if (locked) return
    if (!several) return onSend({ kind: 'choice', options: [id] })
    const chosen = draft.options.includes(id)
      ? draft.options.filter((one) => one !== id)
      : [...draft.options, id]
    onDraft({ kind: 'choice', options: chosen })
  }
  useShortcuts(
    question.options.slice(0, 9).map(({ id }, n) => ({
      keys: [String(n + 1)],
      does: `Option ${n + 1}`,
      run: () => press(id),
    })),
    !locked,
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: the question is the name; a legend cannot stand outside
    <div role="group" aria-labelledby={props.labelledBy} className={styles.options}>
      {question.options.map(({ id, html }, n) => {
        const chosen = draft.options.includes(id)
        return (
          <button
            key={id}
            type="button"
            {...(several ? { role: 'checkbox', 'aria-checked': chosen } : { 'aria-pressed': chosen })}
            aria-disabled={locked || undefined}
            className={cx(styles.option, chosen && styles.chosen, locked && styles.locked)}
            onClick={() => press(id)}
            onKeyDown={(event) => {
              if (!several || event.key !== 'Enter') return
              event.preventDefault()
              if (!locked) onSend()
            }}
          >
            <OptionMark n={n} className={styles.mark} />
            <RichText html={html} className={styles.text} />
            <span className={cx(styles.tick, several && styles.box)} aria-hidden="true">
              {chosen && <Check size={18} strokeWidth={3} />}
            </span>
          </button>
        )
      })}
    </div>
  )
}
