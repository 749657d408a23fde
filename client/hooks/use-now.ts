import { useEffect, useState } from 'react'
import { useRoom } from './use-room.tsx'

/** The server's clock, ms since the epoch; draws again every `everyMs`. */
export function useServerNow(everyMs = 1_000): number {
  const room = useRoom()
  const [now, setNow] = useState(() => room.serverNow())
  useEffect(() => {
    setNow(room.serverNow())
    const timer = setInterval(() => setNow(room.serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [room, everyMs])
  return now
}
