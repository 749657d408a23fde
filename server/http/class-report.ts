import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type ClassReport, classReport } from '../../shared/report/class-report.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type ReportTable, reportCsv, TABLES } from '../sessions/class-report-csv.ts'
import { ClassReport as Body } from './class-report-schemas.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { reportedSession } from './identity.ts'
import { problem, type Refusal } from './problem.ts'
import { idParam, json, problems } from './schemas.ts'
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
    responses: { 200: json(Body, 'The report.'), ...problems(401, 403, 404, 422) },
  }),
  csv: createRoute({
    ...shared,
    path: '/sessions/{id}/report.csv',
    summary: 'A part of the report as a table for spreadsheets',
    description: 'UTF-8 with BOM, CRLF, a header row, times in ISO 8601 UTC, formulas escaped.',
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
    responses: {
      200: { description: 'The table.', content: { 'text/csv': { schema: z.string() } } },
      ...problems(401, 403, 404, 422),
    },
  }),
}

export function classReports(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  async function report(c: Ctx, id: string): Promise<Result<ClassReport, Refusal<401 | 403 | 404>>> {
    const session = await reportedSession(c, deps, id, 'class-report')
    if (!session.ok) return session
    const { row, room } = session.value
    const [entries, deck] = await Promise.all([deps.stores.log.read(id, 0), deps.stores.decks.get(row.deck)])
    const slides = (deck?.slides ?? []).map(({ title }) => title ?? '')
    const of = { title: row.title, slides, now: deps.clock.now() }
    return ok(classReport(entries, room.state, room.catalog, of))
  }

  api.openapi(routes.json, async (c) => {
    const found = await report(c, c.req.valid('param').id)
    return found.ok ? c.json(found.value, 200) : problem(c, found.error)
  })

  api.openapi(routes.csv, async (c) => {
    const { id } = c.req.valid('param')
    const table: ReportTable = c.req.valid('query').table
    const found = await report(c, id)
    if (!found.ok) return problem(c, found.error)
    return c.body(reportCsv(found.value, table), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${table}-${id}.csv"`,
    })
  })
}
