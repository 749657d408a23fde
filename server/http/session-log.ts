import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { SessionId } from '../../shared/ids.ts'
import { TOLD_TYPES, type ToldEntry, toldEntry } from '../../shared/report/told-entry.ts'
import type { Env, HttpDeps } from './deps.ts'
import { logTag, revalidates } from './etag.ts'
import { reportedSession } from './identity.ts'
import { listed, listQuery } from './listing.ts'
import { problem } from './problem.ts'
import { idParam, json, problems, UNCHANGED } from './schemas.ts'
import { participantWith } from './security.ts'
import { LogEntryList } from './session-record-schemas.ts'

/** Entries that are read at once while a page is filled. */
const CHUNK = 1_000

const entries = listQuery({
  sorts: { seq: 'number' },
  sort: 'seq',
  oneWay: true,
  filters: {
    type: z
      .enum(TOLD_TYPES as [string, ...string[]], { error: 'There is no such type of event.' })
      .optional()
      .openapi({ param: { name: 'type', in: 'query' }, description: 'Only entries of this type' }),
    after: z.coerce
      .number({ error: 'A whole number, from 0.' })
      .pipe(z.int('A whole number, from 0.').min(0, 'A whole number, from 0.'))
      .default(0)
      .openapi({
        param: { name: 'after', in: 'query' },
        description: 'Number of the last entry that one has: for programs that come back for what is new',
      }),
  },
})

const list = createRoute({
  method: 'get',
  path: '/sessions/{id}/events',
  tags: ['Reports'],
  summary: 'The log of a session',
  description:
    'For staff and the account of the session: every entry in order, without names, which `participants` has. Anonymous votes are not in it; of anonymous questions, votes for questions and the pace nobody is told whose they are. Further types of events may come in any release.',
  security: participantWith('reports:read'),
  request: { params: idParam, query: entries.query },
  responses: {
    200: json(LogEntryList, 'A page of the entries.'),
    304: UNCHANGED,
    ...problems(401, 403, 404, 422),
  },
})

export function sessionLog(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(list, async (c) => {
    const { id } = c.req.valid('param')
    const session = await reportedSession(c, deps, id, 'log')
    if (!session.ok) return problem(c, session.error)
    if (revalidates(c, logTag(session.value.room))) return c.body(null, 304)
    const page = entries.page(c.req.valid('query'))
    const { type, after } = page.filters
    const from = page.after ? Number(page.after.key) : after
    const found = await read(id, from, type, page.limit + 1)
    const positionOf = ({ seq }: ToldEntry) => ({ key: seq, id: String(seq) })
    return c.json(
      listed(c, page, found, positionOf, (entry) => entry),
      200,
    )
  })

  async function read(
    id: SessionId,
    from: number,
    type: string | undefined,
    limit: number,
  ): Promise<ToldEntry[]> {
    const found: ToldEntry[] = []
    for (let after = from; ; ) {
      const chunk = await deps.stores.log.read(id, after, CHUNK)
      for (const entry of chunk) {
        const told = type === undefined || entry.event.type === type ? toldEntry(entry) : undefined
        if (told) found.push(told)
      }
      const last = chunk.at(-1)
      if (found.length >= limit || chunk.length < CHUNK || !last) return found.slice(0, limit)
      after = last.seq
    }
  }
}
