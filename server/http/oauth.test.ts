import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { tokenAnswer } from '../../shared/wire/access.ts'
import type { Scope } from '../../shared/wire/scopes.ts'
import { HttpApp } from '../../tests/support/http-app.ts'
import { ask, makeClient } from '../../tests/support/programs.ts'
import { secretHash } from '../auth/random.ts'

const HOUR = 3_600_000

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

function exchange(
  app: HttpApp,
  body: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.request('/api/v1/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(body).toString(),
  })
}

async function withClient(scopes: Scope[]) {
  const app = await HttpApp.open()
  const owner = await app.owner()
  return { app, owner, client: await makeClient(owner, scopes) }
}

const GRANT = { grant_type: 'client_credentials' }

describe('client credentials', () => {
  it('get a token for an hour, by HTTP Basic or in the body', async () => {
    const { app, owner, client } = await withClient(['courses:read', 'sessions:read'])
    await owner.createSession()
    const byHeader = await exchange(app, GRANT, basic(client.id, client.secret))
    expect(byHeader.headers.get('cache-control')).toBe('no-store')
    const answer = tokenAnswer.strict().parse(await byHeader.json())
    expect(answer).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'courses:read sessions:read',
    })
    expect(decodeJwt(answer.access_token)).toMatchObject({ aud: 'lectern:service', sub: client.id })
    const sessions = await ask(app, answer.access_token, 'GET', '/sessions')
    expect(((await sessions.json()) as { items: unknown[] }).items).toHaveLength(1)
    expect((await ask(app, answer.access_token, 'GET', '/users')).status).toBe(403)
    const inBody = await exchange(app, { ...GRANT, client_id: client.id, client_secret: client.secret })
    expect(inBody.status).toBe(200)
    app.clock.advance(HOUR)
    expect((await ask(app, answer.access_token, 'GET', '/sessions')).status).toBe(401)
  })

  it('are counted by ids of a bounded length, so that nobody fills the memory with them', async () => {
    const { app } = await withClient(['courses:read'])
    const long = basic('x'.repeat(5_000), 'secret')
    for (let n = 0; n < 12; n += 1) expect((await exchange(app, GRANT, long)).status).toBe(401)
  })

  it('get no more scopes than they ask for, and none that the client does not have', async () => {
    const { app, client } = await withClient(['courses:read', 'sessions:read'])
    const asked = (scope: string) => exchange(app, { ...GRANT, scope }, basic(client.id, client.secret))
    const { access_token, scope } = tokenAnswer.parse(await (await asked('courses:read')).json())
    expect(scope).toBe('courses:read')
    expect((await ask(app, access_token, 'GET', '/sessions')).status).toBe(403)
    for (const wrong of ['users:write', 'courses:read everything', '"\\']) {
      const answer = await asked(wrong)
      expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
        400,
        'invalid_scope',
      ])
    }
  })

  it('are refused as RFC 6749 says', async () => {
    const { app, client } = await withClient(['courses:read'])
    const good = basic(client.id, client.secret)
    const cases: [Promise<Response>, number, string][] = [
      [exchange(app, { grant_type: 'password' }, good), 400, 'unsupported_grant_type'],
      [exchange(app, {}, good), 400, 'invalid_request'],
      [exchange(app, { ...GRANT, client_secret: client.secret }, good), 400, 'invalid_request'],
      [exchange(app, GRANT), 401, 'invalid_client'],
      [exchange(app, GRANT, basic(client.id, 'wrong')), 401, 'invalid_client'],
      [exchange(app, GRANT, basic('nobody', client.secret)), 401, 'invalid_client'],
      [exchange(app, GRANT, { authorization: 'Basic !' }), 401, 'invalid_client'],
      [exchange(app, GRANT, { authorization: 'Basic bm9jb2xvbg==' }), 401, 'invalid_client'],
      [exchange(app, GRANT, { ...good, 'content-type': 'application/json' }), 400, 'invalid_request'],
    ]
    for (const [asked, status, error] of cases) {
      const answer = await asked
      const body = (await answer.json()) as { error: string; error_description: string }
      expect([answer.status, body.error]).toEqual([status, error])
      expect(body.error_description).toMatch(/^[\x20-\x7e]+$/)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      if (status === 401) expect(answer.headers.get('www-authenticate')).toContain('Basic')
    }
  })

  it('end at once when the client is revoked', async () => {
    const { app, owner, client } = await withClient(['courses:read'])
    const good = basic(client.id, client.secret)
    const { access_token } = tokenAnswer.parse(await (await exchange(app, GRANT, good)).json())
    expect((await ask(app, access_token, 'GET', '/courses')).status).toBe(200)
    const headers = { origin: 'https://class.example.org' }
    const path = `/api/v1/service-clients/${client.id}`
    const other = await app.instructor('ivo@example.org')
    expect((await other.send(path, { method: 'DELETE', headers })).status).toBe(404)
    expect((await owner.send(path, { method: 'DELETE', headers })).status).toBe(204)
    expect((await ask(app, access_token, 'GET', '/courses')).status).toBe(401)
    expect((await exchange(app, GRANT, good)).status).toBe(401)
    expect(await (await owner.get('/api/v1/service-clients')).json()).toMatchObject({ items: [] })
  })

  it('are slowed down where somebody guesses, without locking others out', async () => {
    const { app, client } = await withClient(['courses:read'])
    const from = (address: string, secret: string) =>
      exchange(app, GRANT, { ...basic(client.id, secret), 'x-forwarded-for': address })
    for (let n = 0; n < 10; n++) expect((await from('192.0.2.66', 'wrong')).status).toBe(401)
    const blocked = await from('192.0.2.66', client.secret)
    expect([blocked.status, Number(blocked.headers.get('retry-after'))]).toEqual([429, 900])
    expect((await from('192.0.2.7', client.secret)).status).toBe(200)
  })

  it('are stored as a hash, and shown once', async () => {
    const { app, owner, client } = await withClient(['courses:read'])
    expect(client.secret).toMatch(/^lsec_[\w-]{43}$/)
    const stored = await app.stores.access.findClient(client.id)
    expect(stored?.secretHash).toBe(secretHash(client.secret))
    expect(JSON.stringify(stored)).not.toContain(client.secret)
    expect(await (await owner.get('/api/v1/service-clients')).text()).not.toContain('lsec_')
  })
})

describe('a token of a service', () => {
  it('is none of a participant, and the other way round', async () => {
    const { app, owner, client } = await withClient(['courses:read', 'reports:read'])
    const good = basic(client.id, client.secret)
    const { access_token } = tokenAnswer.parse(await (await exchange(app, GRANT, good)).json())
    const session = await owner.createSession()
    expect(await app.auth.tokens.verify(access_token, session.id)).toBeUndefined()
    const participant = await app.auth.tokens.sign({ session: session.id, participant: 'p' })
    expect(await app.auth.serviceClients.find(participant)).toBeUndefined()
    expect((await ask(app, access_token, 'GET', `/sessions/${session.id}/report`)).status).toBe(200)
    expect((await ask(app, access_token, 'POST', `/sessions/${session.id}/tickets`)).status).toBe(403)
  })

  it('that somebody else signed is refused', async () => {
    const { app, client } = await withClient(['courses:read'])
    const good = basic(client.id, client.secret)
    const { access_token } = tokenAnswer.parse(await (await exchange(app, GRANT, good)).json())
    const forged = `${access_token.slice(0, -4)}AAAA`
    expect((await ask(app, forged, 'GET', '/courses')).status).toBe(401)
  })
})

it('the server says where tokens are had (RFC 8414)', async () => {
  const app = await HttpApp.open()
  expect(await (await app.request('/.well-known/oauth-authorization-server')).json()).toMatchObject({
    issuer: 'https://class.example.org',
    token_endpoint: 'https://class.example.org/api/v1/oauth/token',
    grant_types_supported: ['client_credentials'],
  })
})
