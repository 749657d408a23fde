import { useEffect, useState } from 'react'
import { useRoom } from '../../hooks/use-room.tsx'

/** Whole seconds until `end` on the server's clock, never below 0; undefined for an open end. */
export function useSecondsLeft(end: number | undefined): number | undefined {
  const room = useRoom()
  const [, draw] = useState(0)
  useEffect(() => {
    if (end === undefined) return
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const left = end - room.serverNow()
      draw((n) => n + 1)
      // Woken when the number changes, not once a second from anywhere.
      if (left > 0) timer = setTimeout(tick, Math.max(20, (left - 1) % 1000) + 5)
    }
    tick()
    return () => clearTimeout(timer)
  }, [room, end])
  return end === undefined ? undefined : Math.max(0, Math.ceil((end - room.serverNow()) / 1000))
}
