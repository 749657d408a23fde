import * as z from 'zod'
import type { CourseId, DeckId, ParticipantId, SessionId } from '../ids.ts'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import type { Envelope } from './envelope.ts'
import { refuse } from './rejection.ts'

/** A session waits in the lobby until the instructor starts it, and never comes back from the end. */
export type Phase = 'lobby' | 'live' | 'ended'

export interface LifecycleState {
  id: SessionId
  title: string
  course: CourseId
  deck: DeckId
  /** Click steps of each slide, so that positions can be checked without the deck. */
  steps: readonly number[]
  host: ParticipantId
  phase: Phase
  openedAt: number
  startedAt?: number
  endedAt?: number
  /** Time of the last entry that a person caused; a session that everybody forgot ends by itself. */
  lastActivityAt: number
}

export type LifecycleEvent =
  | {
      type: 'session.opened'
      session: SessionId
      title: string
      course: CourseId
      deck: DeckId
      steps: number[]
      host: ParticipantId
    }
  | { type: 'session.started' }
  | { type: 'session.ended'; reason: 'host' | 'idle' }

export const lifecycleCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.start') }),
  z.strictObject({ type: z.literal('session.end') }),
])

export type LifecycleCommand = z.infer<typeof lifecycleCommand> | { type: 'session.expire' }

/** A class in which no person did anything for this long is ended by the server. */
export const IDLE_END_MS = 12 * 60 * 60 * 1000
/** A session may be opened days before its class; one that never begins is ended after this long. */
export const LOBBY_END_MS = 14 * 24 * 60 * 60 * 1000

export function decideLifecycle(
  state: LifecycleState,
  command: LifecycleCommand,
  ctx: DecideContext,
): Decision<LifecycleEvent> {
  switch (command.type) {
    case 'session.start':
      return ok(state.phase === 'lobby' ? [{ type: 'session.started' }] : [])
    case 'session.end':
      return ok([{ type: 'session.ended', reason: 'host' }])
    case 'session.expire':
      if (ctx.now < idleDeadline(state)) return refuse('invalid', 'The session is not idle.')
      return ok([{ type: 'session.ended', reason: 'idle' }])
  }
}

export function idleDeadline(state: LifecycleState): number {
  return state.lastActivityAt + (state.phase === 'lobby' ? LOBBY_END_MS : IDLE_END_MS)
}

/** Folds an entry into the lifecycle; every entry of a person counts as activity, whatever its type. */
export function evolveLifecycle(state: LifecycleState | undefined, entry: Envelope): LifecycleState {
  const { event, at } = entry
  if (event.type === 'session.opened') {
    if (state) throw new Error('session.opened in the middle of a log')
    return {
      id: event.session,
      title: event.title,
      course: event.course,
      deck: event.deck,
      steps: event.steps,
      host: event.host,
      phase: 'lobby',
      openedAt: at,
      lastActivityAt: at,
    }
  }
  if (!state) throw new Error(`a log must begin with session.opened, not ${event.type}`)
  // An anonymous vote has no actor, but a person cast it.
  const byPerson = entry.actor.kind === 'participant' || event.type === 'ballot.cast'
  const active = byPerson ? { ...state, lastActivityAt: at } : state
  if (event.type === 'session.started') return { ...active, phase: 'live', startedAt: at }
  if (event.type === 'session.ended') return { ...active, phase: 'ended', endedAt: at }
  return active
}
