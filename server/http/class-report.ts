import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type ClassReport, classReport } from '../../shared/report/class-report.ts'
import { type ReportTable, reportCsv, TABLES } from '../sessions/class-report-csv.ts'
import { ClassReport as Body } from './class-report-schemas.ts'
import { CSV_ANSWER, CSV_FORM, sendCsv } from './csv-file.ts'
import type { Env, HttpDeps } from './deps.ts'
import { isOverAndKnown } from './etag.ts'
import { type OpenSession, reportedSession } from './identity.ts'
import { problem } from './problem.ts'
import { idParam, json, problems, UNCHANGED } from './schemas.ts'
import { participantWith } from './security.ts'

const shared = { method: 'get' as const, tags: ['Reports'], security: participantWith('reports:read') }

const routes = {
  json: createRoute({
    ...shared,
    path: '/sessions/{id}/report',
    summary: 'What happened in a class beside attendance and quizzes',
    description:
      'For staff: everybody’s way through the exercises, calls for help and how long they waited, what learners asked, how people could follow beside the slides, and who took part in what. While the class lasts, up to now.',
    request: { params: idParam },
    responses: { 200: json(Body, 'The report.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
  }),
  csv: createRoute({
    ...shared,
    path: '/sessions/{id}/report.csv',
    summary: 'A part of the report as a table for spreadsheets',
    description: CSV_FORM,
    request: {
      params: idParam,
      query: z.object({
        table: z.enum(TABLES).openapi({
          param: { name: 'table', in: 'query' },
          example: 'work',
          description:
            '`work`: a row for each workspace · `checks`: for each check · `help`: for each call · `questions`: for each question that learners asked · `pace`: for each stretch · `people`: for each person who took part',
        }),
      }),
    },
    responses: { 200: CSV_ANSWER, ...problems(401, 403, 404, 422) },
  }),
}

export function classReports(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  async function reportOf({ row, room }: OpenSession): Promise<ClassReport> {
    const { log, decks } = deps.stores
    const [entries, deck] = await Promise.all([log.read(row.id, 0), decks.get(row.deck)])
    const slides = (deck?.slides ?? []).map(({ title }) => title ?? '')
    const of = { title: row.title, slides, now: deps.clock.now() }
    return classReport(entries, room.state, room.catalog, of)
  }

  api.openapi(routes.json, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'class-report')
    if (!session.ok) return problem(c, session.error)
    if (isOverAndKnown(c, session.value.room)) return c.body(null, 304)
    return c.json(await reportOf(session.value), 200)
  })

  api.openapi(routes.csv, async (c) => {
    const { id } = c.req.valid('param')
    const table: ReportTable = c.req.valid('query').table
    const session = await reportedSession(c, deps, id, 'class-report')
    if (!session.ok) return problem(c, session.error)
    return sendCsv(c, reportCsv(await reportOf(session.value), table), `${table}-${id}`)
  })
}
