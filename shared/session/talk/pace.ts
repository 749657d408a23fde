import * as z from 'zod'
import type { ParticipantId } from '../../ids.ts'
import { PersistentMap } from '../../persistent-map.ts'
import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import { MOOD_MS, PACE_STEP_MS } from './limits.ts'

export const MOODS = ['lost', 'too-fast', 'fine'] as const
export type Mood = (typeof MOODS)[number]

export type MoodCounts = Record<Mood, number>

export interface PaceState {
  last: PersistentMap<{ mood: Mood; at: number }>
  /**
   * How many people said what, by the beginning of the stretch in which they did (ms since the epoch). Whoever says
   * something else while the first still counts has said only that: the sum over `MOOD_MS` counts each person once.
   */
  curve: PersistentMap<MoodCounts>
}

export interface PaceEvent {
  type: 'pace.said'
  participant: ParticipantId
  mood: Mood
}

export const paceCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pace.say'), mood: z.enum(MOODS) }),
])

export type PaceCommand = z.infer<typeof paceCommand>

export const initialPace: PaceState = { last: PersistentMap.empty(), curve: PersistentMap.empty() }

export function decidePace(state: PaceState, { mood }: PaceCommand, ctx: DecideContext): Decision<PaceEvent> {
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'Only people feel the pace.')
  const before = state.last.get(ctx.actor.id)
  // Said again within one stretch of the curve it is the same point of it.
  if (before?.mood === mood && stretchOf(before.at) === stretchOf(ctx.now)) return ok([])
  return ok([{ type: 'pace.said', participant: ctx.actor.id, mood }])
}

export function evolvePace(state: PaceState, { participant, mood }: PaceEvent, at: number): PaceState {
  const before = state.last.get(participant)
  const taken =
    before && at - before.at < MOOD_MS ? counted(state.curve, before.at, before.mood, -1) : state.curve
  return { last: state.last.set(participant, { mood, at }), curve: counted(taken, at, mood, 1) }
}

const stretchOf = (at: number) => Math.floor(at / PACE_STEP_MS) * PACE_STEP_MS

function counted(curve: PersistentMap<MoodCounts>, at: number, mood: Mood, by: 1 | -1) {
  const key = String(stretchOf(at))
  const counts = curve.get(key) ?? { lost: 0, 'too-fast': 0, fine: 0 }
  return curve.set(key, { ...counts, [mood]: counts[mood] + by })
}
