import { WifiOff } from 'lucide-react'
import { useRoomState } from '../../hooks/use-room.tsx'
import styles from './projector-page.module.css'

/** A small mark in the corner while the line is down: for the presenter's eye, not for the class. */
export function LostMark() {
  const connection = useRoomState((state) => state.connection.name)
  if (connection === 'open' || connection === 'closed') return null
  return (
    <p className={styles.lost} role="status">
      <WifiOff size={14} aria-hidden="true" />
      Reconnecting
    </p>
  )
}
