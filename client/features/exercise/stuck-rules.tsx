import { useState } from 'react'
import { STUCK_RULES } from '../../../shared/view/standing.ts'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './stuck-rules.module.css'

/** The rules by which somebody counts as stuck, for everybody to read. */
export function StuckRules({ label }: { label: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={styles.link} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="When somebody counts as stuck">
        <p>Any one of these is enough, and there are no others:</p>
        <ul className={styles.rules}>
          {Object.entries(STUCK_RULES).map(([rule, text]) => (
            <li key={rule}>{text}</li>
          ))}
        </ul>
        <p>A “Done” note, or checks that all pass, say otherwise. Nobody counts what you type.</p>
      </Dialog>
    </>
  )
}
