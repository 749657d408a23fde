import { z } from '@hono/zod-openapi'
import { Question, QuestionKey } from './quiz-results-schemas.ts'
import { missed } from './report-examples.ts'

/** What a learner missed in the OpenAPI description; the types are in shared/report/missed.ts. */
const time = z.int().openapi({ description: 'ms since the epoch' })
const by = z.string().optional().openapi({ description: 'A name; absent where it is not told.' })

const summary = z
  .object({
    from: time,
    to: time,
    late: z.boolean().openapi({ description: 'They came to this class for the first time at its end.' }),
    slides: z.array(z.object({ slide: z.int().openapi({ description: 'From 0.' }), shownMs: z.int() })),
    exercises: z.array(
      z.object({
        exercise: z.string(),
        title: z.string(),
        begunAt: time,
        current: z.boolean().openapi({ description: 'The class is at it still.' }),
      }),
    ),
    quizzes: z.array(
      z.object({
        run: z.string(),
        title: z.string().openapi({ description: 'Empty for a poll.' }),
        questions: z.array(
          z.object({
            question: Question,
            number: z.int(),
            key: QuestionKey.optional(),
            explanation: z.string().openapi({ description: 'Sanitised HTML.' }),
          }),
        ),
      }),
    ),
    announcements: z.array(z.object({ announcement: z.string(), text: z.string(), at: time, by })),
    answered: z.array(z.object({ ask: z.string(), text: z.string(), slide: z.int(), by })),
  })
  .openapi('MissedSummary')

export const Missed = z
  .object({ missed: summary.optional().openapi({ description: 'Absent where there is nothing to tell.' }) })
  .openapi('Missed', { example: missed })
