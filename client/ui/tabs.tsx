import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { cx } from './cx.ts'
import styles from './tabs.module.css'

export interface Tab<Id extends string> {
  id: Id
  label: string
  /** A number or mark after the label. */
  detail?: ReactNode
  content: ReactNode
}

/** Tabs after the ARIA Authoring Practices: one Tab stop, arrows choose. */
export function Tabs<Id extends string>(props: {
  label: string
  tabs: Tab<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  /** At the right of the row of tabs. */
  actions?: ReactNode
  className?: string | undefined
}) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    props.tabs.findIndex((tab) => tab.id === props.selected),
  )
  const current = props.tabs[at]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length]
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    props.onSelect(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div className={cx(styles.tabs, props.className)}>
      <div className={styles.row}>
        <div role="tablist" aria-label={props.label} ref={list} className={styles.list} onKeyDown={onKeyDown}>
          {props.tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={tab === current}
              aria-controls={`${base}-panel`}
              tabIndex={tab === current ? 0 : -1}
              className={styles.tab}
              // A mouse click leaves the focus, and with it the arrow keys, where they were.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onSelect(tab.id)}
            >
              {tab.label}
              {tab.detail}
            </button>
          ))}
        </div>
        {props.actions}
      </div>
      {current && (
        <div
          role="tabpanel"
          id={`${base}-panel`}
          aria-labelledby={`${base}-${current.id}`}
          className={styles.panel}
        >
          {current.content}
        </div>
      )}
    </div>
  )
}
