import { Hand, MessageCircleQuestion } from 'lucide-react'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { Button } from '../../ui/button.tsx'
import styles from './room-button.module.css'

/** Opens what the class asks and says. It tells how many questions are open, and that one's own hand is up. */
export function RoomButton(props: { view: RoomView; me: MeView; shown: boolean; onToggle: () => void }) {
  const { view, me, shown } = props
  const open = view.asks?.open ?? 0
  const up = me.handUp !== undefined
  const said = [
    'Room',
    open > 0 && `${open} open ${open === 1 ? 'question' : 'questions'}`,
    up && 'your hand is up',
  ]
  return (
    <Button
      size="sm"
      variant="ghost"
      className={styles.button ?? ''}
      icon={<MessageCircleQuestion size={18} aria-hidden="true" />}
      aria-pressed={shown}
      aria-label={said.filter(Boolean).join(', ')}
      title="Questions, hands and pace"
      onClick={props.onToggle}
    >
      <span className={styles.label}>Room</span>
      {(open > 0 || up) && (
        <span className={styles.badge} aria-hidden="true">
          {up ? <Hand size={12} strokeWidth={2.75} /> : open > 99 ? '99+' : open}
        </span>
      )}
    </Button>
  )
}
