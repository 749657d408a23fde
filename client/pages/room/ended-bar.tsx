import { ArrowLeft, PartyPopper } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './ended-bar.module.css'

/** Over what is read after the class: that it is over, and the way to the screen at its end. */
export function EndedBar({ onLeave }: { onLeave: () => void }) {
  return (
    <section aria-label="The class is over" className={styles.bar}>
      <PartyPopper size={20} aria-hidden="true" className={styles.icon} />
      <p role="status" className={styles.text}>
        <strong>The class has ended.</strong> Everything stays here to read.
      </p>
      <Button size="sm" variant="primary" icon={<ArrowLeft size={16} />} onClick={onLeave}>
        To the end of the class
      </Button>
    </section>
  )
}
