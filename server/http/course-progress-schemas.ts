import { z } from '@hono/zod-openapi'
import { courseProgress } from './report-examples.ts'

/** Progress over the sessions of a course in the OpenAPI description; the types are in shared/report. */
const time = z.int().openapi({ description: 'ms since the epoch' })
const share = z.number().openapi({ description: 'From 0 to 1.' })
const stages = z.object({ begun: z.int(), passed: z.int(), verified: z.int() }).openapi('Stages', {
  description: 'How many came how far; what is verified is passed, and what is passed begun.',
})
const answers = z.object({ answered: z.int(), correct: z.int(), difficulty: share.optional() })

const session = z
  .object({
    session: z.string(),
    title: z.string(),
    startedAt: time,
    endedAt: time.optional(),
    learners: z.int(),
    presence: share,
    exercises: stages,
    points: z.number(),
    possible: z.number(),
  })
  .openapi('SessionSummary')

const learner = z
  .object({
    id: z.string().openapi({ description: 'The participant that they were first.' }),
    name: z.string(),
    match: z.enum(['one-session', 'by-name', 'namesakes']).openapi({
      description:
        '`by-name`: people of the same name in several sessions are taken for one · `namesakes`: two bore the name in one session, so nobody of this name is matched',
    }),
    attended: z.int(),
    presentMs: z.int(),
    exercises: stages,
    points: z.number(),
    possible: z.number(),
    sessions: z.record(
      z.string(),
      z.object({
        participant: z.string(),
        presentMs: z.int(),
        share,
        exercises: stages,
        points: z.number(),
        possible: z.number(),
      }),
    ),
  })
  .openapi('LearnerProgress')

export const CourseProgress = z
  .object({
    course: z.string(),
    now: time,
    sessions: z.array(session),
    limit: z.int().openapi({ description: 'Sessions that are looked at, the newest.' }),
    more: z.boolean().openapi({ description: 'There are older ones, which are not in it.' }),
    learners: z.array(learner),
    exercises: z.array(
      z
        .object({
          exercise: z.string(),
          title: z.string(),
          all: stages,
          sessions: z.record(z.string(), stages),
        })
        .openapi('ExerciseProgress'),
    ),
    questions: z.array(
      answers
        .extend({
          question: z.string(),
          quiz: z.string(),
          quizTitle: z.string(),
          stem: z.string().openapi({ description: 'Sanitised HTML.' }),
          sessions: z.record(z.string(), answers),
        })
        .openapi('QuestionProgress'),
    ),
  })
  .openapi('CourseProgress', { example: courseProgress })
