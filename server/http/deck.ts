import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import type { DeckId } from '../../shared/ids.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import type { Env, HttpDeps } from './deps.ts'
import { EncodedBody, sendEncoded } from './encoded.ts'
import { openSession, participant } from './identity.ts'
import { problem } from './problem.ts'
import { idParam, problems, SECURITY } from './schemas.ts'

const EDITIONS = ['audience', 'staff'] as const
type Edition = (typeof EDITIONS)[number]

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
}
const info = {
  id: z.string(),
  course: z.string(),
  title: z.string(),
  language: z.string(),
  aspect: z.number(),
}
const AudienceDeck = z.object({ ...info, slides: z.array(z.object(slide)) }).openapi('AudienceDeck')
const StaffDeck = z
  .object({
    ...info,
    slides: z.array(
      z.object({
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
      }),
    ),
  })
  .openapi('StaffDeck')

const get = createRoute({
  method: 'get',
  path: '/sessions/{id}/deck',
  tags: ['Slides'],
  summary: 'The slides of a session',
  description:
    'As they were when the session was opened. The audience’s edition has no notes and no hints. Revalidate with `If-None-Match`.',
  security: SECURITY.participant,
  request: {
    params: idParam,
    query: z.object({
      edition: z
        .enum(EDITIONS)
        .default('audience')
        .openapi({ param: { name: 'edition', in: 'query' }, description: 'Which edition' }),
    }),
  },
  responses: {
    200: {
      description: 'The deck.',
      content: { 'application/json': { schema: z.union([AudienceDeck, StaffDeck]) } },
    },
    304: { description: 'The deck is the one that the asker has.' },
    ...problems(401, 403, 404, 422),
  },
})

export function deck(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const bodies = new Map<string, Promise<EncodedBody | undefined>>()

  async function encode(id: DeckId, edition: Edition): Promise<EncodedBody | undefined> {
    const staff = await deps.stores.decks.get(id)
    if (!staff) return undefined
    return new EncodedBody(Buffer.from(JSON.stringify(edition === 'staff' ? staff : audienceDeck(staff))))
  }

  function bodyOf(id: DeckId, edition: Edition): Promise<EncodedBody | undefined> {
    const key = `${edition} ${id}`
    const known = bodies.get(key)
    // Asked for now: goes to the end of the line of those to forget.
    bodies.delete(key)
    const body = known ?? encode(id, edition)
    bodies.set(key, body)
    body.then((found) => found ?? bodies.delete(key)).catch(() => bodies.delete(key))
    for (const oldest of bodies.keys()) {
      if (bodies.size <= KEPT) break
      bodies.delete(oldest)
    }
    return body
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
    const body = await bodyOf(row.deck, edition)
    if (!body) throw new Error(`the deck ${row.deck} of session ${row.id} is not in the store`)
    return sendEncoded(c, body, { 'content-type': 'application/json', 'cache-control': 'private, no-cache' })
  })
}
