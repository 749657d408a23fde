import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { attendanceReport } from '../../shared/report/attendance.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { AttendanceBody } from '../../shared/wire/http.ts'
import { attendanceCsv } from '../sessions/attendance-csv.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { reportedSession } from './identity.ts'
import { problem, type Refusal } from './problem.ts'
import { Attendance, idParam, json, problems } from './schemas.ts'
import { participantWith } from './security.ts'

const shared = {
  method: 'get' as const,
  tags: ['Reports'],
  security: participantWith('reports:read'),
  request: { params: idParam },
}

const routes = {
  json: createRoute({
    ...shared,
    path: '/sessions/{id}/attendance',
    summary: 'Who was in the room when',
    description: 'For staff. While the class lasts, up to now.',
    responses: { 200: json(Attendance, 'The attendance.'), ...problems(401, 403, 404, 422) },
  }),
  csv: createRoute({
    ...shared,
    path: '/sessions/{id}/attendance.csv',
    summary: 'Attendance as a table for spreadsheets',
    description: 'UTF-8 with BOM, CRLF, a header row, times in ISO 8601 UTC, formulas escaped.',
    responses: {
      200: { description: 'The table.', content: { 'text/csv': { schema: z.string() } } },
      ...problems(401, 403, 404, 422),
    },
  }),
}

export function attendance(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  async function report(c: Ctx, id: string): Promise<Result<AttendanceBody, Refusal<401 | 403 | 404>>> {
    const session = await reportedSession(c, deps, id, 'attendance')
    if (!session.ok) return session
    const { row } = session.value
    const now = deps.clock.now()
    return ok({ title: row.title, now, ...attendanceReport(await deps.stores.log.read(id, 0), now) })
  }

  api.openapi(routes.json, async (c) => {
    const found = await report(c, c.req.valid('param').id)
    return found.ok ? c.json(found.value, 200) : problem(c, found.error)
  })

  api.openapi(routes.csv, async (c) => {
    const { id } = c.req.valid('param')
    const found = await report(c, id)
    if (!found.ok) return problem(c, found.error)
    return c.body(attendanceCsv(found.value), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="attendance-${id}.csv"`,
    })
  })
}
