import { z } from '@hono/zod-openapi'
import { ownData } from './report-examples.ts'

/** What a session holds of a learner, in the OpenAPI description; the types are in shared/report/own-data.ts. */
const time = z.int().openapi({ description: 'ms since the epoch' })

const answer = z.object({
  quiz: z.string().openapi({ description: 'Empty for polls.' }),
  question: z.string(),
  number: z.int(),
  round: z.union([z.literal(1), z.literal(2)]),
  answer: z.string(),
  at: time,
  correct: z.boolean().optional().openapi({ description: 'Absent before the reveal, and without a key.' }),
  points: z.number().optional(),
})

const work = z.object({
  exercise: z.string(),
  title: z.string(),
  team: z.boolean(),
  openedAt: time,
  checks: z.object({ passed: z.int(), total: z.int(), at: time }).optional(),
  note: z.string().optional(),
  hints: z.int(),
  submissions: z.array(z.object({ at: time, passed: z.int().optional(), total: z.int() })),
  files: z.array(z.object({ name: z.string(), text: z.string() })),
  tooLarge: z.boolean().openapi({ description: 'The files are left out.' }),
})

export const OwnData = z
  .object({
    title: z.string(),
    now: time,
    startedAt: time.optional(),
    endedAt: time.optional(),
    keptDays: z
      .int()
      .optional()
      .openapi({ description: 'The session is deleted so many days after its end.' }),
    me: z.object({
      id: z.string(),
      name: z.string(),
      joinedAt: time,
      extraTime: z.number().optional(),
    }),
    attendance: z.object({
      intervals: z.array(z.object({ from: time, to: time.optional() })),
      presentMs: z.number(),
      share: z.number(),
    }),
    answers: z.array(answer),
    work: z.array(work),
    asks: z.array(
      z.object({
        text: z.string(),
        anonymous: z.boolean(),
        at: time,
        phase: z.enum(['waiting', 'shown', 'answered', 'hidden', 'withdrawn']),
      }),
    ),
    calls: z.array(
      z.object({
        topic: z.string(),
        exercise: z.string().optional(),
        askedAt: time,
        claimedAt: time.optional(),
        endedAt: time.optional(),
        outcome: z.enum(['open', 'helped', 'cancelled']),
      }),
    ),
    counts: z.object({ votes: z.int(), hands: z.int(), pace: z.int(), runs: z.int() }),
  })
  .openapi('OwnData', { example: ownData })
