import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { audienceExercise } from '../../shared/course/audience-exercise.ts'
import type { ExerciseFile } from '../../shared/course/exercise.ts'
import { solvedFiles } from '../../shared/course/exercise-files.ts'
import { isStaff, mayRead } from '../../shared/session/permissions.ts'
import { isStepReleased } from '../../shared/session/work/state.ts'
import type { Room } from '../room/room.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { type EncodedBody, encodedJson, JSON_HEADERS, sendEncoded } from './encoded.ts'
import * as examples from './examples.ts'
import { AudienceExercise, ExerciseFile as File, StaffExercise } from './exercise-schemas.ts'
import { openSession, participant } from './identity.ts'
import { MadeOnce } from './made-once.ts'
import { problem } from './problem.ts'
import { editionQuery, idParam, json, problems } from './schemas.ts'
import { participantWith } from './security.ts'

/** A class opens one exercise at a time; those of several classes are kept encoded. */
const KEPT = 64

const exerciseParams = idParam.extend({
  exercise: z
    .string()
    .max(64)
    .openapi({
      param: { name: 'exercise', in: 'path' },
      description: 'Id of an exercise of the deck',
      example: examples.EXERCISE,
    }),
})

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/exercises/{exercise}',
  tags: ['Slides'],
  summary: 'An exercise of a session',
  description:
    'As it was when the session was opened. The audience’s edition has neither the solution nor hidden checks. Revalidate with `If-None-Match`.',
  security: participantWith('sessions:read'),
  request: {
    params: exerciseParams,
    query: editionQuery,
  },
  responses: {
    200: {
      description: 'The exercise.',
      content: {
        'application/json': {
          schema: z.union([AudienceExercise, StaffExercise]),
          example: examples.exercise,
        },
      },
    },
    304: { description: 'The exercise is the one that the asker has.' },
    ...problems(401, 403, 404, 422),
  },
})

const released = <Path extends string, Params extends typeof exerciseParams>(
  path: Path,
  params: Params,
  summary: string,
  description: string,
) =>
  createRoute({
    method: 'get',
    path,
    tags: ['Slides'],
    summary,
    description,
    security: participantWith('sessions:read'),
    request: { params },
    responses: {
      200: json(
        z.object({ files: z.array(File) }).openapi({ example: examples.files }),
        'All that the workspace holds.',
      ),
      ...problems(401, 403, 404, 422),
    },
  })

const getStep = released(
  '/sessions/{id}/exercises/{exercise}/steps/{step}',
  exerciseParams.extend({
    step: z.coerce
      .number()
      .pipe(z.int().min(1).max(100))
      .openapi({
        param: { name: 'step', in: 'path' },
        description: 'Number of the step, from 1',
        example: 1,
      }),
  }),
  'What a step of an exercise ends with',
  'For learners once the class is past the step, or the solution is released (else 403, code `not-released`); for staff always.',
)

const getSolution = released(
  '/sessions/{id}/exercises/{exercise}/solution',
  exerciseParams,
  'The solution of an exercise',
  'For learners once it is released (else 403, code `not-released`); for staff always.',
)

export function exercises(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const bodies = new MadeOnce<EncodedBody>(KEPT)

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

  api.openapi(getStep, async (c) => {
    const { id, exercise, step } = c.req.valid('param')
    return sendFiles(c, id, exercise, (room) => ({
      files: room.catalog.exercises.get(exercise)?.stepFiles[step - 1],
      released: isStepReleased(room.state.work, exercise, step),
      detail: `Step ${step} can be looked at when the class is past it.`,
    }))
  })

  api.openapi(getSolution, async (c) => {
    const { id, exercise } = c.req.valid('param')
    return sendFiles(c, id, exercise, (room) => {
      const known = room.catalog.exercises.get(exercise)
      return {
        files: known && known.solution.length > 0 ? solvedFiles(known) : undefined,
        released: room.state.work.released.includes(exercise),
        detail: 'The solution is not released yet.',
      }
    })
  })

  async function sendFiles(
    c: Ctx,
    id: string,
    exercise: string,
    find: (room: Room) => { files: ExerciseFile[] | undefined; released: boolean; detail: string },
  ) {
    const session = await openSession(deps, id)
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    const who = await participant(c, deps, room, ({ role }) => mayRead(role, 'deck'))
    if (!who.ok) return problem(c, who.error)
    if (!room.catalog.exercises.has(exercise)) {
      return problem(c, { status: 404, code: 'not-found', detail: 'There is no such exercise.' })
    }
    const { files, released, detail } = find(room)
    if (!files) return problem(c, { status: 404, code: 'not-found', detail: 'The exercise has none.' })
    if (!released && !(await participant(c, deps, room, ({ role }) => isStaff(role))).ok) {
      return problem(c, { status: 403, code: 'not-released', detail })
    }
    return c.json({ files }, 200)
  }
}
