import * as z from 'zod'
import type { CountdownCommand } from './countdown.ts'
import { pollDraft } from './poll.ts'

/** Longest countdown that can be set, in seconds: sets at one's own pace may be open for a whole class. */
export const SECONDS_MAX = 4 * 60 * 60

export const EXTRA_TIME = { min: 1.25, max: 3 } as const

const run = z.string().regex(/^r\d{1,5}$/)
const id = z.string().min(1).max(140)
const seconds = z.int().min(5).max(SECONDS_MAX).optional()
const ids = z.array(id).min(1).max(100)
const text = z.string().max(4_000)

/** The form that each kind of question asks for is checked against the question. */
const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), options: z.array(id).max(100) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('order'), options: ids }),
  z.strictObject({
    kind: z.literal('match'),
    pairs: z.record(id, id).refine((pairs) => Object.keys(pairs).length <= 100, 'These are too many pairs.'),
  }),
  z.strictObject({ kind: z.literal('line'), line: z.int() }),
  z.strictObject({ kind: z.literal('rating'), value: z.int() }),
  z.strictObject({ kind: z.literal('open'), text }),
])

/** Run and question are named as the sender saw them, so that two who press together do it once. */
export const quizCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('quiz.open'),
    quiz: id,
    pace: z.enum(['host', 'free']),
    scoring: z.enum(['none', 'points', 'speed']),
    board: z.enum(['off', 'anonymous', 'names']),
    live: z.boolean(),
    seconds,
  }),
  z.strictObject({
    type: z.literal('poll.open'),
    poll: pollDraft,
    anonymous: z.boolean(),
    mayChange: z.boolean(),
    live: z.boolean(),
    seconds,
  }),
  /** Puts a run on the screen; without `run` there is none. */
  z.strictObject({ type: z.literal('quiz.show'), run: run.optional() }),
  z.strictObject({ type: z.literal('quiz.set-live'), run, live: z.boolean() }),
  z.strictObject({ type: z.literal('quiz.finish'), run }),
  /** Opens a question, or shows again one that was asked. */
  z.strictObject({ type: z.literal('question.show'), run, question: id }),
  /** `question` is absent for sets at one's own pace, which are closed and revealed as a whole. */
  z.strictObject({ type: z.literal('question.close'), run, question: id.optional() }),
  z.strictObject({ type: z.literal('question.reveal'), run, question: id.optional() }),
  /** `until`: the new deadline, ms since the epoch, so that two who press together extend once. */
  z.strictObject({
    type: z.literal('question.extend'),
    run,
    question: id.optional(),
    until: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  z.strictObject({ type: z.literal('question.discuss'), run, question: id }),
  z.strictObject({ type: z.literal('question.ask-again'), run, question: id, seconds }),
  z.strictObject({
    type: z.literal('answer.give'),
    run,
    question: id,
    round: z.union([z.literal(1), z.literal(2)]),
    answer,
  }),
  z.strictObject({
    type: z.literal('person.set-extra-time'),
    participant: z.string().min(1).max(40),
    /** 1 takes it back. */
    factor: z.union([z.literal(1), z.number().min(EXTRA_TIME.min).max(EXTRA_TIME.max)]),
  }),
])

/** What people ask for, and what only the server does. */
export type QuizCommand =
  | z.infer<typeof quizCommand>
  | CountdownCommand
  /** The process that knew who has voted is gone. */
  | { type: 'ballots.abandon' }

export type CommandOf<T extends QuizCommand['type']> = Extract<QuizCommand, { type: T }>
