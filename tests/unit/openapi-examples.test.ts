import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ApiWorld, apiWorld } from '../support/api-world.ts'
import { type Browser, HttpApp, PUBLIC_URL } from '../support/http-app.ts'
import { type Media, type OpenApi, type Operation, resolved, type Schema } from '../support/openapi-breaks.ts'

/**
 * The examples of the API document, held to their schemas and sent to the program itself. What an operation answers
 * is held to its schema too, so that the document says what the program does.
 */
const JSON_TYPE = 'application/json'

/** Operations without an example of their answer, and why. */
const WITHOUT_ANSWER: Record<string, string> = {
  'GET /openapi.json': 'it answers with the document in which the example would stand',
}
/** Operations whose example cannot be sent, and why. */
const NOT_SENT: Record<string, string> = {
  'POST /oauth/token': 'it takes a form, with a secret that is told once (oauth.test.ts)',
  'POST /course-imports': 'its body is an archive; tried in server/http/course-imports.test.ts',
  'GET /course-imports/{id}': 'there is none before an archive was sent',
}
/** Operations that are for learners, or for who has not come in yet; all others are sent as the owner. */
const LEARNERS = ['/quiz-results/mine', '/take-home.zip', '/my-data', '/missed', '/tickets', '/device-links']
const STRANGERS = ['/join/{code}', '/invitations/{token}', '/device-links/{token}', '/auth/sign-in']

let document: OpenApi
let ajv: Ajv2020

const operations = (): { name: string; path: string; method: string; operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method: method.toUpperCase(),
      operation,
    })),
  )

const succeeding = ({ responses }: Operation) =>
  Object.entries(responses).filter(([status]) => status.startsWith('2'))

/** What stands as the example of a body: at the body, or at its schema. */
function exampleOf(media: Media): unknown {
  return media.example ?? resolved(media.schema, document).example
}

/** A schema with its references to those of the document as the validator knows them. */
const withReferences = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', 'api#/$defs/'))

function faults(schema: Schema | undefined, value: unknown): string[] {
  const valid = ajv.compile(withReferences(schema ?? {}))
  return valid(value) ? [] : (valid.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}

beforeAll(async () => {
  document = (await (await (await HttpApp.open()).request('/api/v1/openapi.json')).json()) as OpenApi
  ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(withReferences({ $defs: document.components.schemas }), 'api')
})

describe('examples', () => {
  it('are there for every body in JSON and every parameter that must be given', () => {
    const missing = operations().flatMap(({ name, operation }) => [
      ...Object.entries(operation.requestBody?.content ?? {})
        .filter(([, media]) => exampleOf(media) === undefined)
        .map(() => `${name}: the request`),
      ...succeeding(operation)
        .flatMap(([, { content }]) => content?.[JSON_TYPE] ?? [])
        .filter((media) => exampleOf(media) === undefined && !(name in WITHOUT_ANSWER))
        .map(() => `${name}: the answer`),
      ...(operation.parameters ?? [])
        .filter(({ required, schema }) => required && schema?.example === undefined)
        .map((parameter) => `${name}: ${parameter.name}`),
    ])
    expect(missing).toEqual([])
  })

  it('are as their schemas say', () => {
    const wrong = operations().flatMap(({ name, operation }) => {
      const bodies = [operation.requestBody, ...Object.values(operation.responses)]
      const parameters = (operation.parameters ?? []).filter(({ schema }) => schema?.example !== undefined)
      return [
        ...bodies
          .flatMap((body) => Object.values(body?.content ?? {}))
          .filter((media) => exampleOf(media) !== undefined)
          .flatMap((media) => faults(media.schema, exampleOf(media))),
        ...parameters.flatMap(({ schema }) => faults(schema, schema?.example)),
      ].map((fault) => `${name}: ${fault}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('sent to the program', () => {
  it('each does what the document says', async () => {
    const names = operations().map(({ name }) => name)
    expect(Object.keys({ ...NOT_SENT, ...WITHOUT_ANSWER }).filter((name) => !names.includes(name))).toEqual(
      [],
    )
    const wrong: string[] = []
    for (const { name, path, method, operation } of operations()) {
      if (name in NOT_SENT) continue
      const answer = await send(name, path, method, operation)
      const described = Object.fromEntries(succeeding(operation))[answer.status]
      const text = await answer.text()
      if (!described) wrong.push(`${name}: ${answer.status} ${text.slice(0, 200)}`)
      const schema = described?.content?.[JSON_TYPE]?.schema
      if (schema) wrong.push(...faults(schema, JSON.parse(text)).map((fault) => `${name}: ${fault}`))
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('an answer that is not as described would be found', () => {
    const { content } =
      Object.fromEntries(succeeding(document.paths['/auth/me']?.get as Operation))['200'] ?? {}
    expect(
      faults(content?.[JSON_TYPE]?.schema, { id: 'x', name: 'x', email: 'x', role: 'learner' }),
    ).toHaveLength(1)
  })
})

/** Sends the example of an operation in a world of its own, with the ids and secrets of that world. */
async function send(name: string, path: string, method: string, operation: Operation): Promise<Response> {
  if (name === 'POST /auth/setup') {
    const app = await HttpApp.open()
    return sendAs(app.browser(), path, method, { ...(bodyOf(operation) as object), secret: app.secret })
  }
  const world = await apiWorld()
  if (name === 'DELETE /sessions/{id}')
    await sendAs(world.owner, `/sessions/${world.session}/end`, 'POST', undefined)
  const own: Record<string, string> = {
    id: idOf(path, world),
    code: world.code,
    token: tokenFor(path, world),
    owner: world.participant,
  }
  const value = ({ name, schema }: { name: string; schema?: Schema }) => own[name] ?? String(schema?.example)
  const parameters = operation.parameters ?? []
  const address = parameters
    .filter(({ in: place }) => place === 'path')
    .reduce((text, parameter) => text.replace(`{${parameter.name}}`, value(parameter)), path)
  const query = parameters
    .filter(({ in: place, schema }) => place === 'query' && schema?.example !== undefined)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(value(parameter))}`)
  const search = query.length > 0 ? `?${query.join('&')}` : ''
  return sendAs(who(path, world), `${address}${search}`, method, bodyOf(operation))
}

function idOf(path: string, world: ApiWorld): string {
  if (path.startsWith('/tokens')) return world.accessToken
  if (path.startsWith('/exports/')) return world.jobs.exported
  if (path.startsWith('/jobs/')) return path.endsWith('/retry') ? world.jobs.failed : world.jobs.waiting
  if (path.startsWith('/webhooks')) return world.webhook
  if (path.startsWith('/service-clients')) return world.serviceClient
  return path.startsWith('/users') ? world.user : world.session
}

function tokenFor(path: string, { deviceLink, replay, invitation }: ApiWorld): string {
  if (path.startsWith('/replays')) return replay
  return path.startsWith('/device-links') ? deviceLink : invitation
}

function who(path: string, { owner, learner, stranger }: ApiWorld): Browser {
  if (STRANGERS.includes(path)) return stranger
  return LEARNERS.some((end) => path.endsWith(end)) ? learner : owner
}

const bodyOf = ({ requestBody }: Operation): unknown => {
  const media = requestBody?.content?.[JSON_TYPE]
  return media && exampleOf(media)
}

function sendAs(browser: Browser, address: string, method: string, body: unknown): Promise<Response> {
  return browser.send(`/api/v1${address}`, {
    method,
    headers: { origin: PUBLIC_URL, ...(body === undefined ? {} : { 'content-type': JSON_TYPE }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
