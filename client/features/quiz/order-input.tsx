import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { movedBy } from './draft.ts'
import type { InputProps } from './inputs.ts'
import { OptionMark } from './option-mark.tsx'
import { letterOf } from './option-marks.ts'
import styles from './order-input.module.css'
import { RichText } from './rich-text.tsx'

/** Puts things in order with two buttons for each, or with the arrows while one of its buttons has the focus. */
export function OrderInput({ question, draft, locked, labelledBy, onDraft }: InputProps<'order'>) {
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ id: string; step: 1 | -1 }>(undefined)
  const [said, say] = useState('')
  const placeOf = (id: string) => question.options.findIndex((option) => option.id === id)

  // A row that was moved in the page loses the focus.
  useLayoutEffect(() => {
    const last = moved.current
    if (!last) return
    moved.current = undefined
    const row = list.current?.querySelector(`[data-option="${CSS.escape(last.id)}"]`)
    const [up, down] = row?.querySelectorAll<HTMLButtonElement>('button') ?? []
    const wanted = last.step < 0 ? up : down
    ;(wanted?.getAttribute('aria-disabled') === 'true' ? (last.step < 0 ? down : up) : wanted)?.focus()
  })
  const move = (id: string, step: 1 | -1) => {
    if (locked) return
    const options = movedBy(draft.options, id, step)
    moved.current = { id, step }
    say(`${letterOf(placeOf(id))} is now number ${options.indexOf(id) + 1} of ${options.length}`)
    onDraft({ kind: 'order', options })
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (!step) return
    event.preventDefault()
    move(id, step)
  }
  return (
    <>
      <ol ref={list} aria-labelledby={labelledBy} className={styles.list}>
        {draft.options.map((id, at) => {
          const n = placeOf(id)
          const option = question.options[n]
          if (!option) return null
          return (
            <li key={id} data-option={id} className={styles.row}>
              <span className={styles.place} aria-hidden="true">
                {at + 1}.
              </span>
              <OptionMark n={n} />
              <RichText html={option.html} className={styles.text} />
              {!locked && (
                <span className={styles.buttons}>
                  <IconButton
                    label={`Move ${letterOf(n)} up`}
                    icon={<ArrowUp size={20} />}
                    aria-disabled={at === 0 || undefined}
                    onClick={() => move(id, -1)}
                    onKeyDown={(event) => onKeyDown(event, id)}
                  />
                  <IconButton
                    label={`Move ${letterOf(n)} down`}
                    icon={<ArrowDown size={20} />}
                    aria-disabled={at === draft.options.length - 1 || undefined}
                    onClick={() => move(id, 1)}
                    onKeyDown={(event) => onKeyDown(event, id)}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </>
  )
}
