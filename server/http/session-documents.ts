import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { parseDocument } from '../../shared/session/documents.ts'
import type { DocumentSummary } from '../ports/documents.ts'
import type { Env, HttpDeps } from './deps.ts'
import { reportedSession } from './identity.ts'
import { listedFromMemory, listQuery } from './listing.ts'
import { sendTagged } from './preconditions.ts'
import { problem } from './problem.ts'
import { idParam, json, problems, UNCHANGED } from './schemas.ts'
import { participantWith } from './security.ts'
import { DocumentList } from './session-record-schemas.ts'

const LIST = listQuery({
  sorts: { document: 'string', changedAt: 'number' },
  sort: 'document',
  filters: {
    kind: z
      .enum(['demo', 'work', 'notes'])
      .optional()
      .openapi({ param: { name: 'kind', in: 'query' }, description: 'Only these' }),
    owner: z
      .string()
      .max(40)
      .optional()
      .openapi({
        param: { name: 'owner', in: 'query' },
        description: 'Only workspaces of this participant or team',
      }),
  },
})

const list = createRoute({
  method: 'get',
  path: '/sessions/{id}/documents',
  tags: ['Reports'],
  summary: 'The shared documents of a session',
  description:
    'For staff: live code, workspaces and class notes that somebody has written to, as they are stored; while somebody types the last seconds may be missing. Their history is at `/sessions/{id}/documents/…/history` for those who may read them.',
  security: participantWith('reports:read'),
  request: { params: idParam, query: LIST.query },
  responses: {
    200: json(DocumentList, 'A page of the documents.'),
    304: UNCHANGED,
    ...problems(401, 403, 404, 422),
  },
})

/** Which shared documents a session has. */
export function sessionDocuments(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(list, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'class-report')
    if (!session.ok) return problem(c, session.error)
    const page = LIST.page(c.req.valid('query'))
    const { kind, owner } = page.filters
    const all = (await deps.stores.documents.list(session.value.row.id)).flatMap((summary) => {
      const body = bodyOf(summary)
      const fits = body && (kind ?? body.kind) === body.kind && (owner === undefined || owner === body.owner)
      return fits ? [body] : []
    })
    const position = (one: DocumentSummary, field: 'document' | 'changedAt') => ({
      key: one[field],
      id: one.document,
    })
    return sendTagged(
      c,
      listedFromMemory(c, page, all, position, (one) => one),
    )
  })
}

function bodyOf({ document, updates, changedAt }: DocumentSummary) {
  const address = parseDocument(document)
  if (!address) return undefined
  const { kind } = address
  return {
    document,
    kind,
    ...(kind === 'demo' ? { demo: address.demo } : {}),
    ...(kind === 'work' ? { exercise: address.exercise, owner: address.owner } : {}),
    updates,
    changedAt,
  }
}
