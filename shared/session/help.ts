import * as z from 'zod'
import type { ExerciseId } from '../course/exercise.ts'
import type { ParticipantId } from '../ids.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import { isStaff } from './permissions.ts'
import { refuse } from './rejection.ts'
import type { RosterState } from './roster.ts'

/** Chosen by the client that asks; unique in the session. */
export type HelpId = string

/** Somebody who asked for help and was not helped yet. */
export interface HelpRequest {
  id: HelpId
  by: ParticipantId
  /** '' where nothing was typed. */
  topic: string
  /** The exercise that it is about. */
  exercise?: ExerciseId
  askedAt: number
  /** The member of the staff who is with them. */
  claimedBy?: ParticipantId
  claimedAt?: number
  /** What whoever helps next should know; for staff only. */
  note?: string
}

export interface HelpState {
  /** In the order in which they were asked: the queue is fair. */
  queue: readonly HelpRequest[]
  /** How often each person was helped. */
  helped: PersistentMap<number>
  /** How many calls each member of the staff has seen to. */
  taken: PersistentMap<number>
  /** How long the last helps took from claim to end, ms; the newest last. */
  lasted: readonly number[]
}

export type HelpEvent =
  | { type: 'help.asked'; request: HelpId; by: ParticipantId; topic: string; exercise?: ExerciseId }
  | { type: 'help.cancelled'; request: HelpId; by: ParticipantId }
  | { type: 'help.claimed'; request: HelpId; by: ParticipantId }
  /** Nobody is with them any more, and they are in the queue as they were. */
  | { type: 'help.released'; request: HelpId }
  | { type: 'help.noted'; request: HelpId; note: string }
  /** `helper`: who was with them, or who said that it is done. */
  | { type: 'help.resolved'; request: HelpId; by: ParticipantId; helper: ParticipantId }

export const HELP_TOPIC_MAX = 200
export const HELP_NOTE_MAX = 1_000
/** Helps that the expected wait is judged by. */
const REMEMBERED = 10
/** Expected while nobody was helped yet, ms. */
const USUAL_MS = 4 * 60_000

const request = z.string().regex(/^[a-z0-9]{8,32}$/)
const text = (max: number) => z.string().trim().max(max)

export const helpCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('help.ask'),
    request,
    topic: text(HELP_TOPIC_MAX),
    exercise: z.string().min(1).max(64).optional(),
  }),
  z.strictObject({ type: z.literal('help.cancel'), request }),
  z.strictObject({ type: z.literal('help.claim'), request }),
  z.strictObject({ type: z.literal('help.release'), request }),
  /** Hands it over to another member of the staff. */
  z.strictObject({ type: z.literal('help.hand-over'), request, to: z.string().min(1).max(40) }),
  z.strictObject({ type: z.literal('help.note'), request, note: text(HELP_NOTE_MAX) }),
  z.strictObject({ type: z.literal('help.resolve'), request }),
])

export type HelpCommand = z.infer<typeof helpCommand>

export const initialHelp: HelpState = {
  queue: [],
  helped: PersistentMap.empty(),
  taken: PersistentMap.empty(),
  lasted: [],
}

export function decideHelp(
  state: HelpState,
  roster: RosterState,
  command: HelpCommand,
  ctx: DecideContext,
): Decision<HelpEvent> {
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'Only people ask for help and give it.')
  const actor = ctx.actor.id
  if (command.type === 'help.ask') return decideAsk(state, command, actor, ctx)
  const item = state.queue.find(({ id }) => id === command.request)
  if (!item) return refuse('not-found', 'This call for help is over.')
  const { id } = item
  switch (command.type) {
    case 'help.cancel':
      if (item.by !== actor) return refuse('forbidden', 'Only who asked can take it back.')
      return ok([{ type: 'help.cancelled', request: id, by: actor }])
    case 'help.claim':
      if (item.claimedBy === actor) return ok([])
      if (item.claimedBy !== undefined) {
        return refuse(
          'claimed',
          `${roster.members.get(item.claimedBy)?.name ?? 'Somebody'} is helping already.`,
        )
      }
      return ok([{ type: 'help.claimed', request: id, by: actor }])
    case 'help.release':
      return ok(item.claimedBy === undefined ? [] : [{ type: 'help.released', request: id }])
    case 'help.hand-over': {
      const to = roster.members.get(command.to)
      if (!to) return refuse('not-found', 'There is nobody with that id in this session.')
      if (to.standing !== 'in' || !isStaff(to.role)) {
        return refuse('invalid', 'Help is handed over to staff who are in the room.')
      }
      return ok(item.claimedBy === to.id ? [] : [{ type: 'help.claimed', request: id, by: to.id }])
    }
    case 'help.note':
      return ok(item.note === command.note ? [] : [{ type: 'help.noted', request: id, note: command.note }])
    case 'help.resolve':
      return ok([{ type: 'help.resolved', request: id, by: item.by, helper: item.claimedBy ?? actor }])
  }
}

function decideAsk(
  state: HelpState,
  { request: id, topic, exercise }: Extract<HelpCommand, { type: 'help.ask' }>,
  by: ParticipantId,
  { catalog }: DecideContext,
): Decision<HelpEvent> {
  if (state.queue.some((item) => item.by === by)) {
    return refuse('invalid', 'You have asked for help already. Take that back before you ask anew.')
  }
  if (state.queue.some((item) => item.id === id)) return refuse('invalid', 'This id is in use.')
  if (exercise !== undefined && !catalog.exercises.has(exercise)) {
    return refuse('not-found', 'There is no such exercise.')
  }
  return ok([{ type: 'help.asked', request: id, by, topic, ...(exercise === undefined ? {} : { exercise }) }])
}

export function evolveHelp(state: HelpState, event: HelpEvent, at: number): HelpState {
  if (event.type === 'help.asked') {
    const { request: id, by, topic, exercise } = event
    const item: HelpRequest = { id, by, topic, askedAt: at, ...(exercise === undefined ? {} : { exercise }) }
    return { ...state, queue: [...state.queue, item] }
  }
  const item = state.queue.find(({ id }) => id === event.request)
  if (!item) throw new Error(`${event.type} of a call for help that is not there: ${event.request}`)
  switch (event.type) {
    case 'help.cancelled':
      return { ...state, queue: without(state, item) }
    case 'help.claimed':
      return change(state, { ...item, claimedBy: event.by, claimedAt: at })
    case 'help.released': {
      const { claimedBy: _, claimedAt: __, ...free } = item
      return change(state, free)
    }
    case 'help.noted':
      return change(state, { ...item, note: event.note })
    case 'help.resolved': {
      // Helped without a claim: somebody went there and said so afterwards.
      const lasted = item.claimedAt === undefined ? [] : [at - item.claimedAt]
      return {
        queue: without(state, item),
        helped: state.helped.set(item.by, (state.helped.get(item.by) ?? 0) + 1),
        taken: state.taken.set(event.helper, (state.taken.get(event.helper) ?? 0) + 1),
        lasted: [...state.lasted, ...lasted].slice(-REMEMBERED),
      }
    }
  }
}

/** What becomes of the queue when somebody is put out of the room. */
export function withoutPerson(state: HelpState, participant: ParticipantId): HelpEvent[] {
  return state.queue.flatMap(({ id, by, claimedBy }): HelpEvent[] => {
    if (by === participant) return [{ type: 'help.cancelled', request: id, by }]
    return claimedBy === participant ? [{ type: 'help.released', request: id }] : []
  })
}

/** Place in the queue from 1, of those whom nobody helps yet; 0 for somebody who is being helped. */
export function helpPosition(state: HelpState, item: HelpRequest): number {
  if (item.claimedBy !== undefined) return 0
  return state.queue.filter(({ claimedBy }) => claimedBy === undefined).indexOf(item) + 1
}

/**
 * How long somebody at this place will wait about, ms: the median of the last helps for each round that the staff
 * need until it is their turn. An estimate from the log alone, the same for everybody who folds it.
 * @param helpers how many of the staff are here to help
 */
export function expectedWait(state: HelpState, position: number, helpers: number): number {
  if (position === 0) return 0
  const sorted = state.lasted.toSorted((a, b) => a - b)
  const typical = sorted[Math.floor(sorted.length / 2)] ?? USUAL_MS
  const busy = state.queue.filter(({ claimedBy }) => claimedBy !== undefined).length
  return Math.floor((busy + position - 1) / Math.max(1, helpers)) * typical
}

const without = (state: HelpState, item: HelpRequest) => state.queue.filter((other) => other !== item)

const change = (state: HelpState, item: HelpRequest): HelpState => ({
  ...state,
  queue: state.queue.map((other) => (other.id === item.id ? item : other)),
})
