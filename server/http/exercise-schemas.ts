import { z } from '@hono/zod-openapi'
import { exercise } from './examples.ts'

/** Exercises in the OpenAPI description; the types are in shared/course/exercise.ts. */
const summary = {
  id: z.string(),
  title: z.string(),
  minutes: z.number().optional(),
  points: z.number(),
}

export const ExerciseFile = z.object({ name: z.string(), text: z.string() }).openapi('ExerciseFile')

const check = z
  .looseObject({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['tests', 'output', 'http', 'openapi', 'jwt', 'queries', 'websocket']),
  })
  .openapi('Check', { description: 'Further fields depend on `kind`; see docs/EXERCISES.md.' })

const audience = {
  ...summary,
  brief: z.string().openapi({ description: 'Sanitised HTML; addresses of files begin with `asset:`.' }),
  starter: z.array(ExerciseFile),
  entry: z.string().optional(),
  app: z.string().optional(),
  hints: z.array(z.string()),
  checks: z.array(check),
  steps: z.array(z.object({ title: z.string(), checks: z.array(z.string()) }).openapi('ExerciseStep')),
}

export const ExerciseSummary = z.object(summary).openapi('ExerciseSummary')
export const AudienceExercise = z.object(audience).openapi('AudienceExercise', { example: exercise })
export const StaffExercise = z
  .object({
    ...audience,
    hiddenChecks: z.array(check),
    solution: z.array(ExerciseFile),
    stepFiles: z.array(z.array(ExerciseFile)),
    covers: z.array(z.string()),
  })
  .openapi('StaffExercise')
