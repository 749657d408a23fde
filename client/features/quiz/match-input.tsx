import { useId } from 'react'
import type { InputProps } from './inputs.ts'
import styles from './match-input.module.css'
import { OptionMark } from './option-mark.tsx'
import { plainText } from './plain-text.ts'
import { RichText } from './rich-text.tsx'

/** What a list of the browser cannot show. */
const RICH = /<(?:pre|code|math|img|svg)\b/

/** Each thing has a list of what it may belong to. */
export function MatchInput({ question, draft, locked, onDraft }: InputProps<'match'>) {
  const base = useId()
  const { options, targets } = question
  const choose = (option: string, target: string) => {
    const pairs = { ...draft.pairs }
    if (target === '') delete pairs[option]
    else pairs[option] = target
    onDraft({ kind: 'match', pairs })
  }
  return (
    <div className={styles.all}>
      {targets.some(({ html }) => RICH.test(html)) && (
        <ol className={styles.targets} aria-label="What they may belong to">
          {targets.map(({ id, html }, n) => (
            <li key={id} className={styles.target}>
              <strong>{n + 1}</strong>
              <RichText html={html} />
            </li>
          ))}
        </ol>
      )}
      {options.map(({ id, html }, n) => (
        <div key={id} className={styles.row}>
          <label htmlFor={`${base}-${id}`} className={styles.label}>
            <OptionMark n={n} />
            <RichText html={html} />
          </label>
          <select
            id={`${base}-${id}`}
            className={styles.select}
            value={draft.pairs[id] ?? ''}
            disabled={locked}
            onChange={(event) => choose(id, event.target.value)}
          >
            <option value="">Choose …</option>
            {targets.map((target, at) => (
              <option key={target.id} value={target.id}>
                {at + 1}: {plainText(target.html)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}
