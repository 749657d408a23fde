import { useCallback, useEffect, useRef, useState } from 'react'
import { useRoom } from '../../hooks/use-room.tsx'
import { addFloats, type Float, sumFloats } from './floats.ts'
import { ReactionIcon } from './reaction-icon.tsx'
import styles from './reaction-layer.module.css'

/** How long one is seen. */
const AIR_MS = 2_600

/**
 * What the room reacts with, rising over the slide; for those who want no motion marks that stand still. It takes no
 * clicks, and screen readers are spared of it.
 */
export function ReactionLayer() {
  const room = useRoom()
  const [floats, setFloats] = useState<Float[]>([])
  const next = useRef(0)
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  const land = useCallback((before: number) => {
    const timer = setTimeout(() => {
      timers.current.delete(timer)
      setFloats((all) => all.filter(({ id }) => id >= before))
    }, AIR_MS)
    timers.current.add(timer)
  }, [])
  useEffect(() => {
    const waiting = timers.current
    const stop = room.onReactions((counts) => {
      const added = addFloats([], counts, next.current)
      next.current += added.length
      const first = next.current - added.length
      setFloats((all) => addFloats(all, counts, first))
      land(next.current)
    })
    return () => {
      stop()
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
    }
  }, [room, land])

  if (floats.length === 0) return null
  return (
    <div className={styles.layer} aria-hidden="true" data-testid="reactions">
      {floats.map(({ id, reaction, x, count }) => (
        <span key={id} className={styles.float} style={{ left: `${8 + 84 * x}%` }}>
          <ReactionIcon reaction={reaction} />
          {count > 1 && <span className={styles.count}>×{count}</span>}
        </span>
      ))}
      <p className={styles.still}>
        {sumFloats(floats).map(({ reaction, count }) => (
          <span key={reaction} className={styles.sum}>
            <ReactionIcon reaction={reaction} /> {count}
          </span>
        ))}
      </p>
    </div>
  )
}
