import { Wifi, WifiOff } from 'lucide-react'
import { useRoomState } from '../../hooks/use-room.tsx'
import styles from './connection-mark.module.css'

/** A quiet mark in a bar: connected or not, as a shape and a word for screen readers. */
export function ConnectionMark() {
  const name = useRoomState((state) => state.connection.name)
  const open = name === 'open'
  const text = open ? 'Connected' : name === 'connecting' ? 'Connecting' : 'Not connected'
  const Icon = open ? Wifi : WifiOff
  return (
    <span className={open ? styles.on : styles.off} title={text}>
      <Icon size={16} aria-hidden="true" />
      <span className="visually-hidden">{text}</span>
    </span>
  )
}
