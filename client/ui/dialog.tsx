import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from './cx.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons at the foot. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg' | 'full'
}

/**
 * A modal on the native `<dialog>`: the browser keeps the focus in it and gives it back afterwards. It begins at
 * the element with `data-autofocus`, if there is one.
 */
export function Dialog({ open, onClose, title, children, footer, size = 'sm' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const closedHere = useRef(false)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !open) return
    const opener = document.activeElement
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      if (dialog.open) {
        closedHere.current = true
        dialog.close()
      }
      // The browser does this too, but not for a dialog that is taken out of the page while it is open.
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={ref}
      className={cx(styles.dialog, styles[size])}
      aria-labelledby={id}
      onClose={() => {
        // The event comes late: what the page closed itself it knows, and may have opened something else since.
        if (!closedHere.current) onClose()
        closedHere.current = false
      }}
      onClick={(event) => {
        if (event.target === ref.current) ref.current?.close()
      }}
    >
      {open && (
        <div className={styles.box}>
          <div className={styles.head}>
            <h2 id={id} className={styles.title}>
              {title}
            </h2>
            <IconButton label="Close" icon={<X size={18} />} size="sm" onClick={() => ref.current?.close()} />
          </div>
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
        </div>
      )}
    </dialog>
  )
}
