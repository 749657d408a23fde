import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import styles from './toast.module.css'

type Tone = 'info' | 'ok' | 'danger'
interface Item {
  id: number
  tone: Tone
  text: string
}

/** Long enough to read; errors stay until they are closed or pushed out. */
const SHOWN_MS = 6_000
const MOST = 3

let items: readonly Item[] = []
let count = 0
const listeners = new Set<() => void>()

function set(next: readonly Item[]): void {
  items = next
  for (const listener of listeners) listener()
}

function add(tone: Tone, text: string): void {
  // The same message twice is one message.
  const rest = items.filter((item) => item.text !== text)
  const id = ++count
  set([...rest, { id, tone, text }].slice(-MOST))
  if (tone !== 'danger') setTimeout(() => remove(id), SHOWN_MS)
}

function remove(id: number): void {
  if (items.some((item) => item.id === id)) set(items.filter((item) => item.id !== id))
}

/** A short message at the edge of the page, also said by screen readers. */
export const toast = {
  info: (text: string) => add('info', text),
  ok: (text: string) => add('ok', text),
  error: (text: string) => add('danger', text),
}

const ICONS = { info: Info, ok: CircleCheck, danger: CircleAlert }

/** Stands once in the app. */
export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => items,
  )
  return (
    <div className={styles.stack} aria-live="polite">
      {shown.map((item) => {
        const Icon = ICONS[item.tone]
        return (
          <div key={item.id} className={cx(styles.toast, styles[item.tone])}>
            <Icon size={18} className={styles.icon} aria-hidden="true" />
            <p className={styles.text}>{item.text}</p>
            <IconButton label="Dismiss" icon={<X size={16} />} size="sm" onClick={() => remove(item.id)} />
          </div>
        )
      })}
    </div>
  )
}
