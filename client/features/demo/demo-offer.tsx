import type { DemosSlice, MeView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import styles from './demo-offer.module.css'

/** Asks a learner whether they take a live demo over; it waits at the edge, so that nobody is startled out of work. */
export function DemoOffer({ me, demos }: { me: MeView; demos: DemosSlice | undefined }) {
  const command = useCommand()
  const { offeredDemo: demo } = me
  const title = demo === undefined ? undefined : demos?.items[demo]?.title
  return (
    <div role="status">
      {demo !== undefined && (
        <div className={styles.offer}>
          <p className={styles.text}>
            The instructor asks you to take over the live code{title ? <strong> “{title}”</strong> : ''}.
            Everybody will see what you type.
          </p>
          <div className={styles.answers}>
            <Button size="sm" onClick={() => command({ type: 'demo.decline', demo })}>
              No, thanks
            </Button>
            <Button size="sm" variant="primary" onClick={() => command({ type: 'demo.accept', demo })}>
              Take over
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
