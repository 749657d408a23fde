import { z } from '@hono/zod-openapi'
import { ownQuizReport, quizReport } from './report-examples.ts'

/** Results of quizzes in the OpenAPI description; the types are in shared/report. */
export const Question = z
  .looseObject({
    id: z.string(),
    kind: z.enum(['choice', 'number', 'text', 'order', 'match', 'line', 'rating', 'open']),
    stem: z.string().openapi({ description: 'Sanitised HTML; addresses of files begin with `asset:`.' }),
    points: z.number(),
    anonymous: z.boolean(),
  })
  .openapi('Question', { description: 'Further fields depend on `kind`; see docs/PROTOCOL.md.' })

export const QuestionKey = z
  .looseObject({ kind: z.string() })
  .openapi('QuestionKey', { description: 'What is right; further fields depend on `kind`.' })

export const answer = z
  .looseObject({ kind: z.string() })
  .openapi('Answer', { description: 'Further fields depend on `kind`, which is that of the question.' })

const answerResult = z
  .object({
    answer,
    round: z.union([z.literal(1), z.literal(2)]),
    at: z.int().openapi({ description: 'When it was saved.' }),
    ms: z.number().openapi({ description: 'How long after the question had been asked.' }),
    outcome: z
      .object({ correct: z.boolean(), share: z.number(), points: z.number() })
      .optional()
      .openapi({ description: 'Absent without a key and before the reveal.' }),
  })
  .openapi('AnswerResult')

const option = z.object({
  option: z.string(),
  right: z.boolean(),
  chosen: z.int(),
  share: z.number(),
  elsewhere: z
    .number()
    .optional()
    .openapi({ description: 'Mean share of the points that those who chose it got in the other questions.' }),
})

const questionResults = z
  .object({
    question: Question,
    number: z.int(),
    key: QuestionKey.optional(),
    revealed: z.boolean(),
    rounds: z
      .array(z.record(z.string(), z.int()))
      .openapi({ description: 'How often each bucket was answered; see docs/PROTOCOL.md for buckets.' }),
    answered: z.int(),
    correct: z.int().optional(),
    analysis: z
      .object({
        difficulty: z.number().optional().openapi({ description: 'Mean share of the points, 0 to 1.' }),
        discrimination: z
          .number()
          .optional()
          .openapi({ description: 'Corrected item-total correlation, -1 to 1.' }),
        options: z.array(option).optional(),
      })
      .optional(),
    medianMs: z.number().optional(),
  })
  .openapi('QuestionResults')

const personResults = z
  .object({
    participant: z.string(),
    name: z.string(),
    answers: z.record(z.string(), answerResult).openapi({ description: 'By id of the question.' }),
    answered: z.int(),
    correct: z.int(),
    points: z.number(),
  })
  .openapi('PersonResults')

const run = {
  run: z.string(),
  quiz: z.string().optional().openapi({ description: 'Absent for polls.' }),
  title: z.string(),
}

export const QuizReport = z
  .object({
    title: z.string(),
    now: z.int(),
    startedAt: z.int().optional(),
    endedAt: z.int().optional(),
    runs: z.array(
      z.object({
        ...run,
        scoring: z.enum(['none', 'points', 'speed']),
        finished: z.boolean(),
        questions: z.array(questionResults),
        people: z.array(personResults).openapi({ description: 'The best first.' }),
      }),
    ),
  })
  .openapi('QuizReport', { example: quizReport })

export const OwnQuizReport = z
  .object({
    title: z.string(),
    runs: z.array(
      z.object({
        ...run,
        questions: z.array(
          z.object({
            question: Question,
            number: z.int(),
            key: QuestionKey.optional(),
            explanation: z.string().openapi({ description: 'Sanitised HTML.' }),
            feedback: z.record(z.string(), z.string()).optional(),
            mine: answerResult.optional(),
          }),
        ),
        answered: z.int(),
        correct: z.int(),
        points: z.number(),
      }),
    ),
  })
  .openapi('OwnQuizReport', { example: ownQuizReport })
