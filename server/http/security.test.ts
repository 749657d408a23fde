import { expect, it } from 'vitest'
import { SCOPES } from '../../shared/wire/scopes.ts'
import { HttpApp } from '../../tests/support/http-app.ts'
import { ask, makeToken } from '../../tests/support/programs.ts'
import { scopeOf } from './security.ts'

/** For people only: what would get more than the token has, and what is a learner’s own. */
const FOR_PEOPLE = [
  'DELETE /service-clients/{id}',
  'DELETE /tokens/{id}',
  'GET /service-clients',
  'GET /sessions/{id}/missed',
  'GET /sessions/{id}/my-data',
  'GET /sessions/{id}/quiz-results/mine',
  'GET /sessions/{id}/take-home.zip',
  'GET /tokens',
  'POST /service-clients',
  'POST /sessions/{id}/device-links',
  'POST /sessions/{id}/tickets',
  'POST /tokens',
  'PUT /auth/password',
]

interface Operation {
  security?: Record<string, string[]>[]
  responses: Record<string, unknown>
}

async function operations(app: HttpApp): Promise<[string, Operation][]> {
  const document = (await (await app.request('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      one,
    ]),
  )
}

it('every operation for accounts names the scope of a token, or is for people only', async () => {
  const forAccounts = (await operations(await HttpApp.open())).filter(([, { security = [] }]) =>
    security.some((one) => 'account' in one),
  )
  const without = forAccounts.filter(([, { security = [] }]) => scopeOf(security) === undefined)
  expect(without.map(([name]) => name).sort()).toEqual(FOR_PEOPLE)
  for (const [name, { security = [], responses }] of forAccounts) {
    const scope = scopeOf(security)
    if (scope === undefined) continue
    expect(Object.keys(SCOPES)).toContain(scope)
    expect(security).toContainEqual({ service: [scope] })
    expect(Object.keys(responses), name).toEqual(expect.arrayContaining(['401', '403']))
  }
})

it('what the document says is what is enforced', async () => {
  const app = await HttpApp.open()
  const { secret } = await makeToken(await app.owner(), ['jobs:read'])
  for (const [name, { security = [] }] of await operations(app)) {
    const scope = scopeOf(security)
    if (scope === undefined || scope === 'jobs:read') continue
    const [method = '', path = ''] = name.split(' ')
    const answer = await ask(app, secret, method, path.replaceAll(/\{\w+\}/g, 'x'))
    expect([name, answer.status]).toEqual([name, 403])
    expect(await answer.text()).toContain(`“${scope}”`)
  }
})
