import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { documentRight } from '../../shared/session/documents.ts'
import type { Member } from '../../shared/session/roster.ts'
import { type Submission, type WorkOwner, workspaceOf } from '../../shared/session/work/state.ts'
import { submissionView } from '../../shared/view/exercise-view.ts'
import type { Room } from '../room/room.ts'
import type { Env, HttpDeps } from './deps.ts'
import * as examples from './examples.ts'
import { openSession, participant } from './identity.ts'
import { problem } from './problem.ts'
import { idParam, json, problems } from './schemas.ts'
import { participantWith } from './security.ts'

const SubmissionProgress = z
  .discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('waiting'),
      place: z.int().min(1).openapi({ description: '1: it is next' }),
    }),
    z.strictObject({ state: z.literal('running') }),
    z.strictObject({ state: z.literal('settled') }),
    z.strictObject({ state: z.literal('off') }),
  ])
  .openapi('SubmissionProgress', { example: examples.submissionProgress })

const checksOf = { passed: z.int().min(0), total: z.int().min(0) }

const SubmissionList = z
  .strictObject({
    submissions: z.array(
      z
        .strictObject({
          id: z.string(),
          at: z.number().openapi({ description: 'ms since the epoch' }),
          revision: z.string().openapi({ description: 'SHA-256 of the files, hex' }),
          passed: checksOf.passed
            .optional()
            .openapi({ description: 'Visible checks that passed, as the browser said' }),
          total: checksOf.total,
          verified: z
            .strictObject({ at: z.number(), ...checksOf })
            .optional()
            .openapi({ description: 'What the server found: visible and hidden checks' }),
          unverified: z
            .string()
            .optional()
            .openapi({ description: 'Why the server could not run the checks' }),
        })
        .openapi('Submission'),
    ),
  })
  .openapi('SubmissionList', { example: examples.submissionList })

const exerciseParam = z
  .string()
  .max(64)
  .openapi({
    param: { name: 'exercise', in: 'path' },
    description: 'Id of an exercise of the deck',
    example: examples.EXERCISE,
  })

const list = createRoute({
  method: 'get',
  path: '/sessions/{id}/exercises/{exercise}/submissions',
  tags: ['Exercises'],
  summary: 'What was handed in from a workspace',
  description: 'For whoever may read the workspace: the last twenty submissions, oldest first.',
  security: participantWith('reports:read'),
  request: {
    params: idParam.extend({ exercise: exerciseParam }),
    query: z.object({
      owner: z
        .string()
        .min(1)
        .max(40)
        .openapi({ description: 'Whose: a participant or a team', example: examples.LEARNER }),
    }),
  },
  responses: { 200: json(SubmissionList, 'The submissions.'), ...problems(401, 403, 404, 422) },
})

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/exercises/{exercise}/submissions/{submission}',
  tags: ['Exercises'],
  summary: 'How far the server is with a submission',
  description:
    'For whoever may read the workspace. `waiting`: others are before it · `running`: its checks are being run · `settled`: the session says what they came to · `off`: this server does not run checks itself, or not those of this submission.',
  security: participantWith('reports:read'),
  request: {
    params: idParam.extend({
      exercise: exerciseParam,
      submission: z
        .string()
        .max(32)
        .openapi({
          param: { name: 'submission', in: 'path' },
          description: 'As it was handed in',
          example: examples.SUBMISSION,
        }),
    }),
  },
  responses: {
    200: json(SubmissionProgress, 'How far it is.'),
    ...problems(401, 403, 404, 422),
  },
})

export function submissions(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(list, async (c) => {
    const { id, exercise } = c.req.valid('param')
    const { owner } = c.req.valid('query')
    const session = await openSession(deps, id)
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    const who = await participant(c, deps, room, mayReadWork(room, exercise, owner))
    if (!who.ok) return problem(c, who.error)
    const work = workspaceOf(room.state.work, owner, exercise)
    return c.json({ submissions: (work?.submissions ?? []).map(submissionView) }, 200)
  })
  api.openapi(get, async (c) => {
    const { id, exercise, submission: wanted } = c.req.valid('param')
    const session = await openSession(deps, id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const found = findSubmission(room, exercise, wanted)
    const may = found ? mayReadWork(room, exercise, found.owner) : () => true
    const who = await participant(c, deps, room, may)
    if (!who.ok) return problem(c, who.error)
    if (!found) return problem(c, { status: 404, code: 'not-found', detail: 'There is no such submission.' })
    return c.json(deps.grading?.progressOf(row.id, found.submission) ?? { state: 'off' as const }, 200)
  })
}

const mayReadWork =
  (room: Room, exercise: string, owner: WorkOwner) =>
  ({ id }: Member): boolean =>
    documentRight(room.state, `${room.id}/work/${exercise}/${owner}`, id) !== undefined

function findSubmission(
  room: Room,
  exercise: string,
  id: string,
): { owner: WorkOwner; submission: Submission } | undefined {
  for (const works of room.state.work.byOwner.values()) {
    for (const work of works) {
      const submission = work.exercise === exercise && work.submissions.find((one) => one.id === id)
      if (submission) return { owner: work.owner, submission }
    }
  }
  return undefined
}
