import { Hand } from 'lucide-react'
import type { RosterSlice } from '../../../../shared/view/slices.ts'
import type { HandsSlice } from '../../../../shared/view/talk-slices.ts'
import { useCommand } from '../../../hooks/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './hand-queue.module.css'
import { Section } from './section.tsx'

/** Raised hands in the order in which they came; nothing while there are none. */
export function HandQueue(props: { hands: HandsSlice | undefined; roster: RosterSlice | undefined }) {
  const command = useCommand()
  const order = Object.entries(props.hands?.up ?? {}).sort(([, a], [, b]) => a.turn - b.turn)
  if (order.length === 0) return null
  return (
    <Section
      title={`Raised hands (${order.length})`}
      action={
        order.length > 1 && (
          <Button size="sm" variant="ghost" onClick={() => command({ type: 'hands.lower-all' })}>
            Lower all
          </Button>
        )
      }
    >
      <ol className={styles.list}>
        {order.map(([id], at) => {
          const name = props.roster?.people[id]?.name ?? 'Somebody'
          return (
            <li key={id} className={styles.hand}>
              <Hand size={16} aria-hidden="true" />
              <span className={styles.place} aria-hidden="true">
                {at + 1}.
              </span>
              <span className={styles.name}>{name}</span>
              <Button
                size="sm"
                aria-label={`Lower the hand of ${name}`}
                onClick={() => command({ type: 'hand.lower', participant: id })}
              >
                Lower
              </Button>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
