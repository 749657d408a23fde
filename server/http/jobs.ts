import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { err, ok, type Result } from '../../shared/result.ts'
import type { JobBody } from '../../shared/wire/jobs.ts'
import { JOB_STATES, type Job as StoredJob } from '../ports/jobs.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { signedIn } from './identity.ts'
import { Job, JobList, jobParam } from './jobs-schemas.ts'
import { listed, listQuery } from './listing.ts'
import { sendTagged } from './preconditions.ts'
import { problem, type Refusal } from './problem.ts'
import { json, problems, UNCHANGED } from './schemas.ts'
import { accountWith } from './security.ts'

const list = listQuery({
  sorts: { createdAt: 'number' },
  sort: '-createdAt',
  filters: {
    kind: z
      .string()
      .max(60)
      .optional()
      .openapi({ param: { name: 'kind', in: 'query' }, description: 'Only work of this kind' }),
    state: z
      .enum(JOB_STATES, { error: `One of ${JOB_STATES.join(', ')}.` })
      .optional()
      .openapi({ param: { name: 'state', in: 'query' }, description: 'Only work in this state' }),
  },
})

const reading = { tags: ['Jobs'], method: 'get' as const, security: accountWith('jobs:read') }
const changing = {
  tags: ['Jobs'],
  method: 'post' as const,
  security: accountWith('jobs:write'),
  request: { params: jobParam },
}

const routes = {
  list: createRoute({
    ...reading,
    path: '/jobs',
    summary: 'List background work, newest first',
    description:
      'What the account has given; for the owner of the installation all, also what the server gives itself. What is over is forgotten after 30 days, routine work that went well after a day.',
    request: { query: list.query },
    responses: { 200: json(JobList, 'A page of them.'), 304: UNCHANGED, ...problems(401, 403, 422) },
  }),
  details: createRoute({
    ...reading,
    path: '/jobs/{id}',
    request: { params: jobParam },
    summary: 'How far a background job is',
    responses: { 200: json(Job, 'The job.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
  }),
  retry: createRoute({
    ...changing,
    path: '/jobs/{id}/retry',
    summary: 'Try a job again that failed or was cancelled',
    description: 'With all of its attempts. 409 where it is in another state, and says in which.',
    responses: { 200: json(Job, 'The job, which waits.'), ...problems(401, 403, 404, 409, 422) },
  }),
  cancel: createRoute({
    ...changing,
    path: '/jobs/{id}/cancel',
    summary: 'Cancel a job that waits',
    description: '409 where it does not wait, and for work that the server gives itself.',
    responses: { 200: json(Job, 'The job, cancelled.'), ...problems(401, 403, 404, 409, 422) },
  }),
}

/** Background work: how far it is, trying again, cancelling. */
export function jobs(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  async function mine(c: Ctx, id: string): Promise<Result<StoredJob, Refusal<401 | 404>>> {
    const account = await signedIn(c, deps)
    if (!account.ok) return account
    const { user } = account.value
    const job = await deps.stores.jobs.find(id)
    const sees = job && (user.role === 'owner' || job.account === user.id)
    return sees ? ok(job) : err({ status: 404, code: 'not-found', detail: 'There is no such job.' })
  }

  async function body(job: StoredJob): Promise<JobBody> {
    const row = job.session === undefined ? undefined : await deps.stores.directory.find(job.session)
    const subject = row?.title ?? deps.jobs.subjectOf(job)
    const { id, kind, session, state, attempts, createdAt, startedAt, finishedAt, runAt, error } = job
    return {
      id,
      kind,
      title: deps.jobs.titleOf(kind),
      ...(subject === undefined ? {} : { subject }),
      ...(session === undefined ? {} : { session }),
      state,
      routine: deps.jobs.isRoutine(kind),
      attempts,
      createdAt,
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(state === 'waiting' ? { nextAt: runAt } : {}),
      ...(finishedAt === undefined ? {} : { finishedAt }),
      ...(error === undefined ? {} : { error }),
    }
  }

  /** The job after a change that was asked for. */
  async function after(id: string): Promise<JobBody> {
    const job = await deps.stores.jobs.find(id)
    if (!job) throw new Error(`job ${id} was changed and is not there`)
    return body(job)
  }

  api.openapi(routes.list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const page = list.page(c.req.valid('query'))
    const { kind, state } = page.filters
    const found = await deps.stores.jobs.list({
      ...(user.role === 'owner' ? {} : { account: user.id }),
      ...(kind === undefined ? {} : { kind }),
      ...(state === undefined ? {} : { state }),
      ...(page.after ? { after: { createdAt: Number(page.after.key), id: page.after.id } } : {}),
      oldestFirst: !page.sort.descending,
      limit: page.limit + 1,
    })
    const bodies = new Map(await Promise.all(found.map(async (job) => [job.id, await body(job)] as const)))
    const position = ({ createdAt, id }: StoredJob) => ({ key: createdAt, id })
    return sendTagged(
      c,
      listed(c, page, found, position, ({ id }) => bodies.get(id) as JobBody),
    )
  })

  api.openapi(routes.details, async (c) => {
    const job = await mine(c, c.req.valid('param').id)
    return job.ok ? sendTagged(c, await body(job.value)) : problem(c, job.error)
  })

  api.openapi(routes.retry, async (c) => {
    const job = await mine(c, c.req.valid('param').id)
    if (!job.ok) return problem(c, job.error)
    const { id, state } = job.value
    if (await deps.jobs.again(id)) return c.json(await after(id), 200)
    return problem(c, { status: 409, detail: WHY_NOT_AGAIN[state] })
  })

  api.openapi(routes.cancel, async (c) => {
    const job = await mine(c, c.req.valid('param').id)
    if (!job.ok) return problem(c, job.error)
    const { id, kind, state } = job.value
    if (deps.jobs.isRoutine(kind)) return problem(c, { status: 409, detail: ROUTINE })
    if (await deps.jobs.cancel(id)) return c.json(await after(id), 200)
    return problem(c, { status: 409, detail: WHY_NOT_CANCELLED[state] })
  })
}

const ROUTINE = 'The server does this again and again by itself; it cannot be cancelled.'

const WHY_NOT_AGAIN: Record<StoredJob['state'], string> = {
  waiting: 'It waits already.',
  running: 'It is running.',
  done: 'It is done.',
  failed: 'Another job for the same thing waits or runs: that one comes first.',
  cancelled: 'Another job for the same thing waits or runs: that one comes first.',
}

const WHY_NOT_CANCELLED: Record<StoredJob['state'], string> = {
  waiting: 'It has just begun.',
  running: 'It is running. Only what waits can be cancelled.',
  done: 'It is done.',
  failed: 'It has failed and is not tried again by itself.',
  cancelled: 'It is cancelled already.',
}
