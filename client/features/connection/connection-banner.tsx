import { CloudOff, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRoom, useRoomState } from '../../hooks/use-room.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './connection-banner.module.css'

/** Reconnecting in less than this is nobody's business. */
const QUIET_MS = 1_500

/** Says when the line is down, since what was seen last stays on the page. Nothing while all is well. */
export function ConnectionBanner() {
  const { retryNow } = useRoom()
  const connection = useRoomState((state) => state.connection)
  const started = useRoomState((state) => state.view !== undefined)
  const pending = useRoomState((state) => state.pending)
  const down = connection.name === 'reconnecting' || connection.name === 'offline'
  const shown = useLasting(down, started ? QUIET_MS : 0)
  return (
    <div role="status" className={styles.place}>
      {shown && (
        <div className={styles.banner}>
          <CloudOff size={18} aria-hidden="true" />
          <p className={styles.text}>
            <strong>{connection.name === 'offline' ? 'You are offline.' : 'Connection lost.'}</strong>{' '}
            {pending > 0 ? 'Your last action is not sent yet; trying again…' : 'Trying to come back…'}
          </p>
          <Button size="sm" variant="ghost" icon={<RotateCw size={15} />} onClick={retryNow}>
            Try now
          </Button>
        </div>
      )}
    </div>
  )
}

/** True once `value` has been true for a while; false at once. */
function useLasting(value: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!value) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return value && lasting
}
