import { z } from '@hono/zod-openapi'
import { classReport } from './report-examples.ts'

/** The report of a class in the OpenAPI description; the types are in shared/report. */
const time = z.int().openapi({ description: 'ms since the epoch' })
const passed = z.object({ passed: z.int(), total: z.int() })

const work = z
  .object({
    owner: z.string().openapi({ description: 'A participant or a team.' }),
    openedAt: time,
    passedAt: time.optional().openapi({ description: 'When all visible checks passed for the first time.' }),
    checks: passed.optional().openapi({ description: 'The last report of visible checks.' }),
    runs: z.int(),
    reports: z.int(),
    hints: z.int(),
    caughtUp: z.int(),
    submissions: z.int(),
    verified: passed.optional().openapi({ description: 'Of the last submission that the server verified.' }),
  })
  .openapi('WorkResults')

const exercise = z
  .object({
    exercise: z.string(),
    title: z.string(),
    minutes: z.number().optional(),
    begunAt: time.optional(),
    work: z.array(work),
    checks: z.array(
      z.object({ check: z.string(), title: z.string(), failedEver: z.int(), failing: z.int() }),
    ),
  })
  .openapi('ExerciseResults')

const help = z
  .object({
    calls: z.array(
      z.object({
        request: z.string(),
        by: z.string(),
        topic: z.string(),
        exercise: z.string().optional(),
        askedAt: time,
        claimedAt: time.optional(),
        helper: z.string().optional(),
        endedAt: time.optional(),
        outcome: z.enum(['open', 'helped', 'cancelled']),
      }),
    ),
    medianWaitMs: z.number().optional(),
    longestWaitMs: z.number().optional(),
    helpers: z.array(z.object({ helper: z.string(), helped: z.int() })),
  })
  .openapi('HelpReport')

const ask = z
  .object({
    ask: z.string(),
    text: z.string(),
    slide: z.int().openapi({ description: 'The slide that was shown when it was asked, from 0.' }),
    askedAt: time,
    votes: z.int(),
    phase: z.enum(['waiting', 'shown', 'answered', 'hidden']),
    answeredAt: time.optional(),
    anonymous: z.boolean(),
    by: z.string().optional().openapi({ description: 'Absent where it was asked anonymously.' }),
  })
  .openapi('AskedQuestion')

const pace = z
  .object({
    curve: z.array(z.object({ at: time, lost: z.int(), 'too-fast': z.int(), fine: z.int() })),
    slides: z.array(z.object({ at: time, slide: z.int() })),
    stepMs: z.int(),
  })
  .openapi('PaceReport')

export const ClassReport = z
  .object({
    title: z.string(),
    now: time,
    startedAt: time.optional(),
    endedAt: time.optional(),
    people: z.record(z.string(), z.object({ name: z.string(), role: z.string() })),
    teams: z.record(z.string(), z.array(z.string())),
    slides: z.array(z.string()),
    exercises: z.array(exercise),
    help,
    asks: z.array(ask),
    pace,
    participation: z.array(
      z.object({
        participant: z.string(),
        answers: z.int(),
        asked: z.int(),
        votes: z.int(),
        hands: z.int(),
        runs: z.int(),
        submissions: z.int(),
        calls: z.int(),
        pace: z.int(),
      }),
    ),
  })
  .openapi('ClassReport', { example: classReport })
