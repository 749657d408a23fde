import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import type { DeckId } from '../../shared/ids.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import type { Env, HttpDeps } from './deps.ts'
import { type EncodedBody, encodedJson, JSON_HEADERS, sendEncoded } from './encoded.ts'
import { deck as deckExample } from './examples.ts'
import { ExerciseSummary, StaffExercise } from './exercise-schemas.ts'
import { openSession, participant } from './identity.ts'
import { MadeOnce } from './made-once.ts'
import { problem } from './problem.ts'
import { type Edition, editionQuery, idParam, problems } from './schemas.ts'
import { participantWith } from './security.ts'

/** Decks kept encoded. A server rarely runs more courses at once, and a miss costs milliseconds. */
const KEPT = 16

const slide = {
  title: z.string(),
  layout: z.string(),
  classes: z.string(),
  html: z.string().openapi({ description: 'Sanitised HTML; addresses of files begin with `asset:`.' }),
  steps: z.int(),
  background: z.string().optional(),
  backgroundColor: z.string().optional(),
  color: z.string().optional(),
  exercise: z.string().optional().openapi({ description: 'Id of the exercise that is done at this slide.' }),
}
const info = {
  id: z.string(),
  course: z.string(),
  title: z.string(),
  language: z.string(),
  aspect: z.number(),
}
export const AudienceDeck = z
  .object({ ...info, slides: z.array(z.object(slide)), exercises: z.array(ExerciseSummary) })
  .openapi('AudienceDeck', { example: deckExample })
export const StaffSlide = z.object({
  ...slide,
  notes: z.string(),
  minutes: z.number().optional(),
  covers: z.array(z.string()),
  hints: z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      file: z.string(),
      line: z.int(),
      message: z.string(),
    }),
  ),
})
const StaffDeck = z
  .object({
    ...info,
    slides: z.array(StaffSlide),
    exercises: z.array(StaffExercise),
  })
  .openapi('StaffDeck')

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/deck',
  tags: ['Slides'],
  summary: 'The slides of a session',
  description:
    'As they were when the session was opened. The audience’s edition has no notes and no hints. Revalidate with `If-None-Match`.',
  security: participantWith('sessions:read'),
  request: {
    params: idParam,
    query: editionQuery,
  },
  responses: {
    200: {
      description: 'The deck.',
      content: { 'application/json': { schema: z.union([AudienceDeck, StaffDeck]), example: deckExample } },
    },
    304: { description: 'The deck is the one that the asker has.' },
    ...problems(401, 403, 404, 422),
  },
})

export function deck(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const bodies = new MadeOnce<EncodedBody>(KEPT)

  async function encode(id: DeckId, edition: Edition): Promise<EncodedBody | undefined> {
    const staff = await deps.stores.decks.get(id)
    return staff && encodedJson(edition === 'staff' ? staff : audienceDeck(staff))
  }

  api.openapi(get, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const { edition } = c.req.valid('query')
    const who = await participant(c, deps, room, ({ role }) =>
      mayRead(role, edition === 'staff' ? 'staff-deck' : 'deck'),
    )
    if (!who.ok) return problem(c, who.error)
    const body = await bodies.get(`${edition} ${row.deck}`, () => encode(row.deck, edition))
    if (!body) throw new Error(`the deck ${row.deck} of session ${row.id} is not in the store`)
    return sendEncoded(c, body, JSON_HEADERS)
  })
}
