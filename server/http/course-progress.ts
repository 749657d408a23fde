import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { CourseId } from '../../shared/ids.ts'
import { type CourseProgress, courseProgress } from '../../shared/report/course-progress.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { PROGRESS_TABLES, type ProgressTable, progressCsv } from '../sessions/course-progress-csv.ts'
import { foldCourse, SESSIONS_MAX } from '../sessions/fold-course.ts'
import { CourseProgress as Body } from './course-progress-schemas.ts'
import { CSV_ANSWER, CSV_FORM, sendCsv } from './csv-file.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { signedIn } from './identity.ts'
import { problem, type Refusal } from './problem.ts'
import { courseParam, json, problems } from './schemas.ts'
import { accountWith } from './security.ts'

const shared = { method: 'get' as const, tags: ['Reports'], security: accountWith('reports:read') }

const routes = {
  json: createRoute({
    ...shared,
    path: '/courses/{course}/progress',
    summary: 'Progress over the sessions of a course',
    description: `Of the sessions that the account opened, for the owner of the installation of all; the newest ${SESSIONS_MAX}, without those that never began. Learners are matched by name (see docs/api/records.md).`,
    request: { params: courseParam },
    responses: { 200: json(Body, 'The progress.'), ...problems(401, 403, 404, 422) },
  }),
  csv: createRoute({
    ...shared,
    path: '/courses/{course}/progress.csv',
    summary: 'A part of it as a table for spreadsheets',
    description: CSV_FORM,
    request: {
      params: courseParam,
      query: z.object({
        table: z.enum(PROGRESS_TABLES).openapi({
          param: { name: 'table', in: 'query' },
          description: 'A row for each learner, session, exercise or question',
          example: 'learners',
        }),
      }),
    },
    responses: { 200: CSV_ANSWER, ...problems(401, 403, 404, 422) },
  }),
}

/** How learners and a course do over its sessions. */
export function courseProgressOf(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  async function progress(
    c: Ctx,
    course: CourseId,
  ): Promise<Result<CourseProgress, Refusal<401> | Refusal<404>>> {
    const account = await signedIn(c, deps)
    if (!account.ok) return account
    const { user } = account.value
    const now = deps.clock.now()
    const of = { course, now, ...(user.role === 'owner' ? {} : { owner: user.id }) }
    const found = await foldCourse(deps.stores, of, (row, error) =>
      deps.log.error({ err: error, session: row.id }, 'a session cannot be read; run “lectern verify”'),
    )
    if (found) return ok(found)
    const known = (await deps.courses.list()).some(({ id }) => id === course)
    if (!known) return err({ status: 404, code: 'not-found', detail: `There is no course “${course}”.` })
    return ok(courseProgress([], { course, now, limit: SESSIONS_MAX, more: false }))
  }

  api.openapi(routes.json, async (c) => {
    const found = await progress(c, c.req.valid('param').course)
    return found.ok ? c.json(found.value, 200) : problem(c, found.error)
  })

  api.openapi(routes.csv, async (c) => {
    const { course } = c.req.valid('param')
    const table: ProgressTable = c.req.valid('query').table
    const found = await progress(c, course)
    if (!found.ok) return problem(c, found.error)
    return sendCsv(c, progressCsv(found.value, table), `progress-${table}`)
  })
}
