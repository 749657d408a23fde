import { useCallback, useEffect, useRef, useState } from 'react'
import { advanced, type ReplaySpeed, type Silence } from './replay-time.ts'

export interface Player {
  /** Where the replay stands, ms since the epoch. */
  at: number
  playing: boolean
  speed: ReplaySpeed
  /** Long silences are cut short. */
  skipping: boolean
  seek: (at: number) => void
  toggle: () => void
  setSpeed: (speed: ReplaySpeed) => void
  setSkipping: (on: boolean) => void
}

/** While it plays, the page is drawn this often, ms: more than a clock and typing need costs phones their battery. */
const DRAW_MS = 100
const NONE: readonly Silence[] = []

/** Plays a class from its start to its end. From the end playing begins anew. */
export function usePlayer(start: number, end: number, silences: readonly Silence[]): Player {
  const [at, setAt] = useState(start)
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<ReplaySpeed>(1)
  const [skipping, setSkipping] = useState(true)
  /** Finer than what is drawn. */
  const exact = useRef(start)

  const seek = useCallback(
    (to: number) => {
      exact.current = Math.min(end, Math.max(start, to))
      setAt(exact.current)
    },
    [start, end],
  )

  useEffect(() => {
    if (!playing) return
    let before = performance.now()
    let drawn = 0
    let frame = requestAnimationFrame(function next(now) {
      const ms = Math.max(0, now - before) * speed
      exact.current = Math.min(end, advanced(exact.current, ms, skipping ? silences : NONE))
      before = now
      const over = exact.current >= end
      if (over || now - drawn >= DRAW_MS) {
        drawn = now
        setAt(exact.current)
      }
      if (over) return setPlaying(false)
      frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, speed, skipping, silences, end])

  const toggle = useCallback(() => {
    if (!playing && exact.current >= end) seek(start)
    setPlaying(!playing)
  }, [playing, start, end, seek])

  return { at, playing, speed, skipping, seek, toggle, setSpeed, setSkipping }
}
