import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { attendanceReport } from '../../shared/report/attendance.ts'
import type { AttendanceBody } from '../../shared/wire/http.ts'
import { attendanceCsv } from '../sessions/attendance-csv.ts'
import { CSV_ANSWER, CSV_FORM, sendCsv } from './csv-file.ts'
import type { Env, HttpDeps } from './deps.ts'
import { isOverAndKnown } from './etag.ts'
import { type OpenSession, reportedSession } from './identity.ts'
import { problem } from './problem.ts'
import { Attendance, idParam, json, problems, UNCHANGED } from './schemas.ts'
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
    responses: { 200: json(Attendance, 'The attendance.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
  }),
  csv: createRoute({
    ...shared,
    path: '/sessions/{id}/attendance.csv',
    summary: 'Attendance as a table for spreadsheets',
    description: CSV_FORM,
    responses: { 200: CSV_ANSWER, ...problems(401, 403, 404, 422) },
  }),
}

export function attendance(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  async function reportOf({ row }: OpenSession): Promise<AttendanceBody> {
    const now = deps.clock.now()
    return { title: row.title, now, ...attendanceReport(await deps.stores.log.read(row.id, 0), now) }
  }

  api.openapi(routes.json, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'attendance')
    if (!session.ok) return problem(c, session.error)
    if (isOverAndKnown(c, session.value.room)) return c.body(null, 304)
    return c.json(await reportOf(session.value), 200)
  })

  api.openapi(routes.csv, async (c) => {
    const { id } = c.req.valid('param')
    const session = await reportedSession(c, deps, id, 'attendance')
    if (!session.ok) return problem(c, session.error)
    return sendCsv(c, attendanceCsv(await reportOf(session.value)), `attendance-${id}`)
  })
}
