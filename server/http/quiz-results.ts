import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { ownQuizResults } from '../../shared/report/own-quiz-results.ts'
import { quizReport } from '../../shared/report/quiz-results.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import { answersCsv, questionsCsv } from '../sessions/quiz-results-csv.ts'
import { CSV_ANSWER, CSV_FORM, sendCsv } from './csv-file.ts'
import type { Env, HttpDeps } from './deps.ts'
import { logTag, revalidates } from './etag.ts'
import { type OpenSession, openSession, participant, reportedSession } from './identity.ts'
import { problem } from './problem.ts'
import { OwnQuizReport, QuizReport } from './quiz-results-schemas.ts'
import { idParam, json, problems, SECURITY, UNCHANGED } from './schemas.ts'
import { participantWith } from './security.ts'

const shared = {
  method: 'get' as const,
  tags: ['Reports'],
  security: participantWith('reports:read'),
  request: { params: idParam },
}

const tableQuery = z.object({
  table: z
    .enum(['answers', 'questions'])
    .default('answers')
    .openapi({
      param: { name: 'table', in: 'query' },
      description: 'A row for each answer, or each question',
    }),
})

const routes = {
  json: createRoute({
    ...shared,
    path: '/sessions/{id}/quiz-results',
    summary: 'Results of the quizzes and polls of a session',
    description:
      'For staff, during the class and after it. Of anonymous questions there are counts and no persons.',
    responses: { 200: json(QuizReport, 'The results.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
  }),
  csv: createRoute({
    ...shared,
    path: '/sessions/{id}/quiz-results.csv',
    summary: 'The same as a table for spreadsheets',
    description: CSV_FORM,
    request: { params: idParam, query: tableQuery },
    responses: { 200: CSV_ANSWER, ...problems(401, 403, 404, 422) },
  }),
  mine: createRoute({
    ...shared,
    security: SECURITY.participant,
    path: '/sessions/{id}/quiz-results/mine',
    summary: 'A learner’s own answers',
    description: 'With key, explanation and feedback of the questions that were revealed, and of no others.',
    responses: { 200: json(OwnQuizReport, 'The answers.'), ...problems(401, 403, 404, 422) },
  }),
}

export function quizResults(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const reportOf = ({ row, room }: OpenSession) => quizReport(room.state, row.title, deps.clock.now())

  api.openapi(routes.json, async (c) => {
    const session = await reportedSession(c, deps, c.req.valid('param').id, 'quiz-results')
    if (!session.ok) return problem(c, session.error)
    if (revalidates(c, logTag(session.value.room))) return c.body(null, 304)
    return c.json(reportOf(session.value), 200)
  })

  api.openapi(routes.csv, async (c) => {
    const { id } = c.req.valid('param')
    const { table } = c.req.valid('query')
    const session = await reportedSession(c, deps, id, 'quiz-results')
    if (!session.ok) return problem(c, session.error)
    const { runs } = reportOf(session.value)
    const [text, name] =
      table === 'answers'
        ? [answersCsv(runs), `quiz-answers-${id}`]
        : [questionsCsv(runs), `quiz-questions-${id}`]
    return sendCsv(c, text, name)
  })

  api.openapi(routes.mine, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const who = await participant(c, deps, room, ({ role }) => mayRead(role, 'own-quiz-results'))
    if (!who.ok) return problem(c, who.error)
    return c.json({ title: row.title, runs: ownQuizResults(room.state.quizzes, who.value.member.id) }, 200)
  })
}
