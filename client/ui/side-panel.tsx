import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from './icon-button.tsx'
import styles from './side-panel.module.css'

/** Something beside the slide; on a phone in its place. It takes the focus, and gives it back when it goes. */
export function SidePanel(props: {
  title: string
  /** What the button at its head is called. */
  closeLabel: string
  onClose: () => void
  children: ReactNode
}) {
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const here = panel.current
    heading.current?.focus()
    return () => {
      // Who worked in here goes back to where they came from.
      if (opener instanceof HTMLElement && here?.contains(document.activeElement)) opener.focus()
    }
  }, [])
  return (
    <aside ref={panel} className={styles.panel} aria-label={props.title}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {props.title}
        </h2>
        <IconButton label={props.closeLabel} icon={<X size={18} />} size="sm" onClick={props.onClose} />
      </div>
      {props.children}
    </aside>
  )
}
