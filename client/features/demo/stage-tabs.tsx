import { Code2, type LucideIcon, Presentation } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import type { ListedDemo } from './demo-rights.ts'
import styles from './stage-tabs.module.css'
import type { Shown } from './use-shown.ts'

/** Something that can be shown in place of the slide. */
export interface StageTab {
  id: string
  label: string
  Icon: LucideIcon
}

export const demoTabs = (demos: readonly ListedDemo[]): StageTab[] =>
  demos.map(({ id, title }) => ({ id, label: demos.length === 1 ? `Code: ${title}` : title, Icon: Code2 }))

/** Tabs over the stage: the slide, and what else there is. No tabs while there is nothing but the slide. */
export function StageTabs(props: {
  others: readonly StageTab[]
  shown: Shown
  /** What the class is shown, marked in the tabs. */
  live: Shown
  onShow: (shown: Shown) => void
  actions?: ReactNode
  children: ReactNode
}) {
  const { others, shown, live, onShow } = props
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const tabs = [{ id: undefined, label: 'Slide', Icon: Presentation }, ...others]
  const content = tabs.map(({ label }) => label).join('\n')
  // What the tab says, what stands before it and how wide the bar is all move it out of sight on a phone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after everything that moves the selected tab
  useEffect(() => {
    const bar = list.current
    if (!bar) return
    const observer = new ResizeObserver(() =>
      bar.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
    observer.observe(bar)
    return () => observer.disconnect()
  }, [shown, live, content])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const at = tabs.findIndex(({ id }) => id === shown)
    const next = (at + step + tabs.length) % tabs.length
    event.preventDefault()
    event.stopPropagation()
    onShow(tabs[next]?.id)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  return (
    <div className={styles.stage}>
      {others.length > 0 && (
        <div className={styles.bar}>
          <div
            role="tablist"
            aria-label="What is shown"
            ref={list}
            className={styles.list}
            onKeyDown={onKeyDown}
          >
            {tabs.map(({ id, label, Icon }) => (
              <button
                key={id ?? ''}
                type="button"
                role="tab"
                id={`${base}-${id ?? 'slide'}`}
                aria-selected={id === shown}
                aria-controls={`${base}-panel`}
                tabIndex={id === shown ? 0 : -1}
                className={styles.tab}
                onClick={() => onShow(id)}
              >
                <Icon size={16} aria-hidden="true" />
                <span className={styles.label}>{label}</span>
                {id === live && (
                  <span className={styles.live} title="The class is here">
                    <span className="visually-hidden">(the class is here)</span>
                  </span>
                )}
              </button>
            ))}
          </div>
          {props.actions}
        </div>
      )}
      <div
        {...(others.length > 0
          ? { role: 'tabpanel', id: `${base}-panel`, 'aria-labelledby': `${base}-${shown ?? 'slide'}` }
          : {})}
        className={styles.panel}
      >
        {props.children}
      </div>
    </div>
  )
}
