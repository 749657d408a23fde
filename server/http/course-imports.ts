import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { ARCHIVE_TYPES, type ArchiveType } from '../../shared/course/archive-type.ts'
import * as wire from '../../shared/wire/course-import.ts'
import { newId } from '../auth/random.ts'
import { takenBy } from '../courses/imports/import-course.ts'
import { canImportInto, type UploadTrouble } from '../courses/imports/uploads.ts'
import {
  IMPORT_COURSE,
  type ImportPayload,
  type ImportResult,
  PENDING_MAX,
  PENDING_MAX_OWN,
} from '../jobs/course-import.ts'
import type { Job } from '../ports/jobs.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { courseImport } from './examples.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { signedIn } from './identity.ts'
import { sendTagged } from './preconditions.ts'
import { problem, type Refusal } from './problem.ts'
import { json, problems, UNCHANGED } from './schemas.ts'
import { accountWith } from './security.ts'

const CourseImport = wire.courseImport.clone().openapi('CourseImport', { example: courseImport })

const binary = { schema: z.string().openapi({ format: 'binary', example: 'PK…' }) }

/** Its content type is judged by hand: a wrong one is told which are right. */
const uploadOf = (deps: HttpDeps) =>
  createRoute({
    method: 'post',
    path: '/course-imports',
    tags: ['Courses'],
    summary: 'Upload a course',
    description:
      'The body is the archive itself: a zip, a tar, or a tar in gzip, of the folder of one course. It is checked in the background as `lectern course check` does; a course with errors changes nothing. Follow `Location` until its `state` is `done` or `failed`.',
    security: accountWith('courses:write'),
    middleware: idempotent(deps, { streamed: true }),
    request: {
      headers: idempotencyHeader,
      query: z.object({
        course: wire.courseImportId.openapi({
          param: { name: 'course', in: 'query' },
          description: 'Id that the course gets',
          example: 'ships',
        }),
        replace: z
          .enum(['true', 'false'])
          .default('false')
          .openapi({
            param: { name: 'replace', in: 'query' },
            description: 'Whether a course of this id makes place; without it that is a conflict',
          }),
      }),
      body: { required: true, content: Object.fromEntries(ARCHIVE_TYPES.map((type) => [type, binary])) },
    },
    responses: {
      202: {
        ...json(CourseImport, 'The archive was received and is being checked.'),
        headers: z.object({
          location: z.string().openapi({ description: 'Where the import can be followed' }),
        }),
      },
      ...problems(400, 401, 403, 408, 409, 413, 415, 422, 429, 507),
    },
  })

const get = createRoute({
  method: 'get',
  path: '/course-imports/{id}',
  tags: ['Courses'],
  summary: 'How far the import of a course is',
  description: 'For whoever uploaded it, and the owner. Kept for 30 days.',
  security: accountWith('courses:write'),
  request: {
    params: z.object({
      id: z
        .string()
        .max(40)
        .openapi({
          param: { name: 'id', in: 'path' },
          description: 'Id of an import',
          example: courseImport.id,
        }),
    }),
  },
  responses: { 200: json(CourseImport, 'The import.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
})

export function courseImports(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const { uploads, jobs, stores, config } = deps

  api.openapi(uploadOf(deps), async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const { id: wantedJob, retried } = onceId(c)
    const made = retried ? await stores.jobs.find(wantedJob) : undefined
    if (made) return accepted(c, made)
    const { course, replace } = c.req.valid('query')
    const wanted = { contentDir: config.contentDir, course, replace: replace === 'true' }
    const type = archiveType(c.req.header('content-type'))
    if (type === undefined) return problem(c, WRONG_TYPE)
    if (Number(c.req.header('content-length') ?? 0) > uploads.maxBytes) {
      return problem(c, refusalOf('size', uploads.maxBytes))
    }
    if (!(await canImportInto(config.contentDir))) return problem(c, NOT_WRITABLE)
    const taken = await takenBy(wanted)
    if (taken !== undefined) return problem(c, { status: 409, detail: taken })
    const waiting = await stores.jobs.list({ kind: IMPORT_COURSE, state: 'waiting', limit: PENDING_MAX })
    const own = waiting.filter((job) => job.account === user.id)
    if (waiting.length >= PENDING_MAX || own.length >= PENDING_MAX_OWN) {
      return problem(c, refusalOf('busy', uploads.maxBytes))
    }

    const id = newId()
    const { body } = c.req.raw
    if (!body) return problem(c, refusalOf('empty', uploads.maxBytes))
    const received = await uploads.receive(id, user.id, body)
    if (!received.ok) return problem(c, refusalOf(received.error, uploads.maxBytes))
    const payload: ImportPayload = { upload: id, course, type, replace: wanted.replace }
    const job = await jobs
      .add(IMPORT_COURSE, {
        id: wantedJob,
        payload,
        account: user.id,
        key: `${IMPORT_COURSE} ${course}`,
      })
      .catch(async (error: unknown) => {
        await uploads.remove(id)
        throw error
      })
    if (job === undefined) {
      await uploads.remove(id)
      return problem(c, { status: 409, detail: `A course “${course}” is being imported right now.` })
    }
    const createdAt = deps.clock.now()
    return accepted(c, { id: job, payload, state: 'waiting', createdAt })
  })

  function accepted(c: Ctx, job: ImportJob) {
    c.header('location', `/api/v1/course-imports/${job.id}`)
    return c.json(importOf(job), 202)
  }

  api.openapi(get, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const job = await stores.jobs.find(c.req.valid('param').id)
    const isTheirs = job?.kind === IMPORT_COURSE && (user.role === 'owner' || job.account === user.id)
    if (!isTheirs) return problem(c, { status: 404, code: 'not-found', detail: 'There is no such import.' })
    return sendTagged(c, importOf(job))
  })
}

type ImportJob = Pick<Job, 'id' | 'payload' | 'state' | 'createdAt' | 'error' | 'result'>

function importOf({ id, payload, state, createdAt, error, result }: ImportJob): wire.CourseImport {
  const { course } = payload as ImportPayload
  const came = (result ?? { problems: [] }) as ImportResult
  return { id, course, state, createdAt, ...(error === undefined ? {} : { error }), ...came }
}

function archiveType(header: string | undefined): ArchiveType | undefined {
  const given = header?.split(';')[0]?.trim().toLowerCase()
  return ARCHIVE_TYPES.find((type) => type === given)
}

const WRONG_TYPE: Refusal<415> = {
  status: 415,
  detail: `The body must be an archive, with one of the content types ${ARCHIVE_TYPES.join(', ')}.`,
}

const NOT_WRITABLE: Refusal<503> = {
  status: 503,
  detail:
    'The server may not write into its folder of courses (LECTERN_CONTENT). Whoever runs it can change that.',
}

/** Seconds after which one of the uploads that are under way is probably done. */
const BUSY_S = 15

function refusalOf(trouble: UploadTrouble, maxBytes: number): Refusal<400 | 408 | 413 | 429 | 507> {
  const limit = `${Math.floor(maxBytes / 1024 / 1024)} MiB`
  return {
    size: {
      status: 413,
      detail: `An archive has at most ${limit} on this server (LECTERN_UPLOAD_MB).`,
    } as const,
    busy: {
      status: 429,
      code: 'rate-limited',
      detail: 'Other courses are being uploaded or checked. Try again in a moment.',
      retryAfter: BUSY_S,
    } as const,
    slow: { status: 408, detail: 'The upload took too long. Nothing was kept.' } as const,
    'cut-off': { status: 400, detail: 'The upload was cut off. Nothing was kept.' } as const,
    empty: { status: 400, detail: 'The body is empty: send the archive.' } as const,
    'no-room': {
      status: 507,
      detail: 'There is no room left on the disk of the server. Nothing was kept.',
    } as const,
  }[trouble]
}
