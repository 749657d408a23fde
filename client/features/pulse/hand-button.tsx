import { Hand } from 'lucide-react'
import type { MeView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Button } from '../../ui/button.tsx'
import styles from './hand-button.module.css'
import { placeText } from './place-text.ts'

/** One's hand: up or down, and how many are before it. */
export function HandButton({ me }: { me: MeView }) {
  const command = useCommand()
  const up = me.handUp !== undefined
  return (
    <div className={styles.row}>
      <Button
        block
        size="lg"
        variant={up ? 'primary' : 'secondary'}
        icon={<Hand size={20} aria-hidden="true" />}
        aria-pressed={up}
        onClick={() => command(up ? { type: 'hand.lower', participant: me.id } : { type: 'hand.raise' })}
      >
        {up ? 'Lower my hand' : 'Raise my hand'}
      </Button>
      <p role="status" className={styles.state}>
        {up && placeText(me.handPlace)}
      </p>
    </div>
  )
}
