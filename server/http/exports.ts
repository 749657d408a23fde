import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { SessionId } from '../../shared/ids.ts'
import type { ExportBody } from '../../shared/wire/jobs.ts'
import { EXPORT, EXPORT_KEPT_MS } from '../exports/exports.ts'
import type { Job } from '../ports/jobs.ts'
import type { Env, HttpDeps } from './deps.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { reportedSession, signedIn } from './identity.ts'
import { Export, ExportList, jobParam } from './jobs-schemas.ts'
import { listedFromMemory, listQuery } from './listing.ts'
import { sendTagged } from './preconditions.ts'
import { problem } from './problem.ts'
import { idParam, json, problems, UNCHANGED } from './schemas.ts'
import { participantWith } from './security.ts'

/** Exports of a session that are looked at: of those that are kept there are far fewer. */
const LIST_LIMIT = 100

const LIST = listQuery({ sorts: { createdAt: 'number' }, sort: '-createdAt' })

const shared = { tags: ['Reports'], security: participantWith('reports:read') }

const routesOf = (deps: HttpDeps) => ({
  create: createRoute({
    ...shared,
    method: 'post',
    path: '/sessions/{id}/exports',
    summary: 'Export everything of a session',
    description:
      'For staff and the account that answers for the session. A background job makes an archive (ZIP): all reports as JSON and CSV, the log as NDJSON, the code of everybody’s workspaces, live code, notes and the deck. One is made at a time: while it is, the answer is that one. `Location` is the job’s address, for accounts that may see it; the list of exports says the same to everybody who may export.',
    middleware: idempotent(deps),
    request: { headers: idempotencyHeader, params: idParam },
    responses: {
      202: json(Export, 'It waits or runs.'),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  }),
  list: createRoute({
    ...shared,
    method: 'get',
    path: '/sessions/{id}/exports',
    summary: 'The exports of a session, newest first',
    description: 'The last archive, while it is kept, and attempts that came to nothing.',
    request: { params: idParam, query: LIST.query },
    responses: {
      200: json(ExportList, 'The exports.'),
      304: UNCHANGED,
      ...problems(401, 403, 404, 422),
    },
  }),
  file: createRoute({
    ...shared,
    method: 'get',
    path: '/exports/{id}/file',
    summary: 'Download an export',
    description:
      'The archive is kept for 24 hours, or until the next of the session is there. 409 while it is not there yet.',
    request: { params: jobParam },
    responses: {
      200: {
        description: 'The archive.',
        content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
      },
      ...problems(401, 403, 404, 409, 422),
    },
  }),
})

/** Archives of sessions: made in the background, downloaded when they are ready. */
export function exports(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const routes = routesOf(deps)
  const { jobs } = deps.stores

  function body({ id, state, createdAt, finishedAt, error, result }: Job): ExportBody {
    const made = finishedAt !== undefined && state === 'done'
    const bytes: unknown = Object(result).bytes
    return {
      id,
      state,
      createdAt,
      ...(state === 'running' ? { progress: deps.exports.progressOf(id) } : {}),
      ...(made && typeof bytes === 'number' ? { bytes } : {}),
      ...(made ? { expiresAt: finishedAt + EXPORT_KEPT_MS } : {}),
      ...(error === undefined ? {} : { error }),
    }
  }

  /** The one that waits or runs. */
  async function underWay(session: SessionId): Promise<Job | undefined> {
    const recent = await jobs.list({ session, kind: EXPORT, limit: LIST_LIMIT })
    return recent.find(({ state }) => state === 'waiting' || state === 'running')
  }

  api.openapi(routes.create, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'class-report')
    if (!session.ok) return problem(c, session.error)
    const { id } = session.value.row
    const account = await signedIn(c, deps)
    const { id: wanted } = onceId(c)
    await deps.jobs.add(EXPORT, {
      id: wanted,
      payload: { session: id },
      key: `${EXPORT}/${id}`,
      ...(account.ok ? { account: account.value.user.id } : {}),
    })
    // The one that was in the way may be done by now; then it is the newest.
    const job = (await jobs.find(wanted)) ?? (await underWay(id))
    const [newest] = job ? [job] : await jobs.list({ session: id, kind: EXPORT, limit: 1 })
    if (!newest) throw new Error(`an export of session ${id} was added and is not there`)
    c.header('location', `/api/v1/jobs/${newest.id}`)
    return c.json(body(newest), 202)
  })

  api.openapi(routes.list, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'class-report')
    if (!session.ok) return problem(c, session.error)
    const found = await jobs.list({ session: session.value.row.id, kind: EXPORT, limit: LIST_LIMIT })
    const oldest = deps.clock.now() - EXPORT_KEPT_MS
    const made = found.find(({ state }) => state === 'done')
    // Those made before it were removed when it was there.
    const isThere = (job: Job) => job === made && (job.finishedAt ?? 0) > oldest
    const items = found.filter((job) => job.state !== 'done' || isThere(job))
    const position = ({ createdAt, id }: Job) => ({ key: createdAt, id })
    return sendTagged(c, listedFromMemory(c, LIST.page(c.req.valid('query')), items, position, body))
  })

  api.openapi(routes.file, async (c) => {
    const { id } = c.req.valid('param')
    const job = await jobs.find(id)
    if (job?.kind !== EXPORT || job.session === undefined) {
      return problem(c, { status: 404, code: 'not-found', detail: 'There is no such export.' })
    }
    const session = await reportedSession(c, deps, job.session, 'class-report')
    if (!session.ok) return problem(c, session.error)
    if (job.state !== 'done') return problem(c, { status: 409, detail: WHY_NOT[job.state] })
    const archive = await deps.exports.open(id)
    if (!archive) {
      const detail = 'The archive was removed. Export the session again.'
      return problem(c, { status: 404, code: 'not-found', detail })
    }
    const headers = {
      'content-type': 'application/zip',
      'content-length': String(archive.bytes),
      'content-disposition': `attachment; filename="session-${job.session}.zip"`,
    }
    // Nobody reads the body of an answer to HEAD, so the file would stay open.
    return c.req.method === 'HEAD' ? c.body(null, 200, headers) : c.body(archive.stream(), 200, headers)
  })
}

const WHY_NOT: Record<Exclude<Job['state'], 'done'>, string> = {
  waiting: 'The archive is not there yet: its turn comes.',
  running: 'The archive is not there yet: it is being made.',
  failed: 'The archive could not be made. Try it again.',
  cancelled: 'It was cancelled before it was made.',
}
