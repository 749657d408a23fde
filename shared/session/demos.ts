import * as z from 'zod'
import type { ParticipantId } from '../ids.ts'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import { refuse } from './rejection.ts'
import type { RosterState } from './roster.ts'

/** A file as it stands when an editor is opened; what is typed later is in the shared document. */
export interface SeedFile {
  name: string
  text: string
}

/** A live demo: an editor of the staff that everybody sees. */
export interface Demo {
  id: string
  title: string
  files: readonly SeedFile[]
  /** Everybody who is in the room may type. */
  everybody: boolean
  /** Asked whether they take over; nothing is theirs before they agree. */
  offeredTo?: ParticipantId
  /** May type beside the staff. */
  lentTo?: ParticipantId
}

export interface DemosState {
  items: readonly Demo[]
  /** The demo that is shown beside the slides. */
  onScreen?: string
}

export type DemoEvent =
  | { type: 'demo.opened'; demo: string; title: string; files: SeedFile[] }
  | { type: 'demo.shown'; demo?: string }
  | { type: 'demo.closed'; demo: string }
  | { type: 'demo.opened-up'; demo: string; everybody: boolean }
  | { type: 'demo.offered'; demo: string; to: ParticipantId }
  | { type: 'demo.lent'; demo: string; to: ParticipantId }
  /** Offer or loan is over: declined, taken back or given back. */
  | { type: 'demo.returned'; demo: string; from: ParticipantId }

export const DEMOS_MAX = 20
export const DEMO_FILES_MAX = 10
/** All files together, in characters, so that the command fits into one message. */
export const DEMO_SEED_MAX = 12_000

/** Letters, digits and `._-`, with folders; no path that leads out and none that is hidden. */
export const fileName = z
  .string()
  .max(80)
  .regex(
    /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,3}$/,
    'This is not a name for a file.',
  )

/** Chosen by the client, so that it can open the document at once; unique in the session. */
const demo = z.string().regex(/^[a-z0-9]{8,32}$/)

export const demoCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('demo.open'),
    demo,
    title: z.string().trim().min(1).max(80),
    files: z
      .array(z.strictObject({ name: fileName, text: z.string() }))
      .min(1)
      .max(DEMO_FILES_MAX)
      .refine(
        (files) => new Set(files.map(({ name }) => name)).size === files.length,
        'Two files have one name.',
      )
      .refine(
        (files) => files.reduce((sum, { text }) => sum + text.length, 0) <= DEMO_SEED_MAX,
        `The files have more than ${DEMO_SEED_MAX} characters together.`,
      ),
  }),
  /** Puts a demo beside the slides; without `demo` the slides are alone again. */
  z.strictObject({ type: z.literal('demo.show'), demo: demo.optional() }),
  z.strictObject({ type: z.literal('demo.close'), demo }),
  z.strictObject({ type: z.literal('demo.open-up'), demo, everybody: z.boolean() }),
  /** Asks somebody to take over; they accept or decline. */
  z.strictObject({ type: z.literal('demo.lend'), demo, to: z.string().min(1).max(40) }),
  z.strictObject({ type: z.literal('demo.accept'), demo }),
  z.strictObject({ type: z.literal('demo.decline'), demo }),
  z.strictObject({ type: z.literal('demo.take-back'), demo }),
])

export type DemoCommand = z.infer<typeof demoCommand>

export const initialDemos: DemosState = { items: [] }

export function decideDemos(
  state: DemosState,
  roster: RosterState,
  command: DemoCommand,
  ctx: DecideContext,
): Decision<DemoEvent> {
  if (command.type === 'demo.open') return decideOpen(state, command)
  if (command.type === 'demo.show' && command.demo === undefined) {
    return ok(state.onScreen === undefined ? [] : [{ type: 'demo.shown' }])
  }
  const item = state.items.find(({ id }) => id === command.demo)
  if (!item) return refuse('not-found', 'There is no such live demo.')
  const { id } = item
  switch (command.type) {
    case 'demo.show':
      return ok(state.onScreen === id ? [] : [{ type: 'demo.shown', demo: id }])
    case 'demo.close':
      return ok([{ type: 'demo.closed', demo: id }])
    case 'demo.open-up':
      if (item.everybody === command.everybody) return ok([])
      return ok([{ type: 'demo.opened-up', demo: id, everybody: command.everybody }])
    case 'demo.lend': {
      const member = roster.members.get(command.to)
      if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
      if (member.standing !== 'in' || member.role !== 'learner') {
        return refuse('invalid', 'A live demo is lent to a learner who is in the room.')
      }
      const before = item.lentTo ?? item.offeredTo
      if (before === member.id) return ok([])
      return ok([
        ...(before === undefined ? [] : [{ type: 'demo.returned' as const, demo: id, from: before }]),
        { type: 'demo.offered', demo: id, to: member.id },
      ])
    }
    case 'demo.accept':
    case 'demo.decline': {
      if (ctx.actor.kind !== 'participant' || item.offeredTo !== ctx.actor.id) {
        return refuse('invalid', 'Nobody has offered you this live demo.')
      }
      if (command.type === 'demo.decline')
        return ok([{ type: 'demo.returned', demo: id, from: ctx.actor.id }])
      return ok([{ type: 'demo.lent', demo: id, to: ctx.actor.id }])
    }
    case 'demo.take-back': {
      const from = item.lentTo ?? item.offeredTo
      return ok(from === undefined ? [] : [{ type: 'demo.returned', demo: id, from }])
    }
  }
}

function decideOpen(
  state: DemosState,
  { demo: id, title, files }: Extract<DemoCommand, { type: 'demo.open' }>,
): Decision<DemoEvent> {
  if (state.items.some((item) => item.id === id))
    return refuse('invalid', 'There is a live demo with this id.')
  if (state.items.length >= DEMOS_MAX)
    return refuse('full', `A session has at most ${DEMOS_MAX} live demos open.`)
  return ok([
    { type: 'demo.opened', demo: id, title, files },
    { type: 'demo.shown', demo: id },
  ])
}

export function evolveDemos(state: DemosState, event: DemoEvent): DemosState {
  switch (event.type) {
    case 'demo.opened': {
      const { demo: id, title, files } = event
      return { ...state, items: [...state.items, { id, title, files, everybody: false }] }
    }
    case 'demo.shown':
      return event.demo === undefined ? { items: state.items } : { ...state, onScreen: event.demo }
    case 'demo.closed': {
      const items = state.items.filter(({ id }) => id !== event.demo)
      return state.onScreen === event.demo ? { items } : { ...state, items }
    }
    case 'demo.opened-up':
      return change(state, event.demo, (item) => ({ ...item, everybody: event.everybody }))
    case 'demo.offered':
      return change(state, event.demo, (item) => ({ ...returned(item), offeredTo: event.to }))
    case 'demo.lent':
      return change(state, event.demo, (item) => ({ ...returned(item), lentTo: event.to }))
    case 'demo.returned':
      return change(state, event.demo, returned)
  }
}

/** The demos that are lent or offered to somebody. */
export function demosOf(state: DemosState, participant: ParticipantId): string[] {
  return state.items
    .filter(({ lentTo, offeredTo }) => lentTo === participant || offeredTo === participant)
    .map(({ id }) => id)
}

function change(state: DemosState, demo: string, update: (item: Demo) => Demo): DemosState {
  return { ...state, items: state.items.map((item) => (item.id === demo ? update(item) : item)) }
}

const returned = ({ lentTo: _, offeredTo: __, ...item }: Demo): Demo => item
