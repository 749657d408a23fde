import { Hand } from 'lucide-react'
import type { MeView, StageSlice } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import styles from './floor-banner.module.css'

/** Says that somebody else moves the slides, and lets instructors take the floor. */
export function FloorBanner({ stage, me }: { stage: StageSlice; me: MeView }) {
  const command = useCommand()
  return (
    <div role="status" className={styles.place}>
      {!me.driver && (
        <div className={styles.banner}>
          <Hand size={18} aria-hidden="true" />
          <p className={styles.text}>
            <strong>{stage.driver.name}</strong> has the floor and moves the slides.
          </p>
          {me.role === 'instructor' && (
            <Button size="sm" variant="primary" onClick={() => command({ type: 'floor.take' })}>
              Take the floor
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
