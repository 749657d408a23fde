import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cx } from './cx.ts'
import styles from './menu.module.css'

export interface MenuItem {
  label: string
  icon?: ReactNode
  /** Small text at the right: a key, a number. */
  detail?: string
  danger?: boolean
  disabled?: boolean
  /** A choice among others: ticked or not. */
  checked?: boolean
  onSelect: () => void
}

/** Items in one list; `null` draws a line between groups. */
export interface MenuProps {
  label: string
  items: (MenuItem | null)[]
  /** Draws the button; spread the props on a `<button>`. */
  trigger: (props: TriggerProps) => ReactNode
  align?: 'start' | 'end'
  side?: 'bottom' | 'top'
}

export interface TriggerProps {
  id: string
  onClick: () => void
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
}

/** A menu button after the ARIA Authoring Practices: arrows move, letters find, Escape closes. */
export function Menu({ label, items, trigger, align = 'end', side = 'bottom' }: MenuProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    buttons(list.current)[0]?.focus()
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])

  const close = () => {
    setOpen(false)
    document.getElementById(id)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons(list.current)
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const goto = target(event.key, all, at)
    if (goto) goto.focus()
    else if (event.key === 'Escape') close()
    else if (event.key === 'Tab') setOpen(false)
    else return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.root} ref={root}>
      {trigger({ id, onClick: () => setOpen(!open), 'aria-haspopup': 'menu', 'aria-expanded': open })}
      {open && (
        <div
          ref={list}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={cx(styles.menu, styles[align], styles[side])}
          onKeyDown={onKeyDown}
        >
          {items.map((item, index) =>
            item === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity of its own
              <hr key={index} className={styles.line} />
            ) : (
              <button
                key={item.label}
                type="button"
                {...(item.checked === undefined
                  ? { role: 'menuitem' }
                  : { role: 'menuitemradio', 'aria-checked': item.checked })}
                tabIndex={-1}
                disabled={item.disabled}
                className={cx(styles.item, item.danger && styles.danger)}
                onClick={() => {
                  close()
                  item.onSelect()
                }}
              >
                <span className={styles.icon}>{item.icon}</span>
                <span className={styles.label}>{item.label}</span>
                {item.checked && <span aria-hidden="true">✓</span>}
                {item.detail && <span className={styles.detail}>{item.detail}</span>}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  )
}

function buttons(list: HTMLElement | null): HTMLButtonElement[] {
  return [...(list?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])]
}

function target(key: string, all: HTMLButtonElement[], at: number): HTMLButtonElement | undefined {
  if (key === 'ArrowDown') return all[(at + 1) % all.length]
  if (key === 'ArrowUp') return all.at(at - 1)
  if (key === 'Home') return all[0]
  if (key === 'End') return all.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const from = [...all.slice(at + 1), ...all.slice(0, at + 1)]
  return from.find((button) => button.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
}
