import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { documentRight } from '../../shared/session/documents.ts'
import type { Submission, WorkOwner } from '../../shared/session/work/state.ts'
import type { Room } from '../room/room.ts'
import type { Env, HttpDeps } from './deps.ts'
import { openSession, participant } from './identity.ts'
import { problem } from './problem.ts'
import { idParam, json, problems, SECURITY } from './schemas.ts'

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
  .openapi('SubmissionProgress')

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/exercises/{exercise}/submissions/{submission}',
  tags: ['Exercises'],
  summary: 'How far the server is with a submission',
  description:
    'For whoever may read the workspace. `waiting`: others are before it · `running`: its checks are being run · `settled`: the session says what they came to · `off`: this server does not run checks itself, or not those of this submission.',
  security: SECURITY.participant,
  request: {
    params: idParam.extend({
      exercise: z
        .string()
        .max(64)
        .openapi({ param: { name: 'exercise', in: 'path' }, description: 'Id of an exercise of the deck' }),
      submission: z
        .string()
        .max(32)
        .openapi({ param: { name: 'submission', in: 'path' }, description: 'As it was handed in' }),
    }),
  },
  responses: {
    200: json(SubmissionProgress, 'How far it is.'),
    ...problems(401, 403, 404, 422),
  },
})

export function submissions(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(get, async (c) => {
    const { id, exercise, submission: wanted } = c.req.valid('param')
    const session = await openSession(deps, id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const found = findSubmission(room, exercise, wanted)
    const who = await participant(
      c,
      deps,
      room,
      (member) =>
        !found ||
        documentRight(room.state, `${row.id}/work/${exercise}/${found.owner}`, member.id) !== undefined,
    )
    if (!who.ok) return problem(c, who.error)
    if (!found) return problem(c, { status: 404, code: 'not-found', detail: 'There is no such submission.' })
    return c.json(deps.grading?.progressOf(row.id, found.submission) ?? { state: 'off' as const }, 200)
  })
}

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
