import type { ParticipantId } from '../../../shared/ids.ts'

/** Who typed during a part of the history: positions `from` < p ≤ `to`. */
export interface Stretch {
  from: number
  to: number
  by: ParticipantId | null
}

/** Marks beside the slider of a history. */
export interface Strip {
  stretches: Stretch[]
  /** Positions after which nobody typed for a while. */
  pauses: number[]
}

/** Nobody typed for so long: a pause that is marked, ms. */
export const MARKED_PAUSE_MS = 60_000
/** More marks could not be told apart. */
const MARKS_MAX = 240

/** Where people take turns and where they pause; of a long history the rough picture. */
export function stripOf(steps: readonly { at: number; by: ParticipantId | null }[]): Strip {
  const width = Math.max(1, Math.ceil(steps.length / MARKS_MAX))
  const stretches: Stretch[] = []
  const pauses: number[] = []
  for (let from = 0; from < steps.length; from += width) {
    const to = Math.min(from + width, steps.length)
    const by = busiest(steps.slice(from, to))
    const last = stretches.at(-1)
    if (last?.by === by) last.to = to
    else stretches.push({ from, to, by })
    const paused = range(from, to).find((i) => pauseBefore(steps, i) >= MARKED_PAUSE_MS)
    if (paused !== undefined) pauses.push(paused)
  }
  return { stretches, pauses }
}

function busiest(steps: readonly { by: ParticipantId | null }[]): ParticipantId | null {
  const counts = new Map<ParticipantId | null, number>()
  for (const { by } of steps) counts.set(by, (counts.get(by) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

const pauseBefore = (steps: readonly { at: number }[], i: number): number =>
  i === 0 ? 0 : (steps[i]?.at ?? 0) - (steps[i - 1]?.at ?? 0)

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
