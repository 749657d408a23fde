import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { documentRight, parseDocument } from '../../shared/session/documents.ts'
import type { RosterState } from '../../shared/session/roster.ts'
import type { DocumentHistory } from '../../shared/wire/http.ts'
import { colorOf } from '../collab/identity.ts'
import type { DocumentUpdate } from '../ports/documents.ts'
import type { Env, HttpDeps } from './deps.ts'
import { EncodedBody, JSON_HEADERS, sendEncoded } from './encoded.ts'
import { unacceptable } from './failures.ts'
import { openSession, participant } from './identity.ts'
import { problem } from './problem.ts'
import { DocumentHistory as Body, idParam, json, problems } from './schemas.ts'
import { participantWith } from './security.ts'

/** An answer ends with the update by which its updates have this many bytes. */
export const HISTORY_PAGE_BYTES = 512 * 1024

export const historyQuery = z.object({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .openapi({
      param: { name: 'after', in: 'query' },
      description: 'Number of the last update that one has',
    }),
})

const description = createRoute({
  method: 'get',
  path: '/sessions/{id}/documents/{document}/history',
  tags: ['Documents'],
  summary: 'How a shared document was written',
  description:
    'Every change with its time and whose connection it came by, for whoever may read the document; also after the end of the class. What was typed before the request is in it. Applied in order the updates give the document at any time. Where `next` is there, ask again with `after` set to it. Revalidate with `If-None-Match`.',
  security: participantWith('reports:read'),
  request: {
    params: idParam.extend({
      document: z.string().openapi({
        param: { name: 'document', in: 'path' },
        example: 'notes',
        description: '`notes`, `demo/<id>` or `work/<workspace>/<owner>`; the slashes stay as they are',
      }),
    }),
    query: historyQuery,
  },
  responses: {
    200: json(Body, 'A part of the history, from its beginning or from `after`.'),
    304: { description: 'The part is the one that the asker has.' },
    ...problems(401, 403, 404, 422),
  },
})

export function history(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  // OpenAPI has no parameter that spans slashes, so description and route are registered apart.
  api.openAPIRegistry.registerPath(description)
  api.get('/sessions/:id/documents/:document{.+}/history', async (c) => {
    const session = await openSession(deps, c.req.param('id'))
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const name = `${row.id}/${c.req.param('document')}`
    if (!parseDocument(name)) {
      return problem(c, { status: 404, code: 'not-found', detail: 'No document has such a name.' })
    }
    const who = await participant(
      c,
      deps,
      room,
      ({ id }) => documentRight(room.state, name, id) !== undefined,
    )
    if (!who.ok) return problem(c, who.error)
    const asked = historyQuery.safeParse(c.req.query())
    if (!asked.success) return unacceptable(asked.error, c)
    // What cannot be stored at the moment is missing; what is stored can be read all the same.
    await deps.documents.flush(name)
    const updates = await deps.stores.documents.history(name, asked.data.after, HISTORY_PAGE_BYTES)
    const body = Buffer.from(JSON.stringify(historyPage(updates, room.state.roster.members)))
    return sendEncoded(c, new EncodedBody(body), JSON_HEADERS)
  })
}

/**
 * A part of a history as it is told.
 * @param members whose names may be told; without them nobody is named
 */
export function historyPage(
  updates: readonly DocumentUpdate[],
  members?: RosterState['members'],
): DocumentHistory {
  const length = updates.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const last = updates.at(-1)
  const authors = new Set(updates.map(({ author }) => author))
  return {
    updates: updates.map(({ seq, at, author, bytes }) => ({
      seq,
      at,
      by: author,
      update: Buffer.from(bytes).toString('base64'),
    })),
    people: [...authors].flatMap((author) => {
      const member = author === null ? undefined : members?.get(author)
      return member
        ? [{ id: member.id, name: member.name, role: member.role, color: colorOf(member.id) }]
        : []
    }),
    ...(last && length >= HISTORY_PAGE_BYTES ? { next: last.seq } : {}),
  }
}
