import { join } from 'node:path'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { newId } from '../auth/random.ts'
import { accessTokens } from './access-tokens.ts'
import { accountTokens } from './account-tokens.ts'
import { accounts } from './accounts.ts'
import { assets } from './assets.ts'
import { attendance } from './attendance.ts'
import { bodyLimit } from './body-limit.ts'
import { classReports } from './class-report.ts'
import { client } from './client.ts'
import { clientAddress } from './client-address.ts'
import { courseImports } from './course-imports.ts'
import { courseProgressOf } from './course-progress.ts'
import { courseSlides } from './course-slides.ts'
import { courses } from './courses.ts'
import { deck } from './deck.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { exercises } from './exercises.ts'
import { exports } from './exports.ts'
import { failures, invalid, requestLog } from './failures.ts'
import { health } from './health.ts'
import { history } from './history.ts'
import { jobs } from './jobs.ts'
import { joining } from './joining.ts'
import { metrics } from './metrics.ts'
import { missed } from './missed.ts'
import { oauth, oauthMetadata } from './oauth.ts'
import { openApiDocument } from './openapi.ts'
import { ownDataOf } from './own-data.ts'
import { ownPassword } from './own-password.ts'
import { problem } from './problem.ts'
import { quizResults } from './quiz-results.ts'
import { replays } from './replay.ts'
import { runnerFiles } from './runner-files.ts'
import { sameOrigin } from './same-origin.ts'
import { json } from './schemas.ts'
import { search } from './search.ts'
import { securityHeaders } from './security-headers.ts'
import { serviceClients } from './service-clients.ts'
import { sessionDocuments } from './session-documents.ts'
import { sessionLog } from './session-log.ts'
import { sessionRecords } from './session-records.ts'
import { sessions } from './sessions.ts'
import { submissions } from './submissions.ts'
import { takeHome } from './take-home.ts'
import { tickets } from './tickets.ts'
import { users } from './users.ts'
import { webhookDeliveries } from './webhook-deliveries.ts'
import { webhooks } from './webhooks.ts'

const BASE = '/api/v1'

/** Everything that the server answers over HTTP: the API below `/api/v1`, health checks, and the client's pages. */
export function createApp(deps: HttpDeps): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>()
  app.use(async (c, next) => {
    c.set('requestId', newId())
    c.set('address', clientAddress(socketAddress(c), c.req.header('x-forwarded-for'), deps.config.trustProxy))
    await next()
    c.res.headers.set('x-request-id', c.get('requestId'))
  })
  app.use(securityHeaders(deps.addresses))
  app.use(requestLog(deps))
  app.use(
    '/api/*',
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, allowed) => {
        c.header('allow', allowed.join(', '))
        return problem(c, { status: 405, detail: `This address takes ${allowed.join(', ')}.` })
      },
    }),
    sameOrigin(deps.addresses),
    bodyLimit,
    async (c, next) => {
      await next()
      if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
    },
  )
  app.route(BASE, createApi(deps))
  oauthMetadata(app, deps)
  health(app, deps)
  metrics(app, deps)
  app.route('/runner', runnerFiles(join(deps.clientDir, '../runner')))
  app.notFound(client(deps.clientDir))
  app.onError(failures(deps.log))
  return app
}

const getOpenApi = createRoute({
  method: 'get',
  path: '/openapi.json',
  tags: ['API'],
  summary: 'This document',
  responses: { 200: json(z.record(z.string(), z.unknown()), 'The document, OpenAPI 3.1.') },
})

function createApi(deps: HttpDeps): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>({ defaultHook: invalid })
  api.use(accountTokens(api, deps, BASE))
  accounts(api, deps)
  ownPassword(api, deps)
  users(api, deps)
  accessTokens(api, deps)
  serviceClients(api, deps)
  oauth(api, deps)
  courses(api, deps)
  courseSlides(api, deps)
  search(api, deps)
  courseProgressOf(api, deps)
  courseImports(api, deps)
  sessions(api, deps)
  joining(api, deps)
  tickets(api, deps)
  deck(api, deps)
  exercises(api, deps)
  submissions(api, deps)
  classReports(api, deps)
  assets(api, deps)
  attendance(api, deps)
  quizResults(api, deps)
  sessionRecords(api, deps)
  sessionLog(api, deps)
  sessionDocuments(api, deps)
  history(api, deps)
  replays(api, deps)
  takeHome(api, deps)
  ownDataOf(api, deps)
  missed(api, deps)
  webhooks(api, deps)
  webhookDeliveries(api, deps)
  exports(api, deps)
  jobs(api, deps)
  let document: Record<string, unknown> | undefined
  api.openapi(getOpenApi, (c) => {
    document ??= { ...openApiDocument(api) }
    return c.json(document, 200)
  })
  return api
}

/** Undefined where a request did not come over a socket, as in tests. */
function socketAddress(c: Ctx): string | undefined {
  return 'incoming' in Object(c.env) ? getConnInfo(c).remote.address : undefined
}
