import * as z from 'zod'
import type { ParticipantId } from '../../ids.ts'
import { PersistentMap } from '../../persistent-map.ts'
import { ok } from '../../result.ts'
import type { DecideContext, Decision } from '../context.ts'
import { refuse } from '../rejection.ts'
import { ASK_MAX, ASKS_MAX, OPEN_ASKS_MAX } from './limits.ts'

/** `a1`, `a2` … in the order in which they were asked. */
export type AskId = string

/**
 * `waiting`: staff look at it first · `shown`: everybody sees it · `answered`: everybody sees that it is · `hidden`: by
 * staff · `withdrawn`: by whoever asked
 */
export type AskPhase = 'waiting' | 'shown' | 'answered' | 'hidden' | 'withdrawn'

/** Something that a learner asks the class (not a question of a quiz). */
export interface Ask {
  id: AskId
  by: ParticipantId
  /** Learners are not told who asks; staff are. */
  anonymous: boolean
  text: string
  /** The slide that was shown when it was asked, from 0. */
  slide: number
  at: number
  phase: AskPhase
  /** Who wants it answered, too. */
  votes: PersistentMap<true>
}

export interface AsksState {
  items: PersistentMap<Ask>
  /** Of each person what they asked and voted for, so that nobody has to look through everything. */
  of: PersistentMap<{ own: readonly AskId[]; voted: readonly AskId[] }>
  /** New questions are shown to learners only once staff let them. */
  moderated: boolean
  /** The question that is on the projector. */
  pinned?: AskId
}

export type AskEvent =
  | {
      type: 'ask.submitted'
      ask: AskId
      by: ParticipantId
      anonymous: boolean
      text: string
      slide: number
      waiting: boolean
    }
  | { type: 'ask.voted'; ask: AskId; by: ParticipantId; up: boolean }
  | { type: 'ask.settled'; ask: AskId; phase: AskPhase }
  | { type: 'asks.moderated'; on: boolean }
  /** Without a question there is none on the projector any more. */
  | { type: 'ask.pinned'; ask?: AskId }

const ask = z.string().regex(/^a\d{1,5}$/)

export const askCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ask.submit'),
    text: z.string().trim().min(1).max(ASK_MAX),
    anonymous: z.boolean(),
  }),
  z.strictObject({ type: z.literal('ask.vote'), ask, up: z.boolean() }),
  z.strictObject({ type: z.literal('ask.withdraw'), ask }),
  /** What staff make of it; `shown` brings it back as well. */
  z.strictObject({ type: z.literal('ask.settle'), ask, phase: z.enum(['shown', 'answered', 'hidden']) }),
  z.strictObject({ type: z.literal('asks.moderate'), on: z.boolean() }),
  /** On the projector; without a question nothing is. */
  z.strictObject({ type: z.literal('ask.pin'), ask: ask.optional() }),
])

export type AskCommand = z.infer<typeof askCommand>

export const initialAsks: AsksState = {
  items: PersistentMap.empty(),
  of: PersistentMap.empty(),
  moderated: false,
}

export const isOpenAsk = ({ phase }: Ask): boolean => phase === 'waiting' || phase === 'shown'

/** @param slide that is shown now */
export function decideAsks(
  state: AsksState,
  slide: number,
  command: AskCommand,
  ctx: DecideContext,
): Decision<AskEvent> {
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'Only people ask.')
  const me = ctx.actor.id
  if (command.type === 'ask.submit') return decideSubmit(state, slide, command, me)
  if (command.type === 'asks.moderate') {
    return ok(command.on === state.moderated ? [] : [{ type: 'asks.moderated', on: command.on }])
  }
  if (command.type === 'ask.pin') return decidePin(state, command.ask)
  const item = state.items.get(command.ask)
  // Of what they do not see learners do not learn either that it is there.
  const mine = item?.by === me
  if (!item) return refuse('not-found', 'There is no such question.')
  switch (command.type) {
    case 'ask.vote':
      if (item.phase === 'waiting' || item.phase === 'hidden' || item.phase === 'withdrawn') {
        return refuse('not-found', 'There is no such question.')
      }
      if (mine) return refuse('invalid', 'Whoever asks has no vote on it.')
      if (item.phase === 'answered') return refuse('closed', 'This question is answered.')
      return ok(
        item.votes.has(me) === command.up
          ? []
          : [{ type: 'ask.voted', ask: item.id, by: me, up: command.up }],
      )
    case 'ask.withdraw':
      if (!mine) return refuse('not-found', 'You have no such question.')
      return ok(isOpenAsk(item) ? [{ type: 'ask.settled', ask: item.id, phase: 'withdrawn' }] : [])
    case 'ask.settle':
      if (item.phase === 'withdrawn') return refuse('invalid', 'This question was withdrawn.')
      return ok(
        item.phase === command.phase ? [] : [{ type: 'ask.settled', ask: item.id, phase: command.phase }],
      )
  }
}

function decidePin(state: AsksState, ask: AskId | undefined): Decision<AskEvent> {
  if (ask === state.pinned) return ok([])
  if (ask === undefined) return ok([{ type: 'ask.pinned' }])
  const item = state.items.get(ask)
  if (!item) return refuse('not-found', 'There is no such question.')
  if (item.phase !== 'shown')
    return refuse('invalid', 'Only an open question that the class sees can be put up.')
  return ok([{ type: 'ask.pinned', ask }])
}

function decideSubmit(
  state: AsksState,
  slide: number,
  { text, anonymous }: Extract<AskCommand, { type: 'ask.submit' }>,
  by: ParticipantId,
): Decision<AskEvent> {
  if (state.items.size >= ASKS_MAX) return refuse('full', `A session has at most ${ASKS_MAX} questions.`)
  const open = (state.of.get(by)?.own ?? []).filter((id) => {
    const item = state.items.get(id)
    return item && isOpenAsk(item)
  })
  if (open.length >= OPEN_ASKS_MAX) {
    return refuse('full', `You have ${OPEN_ASKS_MAX} questions open. Withdraw one before you ask another.`)
  }
  const ask = `a${state.items.size + 1}`
  return ok([{ type: 'ask.submitted', ask, by, anonymous, text, slide, waiting: state.moderated }])
}

export function evolveAsks(state: AsksState, event: AskEvent, at: number): AsksState {
  switch (event.type) {
    case 'ask.submitted': {
      const { ask: id, by, anonymous, text, slide, waiting } = event
      const phase = waiting ? 'waiting' : 'shown'
      const item: Ask = { id, by, anonymous, text, slide, at, phase, votes: PersistentMap.empty() }
      const { own, voted } = state.of.get(by) ?? NOTHING
      return {
        ...state,
        items: state.items.set(id, item),
        of: state.of.set(by, { own: [...own, id], voted }),
      }
    }
    case 'ask.voted': {
      const { ask: id, by, up } = event
      const { own, voted } = state.of.get(by) ?? NOTHING
      const others = voted.filter((one) => one !== id)
      return {
        ...change(state, id, ({ votes, ...item }) => ({
          ...item,
          votes: up ? votes.set(by, true) : votes.delete(by),
        })),
        of: state.of.set(by, { own, voted: up ? [...others, id] : others }),
      }
    }
    case 'ask.settled': {
      const next = change(state, event.ask, (item) => ({ ...item, phase: event.phase }))
      // What is settled has been talked about.
      return event.ask === state.pinned && event.phase !== 'shown' ? pin(next, undefined) : next
    }
    case 'ask.pinned':
      return pin(state, event.ask)
    case 'asks.moderated':
      return { ...state, moderated: event.on }
  }
}

const NOTHING = { own: [], voted: [] } as const

function pin({ pinned: _, ...state }: AsksState, ask: AskId | undefined): AsksState {
  return ask === undefined ? state : { ...state, pinned: ask }
}

function change(state: AsksState, id: AskId, to: (item: Ask) => Ask): AsksState {
  const before = state.items.get(id)
  return before ? { ...state, items: state.items.set(id, to(before)) } : state
}
