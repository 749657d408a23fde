import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { audienceExercise } from '../../shared/course/audience-exercise.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import type { Env, HttpDeps } from './deps.ts'
import { EncodedBodies, encodedJson, JSON_HEADERS, sendEncoded } from './encoded.ts'
import { AudienceExercise, StaffExercise } from './exercise-schemas.ts'
import { openSession, participant } from './identity.ts'
import { problem } from './problem.ts'
import { editionQuery, idParam, problems, SECURITY } from './schemas.ts'

/** A class opens one exercise at a time; those of several classes are kept encoded. */
const KEPT = 64

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/exercises/{exercise}',
  tags: ['Slides'],
  summary: 'An exercise of a session',
  description:
    'As it was when the session was opened. The audience’s edition has neither the solution nor hidden checks. Revalidate with `If-None-Match`.',
  security: SECURITY.participant,
  request: {
    params: idParam.extend({
      exercise: z
        .string()
        .max(64)
        .openapi({ param: { name: 'exercise', in: 'path' }, description: 'Id of an exercise of the deck' }),
    }),
    query: editionQuery,
  },
  responses: {
    200: {
      description: 'The exercise.',
      content: { 'application/json': { schema: z.union([AudienceExercise, StaffExercise]) } },
    },
    304: { description: 'The exercise is the one that the asker has.' },
    ...problems(401, 403, 404, 422),
  },
})

export function exercises(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const bodies = new EncodedBodies(KEPT)

  api.openapi(get, async (c) => {
    const { id, exercise: name } = c.req.valid('param')
    const session = await openSession(deps, id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const { edition } = c.req.valid('query')
    const who = await participant(c, deps, room, ({ role }) =>
      mayRead(role, edition === 'staff' ? 'staff-deck' : 'deck'),
    )
    if (!who.ok) return problem(c, who.error)
    const body = await bodies.get(`${edition} ${row.deck} ${name}`, async () => {
      const exercise = room.catalog.exercises.get(name)
      return exercise && encodedJson(edition === 'staff' ? exercise : audienceExercise(exercise))
    })
    if (!body) return problem(c, { status: 404, code: 'not-found', detail: 'There is no such exercise.' })
    return sendEncoded(c, body, JSON_HEADERS)
  })
}
