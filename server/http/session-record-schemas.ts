import { z } from '@hono/zod-openapi'
import { TOLD_TYPES } from '../../shared/report/told-entry.ts'
import { ROLES } from '../../shared/session/roster.ts'
import { pageOf } from './listing.ts'
import { answer } from './quiz-results-schemas.ts'
import * as examples from './record-examples.ts'

const time = z.int().openapi({ description: 'ms since the epoch' })

export const STANDINGS = ['waiting', 'in', 'removed'] as const

export const ParticipantList = pageOf(
  z
    .object({
      participant: z.string(),
      name: z.string().openapi({ description: 'Empty where it was erased.' }),
      role: z.enum(ROLES),
      standing: z.enum(STANDINGS),
      joinedAt: time,
    })
    .openapi('Participant'),
).openapi('ParticipantList', { example: examples.participantList })

export const QuizRunList = pageOf(
  z
    .object({
      run: z.string(),
      number: z.int().openapi({ description: 'In the order in which they were opened, from 1.' }),
      quiz: z.string().optional().openapi({ description: 'Absent for polls.' }),
      title: z.string(),
      scoring: z.enum(['none', 'points', 'speed']),
      finished: z.boolean(),
      questions: z.int().openapi({ description: 'Questions of the quiz.' }),
      asked: z.int().openapi({ description: 'Those that were asked.' }),
      revealed: z.int().openapi({ description: 'Those of which the key was shown.' }),
      people: z.int().openapi({ description: 'Who answered under their name.' }),
    })
    .openapi('QuizRun'),
).openapi('QuizRunList', { example: examples.quizRunList })

export const AnswerList = pageOf(
  z
    .object({
      run: z.string(),
      question: z.string(),
      participant: z.string(),
      round: z.union([z.literal(1), z.literal(2)]),
      at: time,
      ms: z.number().openapi({ description: 'How long after the question had been asked.' }),
      answer,
      correct: z.boolean().optional().openapi({ description: 'Absent before the reveal and without a key.' }),
      share: z.number().optional().openapi({ description: 'Of the points, 0 to 1; absent as `correct`.' }),
      points: z.number().optional().openapi({ description: 'Absent as `correct`.' }),
    })
    .openapi('GivenAnswer'),
).openapi('AnswerList', { example: examples.answerList })

export const ExerciseList = pageOf(
  z
    .object({
      exercise: z.string(),
      number: z.int().openapi({ description: 'In the order of the course, from 1.' }),
      title: z.string(),
      minutes: z.number().optional(),
      points: z.number().optional(),
      opened: z.int().openapi({ description: 'Workspaces: of learners and of teams.' }),
      passed: z.int().openapi({ description: 'Those in which all visible checks passed at some time.' }),
      submitted: z.int().openapi({ description: 'Those that handed something in.' }),
      released: z.boolean().openapi({ description: 'Learners may see the solution.' }),
    })
    .openapi('ExerciseCounts'),
).openapi('ExerciseList', { example: examples.exerciseList })

export const DocumentList = pageOf(
  z
    .object({
      document: z.string().openapi({ description: 'Its name, which is its address below `/collab/`.' }),
      kind: z.enum(['demo', 'work', 'notes']).openapi({
        description: 'Live code of staff, the workspace of a learner or team, or the class notes.',
      }),
      demo: z.string().optional(),
      exercise: z.string().optional(),
      owner: z.string().optional().openapi({ description: 'Of a workspace: a participant or a team.' }),
      updates: z.int().openapi({ description: 'Changes that are stored.' }),
      changedAt: time,
    })
    .openapi('DocumentSummary'),
).openapi('DocumentList', { example: examples.documentList })

export const LogEntryList = pageOf(
  z
    .object({
      seq: z.int().openapi({ description: '1, 2, 3 …; those that are not told are missing.' }),
      at: time,
      type: z.enum(TOLD_TYPES as [string, ...string[]]),
      actor: z
        .union([
          z.object({ kind: z.literal('participant'), id: z.string() }),
          z.object({ kind: z.literal('system') }),
        ])
        .optional()
        .openapi({ description: 'Absent where nobody is told who it was.' }),
      body: z.record(z.string(), z.unknown()).openapi({ description: 'Depends on `type`. It has no names.' }),
    })
    .openapi('LogEntry'),
).openapi('LogEntryList', { example: examples.logEntryList })
