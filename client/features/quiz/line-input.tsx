import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { cx } from '../../ui/cx.ts'
import colors from './code-colors.module.css'
import type { InputProps } from './inputs.ts'
import styles from './line-input.module.css'

/** Code of which one line is chosen: with a press, or with the arrows. */
export function LineInput({ question, draft, locked, onDraft, onSend }: InputProps<'line'>) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const count = question.lines.length
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })
  const choose = (line: number) => {
    if (!locked) onDraft({ kind: 'line', line: Math.max(1, Math.min(line, count)) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: draft.line + 1,
      ArrowUp: draft.line === 0 ? count : draft.line - 1,
      Home: 1,
      End: count,
    }[event.key]
    if (event.key === 'Enter' && !locked) onSend()
    else if (to !== undefined) choose(to)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label="Lines of code: choose one"
      aria-activedescendant={draft.line > 0 ? `${base}-${draft.line}` : undefined}
      aria-disabled={locked || undefined}
      className={cx(styles.code, colors.colors)}
      onKeyDown={onKeyDown}
    >
      {question.html.map((html, n) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the focus and the keys
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          key={n}
          id={`${base}-${n + 1}`}
          role="option"
          aria-selected={draft.line === n + 1}
          className={cx(styles.line, draft.line === n + 1 && styles.chosen, locked && styles.locked)}
          onClick={() => choose(n + 1)}
        >
          <span className={styles.number}>
            <span className="visually-hidden">Line </span>
            {n + 1}
          </span>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is compiled */}
          <code className={styles.text} dangerouslySetInnerHTML={{ __html: html || ' ' }} />
        </div>
      ))}
    </div>
  )
}
