import { useEffect, useMemo, useState } from 'react'
import { playTimes, positionAt, type Speed } from '../../documents/history/playback.ts'
import type { Step } from '../../documents/history/replay.ts'

export interface Playback {
  playing: boolean
  speed: Speed
  setSpeed: (speed: Speed) => void
  toggle: () => void
  pause: () => void
}

/** Moves through a history as it was typed. From its end playing begins anew. */
export function usePlayback(
  steps: readonly Step[],
  count: number,
  at: { first: number; position: number; moveTo: (position: number) => void },
): Playback {
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>(1)
  const due = useMemo(() => playTimes(steps.slice(0, count).map((step) => step.at)), [steps, count])
  const { first, position, moveTo } = at

  // Where playing stands is kept here and not in `position`, which is too coarse for a frame.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moving on must not begin the frames anew
  useEffect(() => {
    if (!playing) return
    const last = due.length - 1
    let time = due[position] ?? 0
    let before = performance.now()
    let shown = position
    let frame = requestAnimationFrame(function next(now) {
      time += Math.max(0, now - before) * speed
      before = now
      const to = Math.max(shown, positionAt(due, time))
      if (to !== shown) moveTo(to)
      shown = to
      if (to >= last) return setPlaying(false)
      frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, speed, due])

  const toggle = () => {
    if (!playing && position >= count) moveTo(first)
    setPlaying(!playing)
  }
  return { playing, speed, setSpeed, toggle, pause: () => setPlaying(false) }
}
