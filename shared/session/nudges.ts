import * as z from 'zod'
import type { Catalog } from '../course/catalog.ts'
import type { ExerciseId } from '../course/exercise.ts'
import type { ParticipantId } from '../ids.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ok } from '../result.ts'
import type { DecideContext, Decision } from './context.ts'
import { refuse } from './rejection.ts'
import type { RosterState } from './roster.ts'

/** Chosen by the client that sends it; unique in the session. */
export type NudgeId = string

/** What the staff can put before some learners: a hint of an exercise, a few words, a slide to look at, or a poll. */
export type NudgeContent =
  | { kind: 'hint'; exercise: ExerciseId; hint: number }
  | { kind: 'text'; text: string }
  | { kind: 'slide'; slide: number }
  | { kind: 'poll'; question: string; options: string[] }

export interface Nudge {
  id: NudgeId
  at: number
  by: ParticipantId
  content: NudgeContent
}

/** The failure that something was sent about, by identity: how it is worded changes from learner to learner. */
export interface NudgeCause {
  exercise: ExerciseId
  /** Id of a check of the exercise. */
  check: string
  /** What the messages of those who fail have in common; '' where the check says nothing. */
  gist: string
}

/** What was sent, for the staff. */
export interface SentNudge extends Nudge {
  to: readonly ParticipantId[]
  /** Why these, e.g. the check that they all fail; '' for none. */
  about: string
  /** Absent where it was not about a check, and in logs from before this was noted. */
  cause?: NudgeCause
  /** Of a poll: the number of the option, from 0, by who chose it. */
  answers: Readonly<Record<ParticipantId, number>>
}

export interface NudgesState {
  /** What each learner was sent last, oldest first. */
  of: PersistentMap<readonly Nudge[]>
  /** The last ones of all, oldest first. */
  sent: readonly SentNudge[]
}

export type NudgeEvent =
  | {
      type: 'nudge.sent'
      nudge: NudgeId
      by: ParticipantId
      to: ParticipantId[]
      content: NudgeContent
      about: string
      cause?: NudgeCause
    }
  /** Also where somebody chose something else before. */
  | { type: 'nudge.answered'; nudge: NudgeId; by: ParticipantId; option: number }

export const NUDGE_TEXT_MAX = 1_000
export const NUDGE_ABOUT_MAX = 200
export const NUDGE_GIST_MAX = 200
export const NUDGE_QUESTION_MAX = 300
export const NUDGE_OPTIONS_MAX = 6
export const NUDGE_OPTION_MAX = 120
/** A message of the wire has 16 kB. */
export const NUDGE_PEOPLE_MAX = 400
const KEPT_EACH = 5
const KEPT_SENT = 30

const nudge = z.string().regex(/^[a-z0-9]{8,32}$/)

export const nudgeCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('nudge.send'),
    nudge,
    to: z.array(z.string().min(1).max(40)).min(1).max(NUDGE_PEOPLE_MAX),
    content: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('hint'),
        exercise: z.string().regex(/^[a-z0-9-]{1,64}$/),
        hint: z.int().min(0).max(100),
      }),
      z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(NUDGE_TEXT_MAX) }),
      z.strictObject({ kind: z.literal('slide'), slide: z.int().min(0).max(100_000) }),
      z.strictObject({
        kind: z.literal('poll'),
        question: z.string().trim().min(1).max(NUDGE_QUESTION_MAX),
        options: z.array(z.string().trim().min(1).max(NUDGE_OPTION_MAX)).min(2).max(NUDGE_OPTIONS_MAX),
      }),
    ]),
    about: z.string().trim().max(NUDGE_ABOUT_MAX).optional(),
    cause: z
      .strictObject({
        exercise: z.string().regex(/^[a-z0-9-]{1,64}$/),
        check: z.string().regex(/^[a-z0-9-]{1,64}$/),
        gist: z.string().max(NUDGE_GIST_MAX),
      })
      .optional(),
  }),
  z.strictObject({ type: z.literal('nudge.answer'), nudge, option: z.int().min(0).max(NUDGE_OPTIONS_MAX) }),
])

export type NudgeCommand = z.infer<typeof nudgeCommand>

export const initialNudges: NudgesState = { of: PersistentMap.empty(), sent: [] }

/** @param slides how many slides the deck has */
export function decideNudges(
  state: NudgesState,
  roster: RosterState,
  slides: number,
  command: NudgeCommand,
  ctx: DecideContext,
): Decision<NudgeEvent> {
  if (ctx.actor.kind !== 'participant') return refuse('forbidden', 'Only people send something to learners.')
  if (command.type === 'nudge.answer') return decideAnswer(state, command, ctx.actor.id)
  const { nudge, content, about = '', cause } = command
  if (state.sent.some(({ id }) => id === nudge)) return refuse('invalid', 'This id is in use.')
  const missing = refuseContent(content, slides, ctx.catalog) ?? refuseCause(cause, ctx.catalog)
  if (missing) return missing
  const to = [...new Set(command.to)].sort()
  for (const id of to) {
    const member = roster.members.get(id)
    if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
    if (member.role !== 'learner') return refuse('invalid', 'This is for learners.')
  }
  // Whoever was removed meanwhile is passed over: the others get it all the same.
  const here = to.filter((id) => roster.members.get(id)?.standing === 'in')
  if (here.length === 0) return refuse('invalid', 'None of them is in the room any more.')
  return ok([
    {
      type: 'nudge.sent',
      nudge,
      by: ctx.actor.id,
      to: here,
      content,
      about,
      ...(cause === undefined ? {} : { cause }),
    },
  ])
}

function decideAnswer(
  { sent }: NudgesState,
  { nudge, option }: Extract<NudgeCommand, { type: 'nudge.answer' }>,
  by: ParticipantId,
): Decision<NudgeEvent> {
  const asked = sent.find(({ id, to }) => id === nudge && to.includes(by))
  if (asked?.content.kind !== 'poll') return refuse('not-found', 'This was not asked of you, or is over.')
  if (option >= asked.content.options.length) return refuse('invalid', 'There is no such answer.')
  return ok(asked.answers[by] === option ? [] : [{ type: 'nudge.answered', nudge, by, option }])
}

function refuseContent(content: NudgeContent, slides: number, { exercises }: Catalog) {
  if (content.kind === 'slide' && content.slide >= slides) {
    return refuse('not-found', `There are ${slides} slides.`)
  }
  if (content.kind === 'hint' && exercises.get(content.exercise)?.hints[content.hint] === undefined) {
    return refuse('not-found', 'The exercise has no such hint.')
  }
  return undefined
}

function refuseCause(cause: NudgeCause | undefined, { exercises }: Catalog) {
  if (!cause) return undefined
  const exercise = exercises.get(cause.exercise)
  if (!exercise) return refuse('not-found', 'There is no such exercise.')
  return [...exercise.checks, ...exercise.hiddenChecks].some(({ id }) => id === cause.check)
    ? undefined
    : refuse('not-found', `This exercise has no check “${cause.check}”.`)
}

export function evolveNudges(state: NudgesState, event: NudgeEvent, at: number): NudgesState {
  if (event.type === 'nudge.answered') {
    const { nudge, by, option } = event
    const sent = state.sent.map((one) =>
      one.id === nudge ? { ...one, answers: { ...one.answers, [by]: option } } : one,
    )
    return { ...state, sent }
  }
  const { nudge: id, by, to, content, about, cause } = event
  const made: Nudge = { id, at, by, content }
  let { of } = state
  for (const person of to) of = of.set(person, [...(of.get(person) ?? []), made].slice(-KEPT_EACH))
  const sent: SentNudge = { ...made, to, about, answers: {}, ...(cause === undefined ? {} : { cause }) }
  return { of, sent: [...state.sent, sent].slice(-KEPT_SENT) }
}
