import { describe, expect, it } from 'vitest'
import type { Joined } from '../../shared/wire/http.ts'
import { HttpApp, PASSWORD, problemOf } from '../../tests/support/http-app.ts'
import { ask, makeToken } from '../../tests/support/programs.ts'
import { secretHash } from '../auth/random.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import { AccessTokenList } from './access-schemas.ts'

const MINUTE = 60_000
const TOKENS = '/api/v1/tokens'

describe('an access token', () => {
  it('acts for its account within its scopes, and says which one is missing', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { id } = await owner.createSession()
    const { secret } = await makeToken(owner, ['sessions:read'])
    const listed = await ask(app, secret, 'GET', '/sessions')
    expect(await listed.json()).toMatchObject({ items: [{ id }] })
    const lacking = await ask(app, secret, 'GET', '/courses')
    expect(lacking.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_scope", scope="courses:read"',
    )
    expect(await problemOf(lacking)).toMatchObject({
      status: 403,
      code: 'forbidden',
      detail: 'The access token lacks the scope “courses:read”.',
    })
    for (const path of [`/sessions/${id}`, `/sessions/${id}/report`, '/users']) {
      expect((await ask(app, secret, 'GET', path)).status).toBe(403)
    }
    expect((await ask(app, secret, 'POST', '/sessions', { course: 'intro' })).status).toBe(403)
  })

  it('has no more rights than its account', async () => {
    const app = await HttpApp.open()
    const session = await (await app.owner()).createSession()
    const other = await app.instructor('ivo@example.org')
    const { secret } = await makeToken(other, [
      'sessions:read',
      'sessions:write',
      'reports:read',
      'users:write',
    ])
    expect(await (await ask(app, secret, 'GET', '/sessions')).json()).toEqual({ items: [], total: 0 })
    expect((await ask(app, secret, 'GET', `/sessions/${session.id}/report`)).status).toBe(401)
    expect((await ask(app, secret, 'POST', `/sessions/${session.id}/enter`)).status).toBe(403)
    const made = await ask(app, secret, 'POST', '/users', { name: 'N', email: 'n@example.org' })
    expect((await problemOf(made)).detail).toContain('Only an owner')
  })

  it('opens a session, reads its report and ends it', async () => {
    const app = await HttpApp.open()
    const { secret } = await makeToken(await app.owner(), ['sessions:write', 'reports:read'])
    const made = await ask(app, secret, 'POST', '/sessions', { course: 'intro' })
    const { id } = (await made.json()) as { id: string }
    expect((await ask(app, secret, 'GET', `/sessions/${id}/report`)).status).toBe(200)
    expect((await ask(app, secret, 'GET', `/sessions/${id}/attendance.csv`)).status).toBe(200)
    expect((await ask(app, secret, 'POST', `/sessions/${id}/end`)).status).toBe(200)
  })

  it('is shown once; stored are its hash and its beginning', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { id, secret, prefix } = await makeToken(owner, ['sessions:read'], { name: ' My  script ' })
    expect(secret).toMatch(/^lpat_[\w-]{43}$/)
    expect(secret.startsWith(prefix)).toBe(true)
    const text = await (await owner.get(TOKENS)).text()
    expect(text).not.toContain(secret)
    expect(text).not.toContain(secretHash(secret))
    expect(AccessTokenList.parse(JSON.parse(text)).items).toMatchObject([{ id, name: 'My script' }])
    const stored = await app.stores.access.findToken(id)
    expect(JSON.stringify(stored)).not.toContain(secret)
    expect(stored?.secretHash).toBe(secretHash(secret))
    expect(JSON.stringify(app.logged)).not.toContain(secret)
  })

  it('is not good once it expired', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { secret } = await makeToken(owner, ['sessions:read'], { expiresAt: app.clock.now() + MINUTE })
    expect((await ask(app, secret, 'GET', '/sessions')).status).toBe(200)
    app.clock.advance(MINUTE)
    const late = await ask(app, secret, 'GET', '/sessions')
    expect(late.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect((await problemOf(late)).status).toBe(401)
    const past = await owner.post(TOKENS, { name: 'x', scopes: ['jobs:read'], expiresAt: app.clock.now() })
    expect((await problemOf(past)).errors?.[0]?.path).toBe('expiresAt')
  })

  it('ends what hangs on it when it expires', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { id } = await makeToken(owner, ['sessions:write'], { expiresAt: app.clock.now() + MINUTE })
    const signIn = `token:${id}`
    expect(await app.auth.signIns.withdrawn([signIn])).toEqual([])
    app.clock.advance(MINUTE)
    expect(await app.auth.signIns.withdrawn([signIn])).toEqual([signIn])
  })

  it('is not good once it was revoked, and what hangs on it ends', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { id } = await owner.createSession()
    const token = await makeToken(owner, ['sessions:read', 'sessions:write'])
    const entered = (await (await ask(app, token.secret, 'POST', `/sessions/${id}/enter`)).json()) as Joined
    expect((await ask(app, entered.token, 'POST', `/sessions/${id}/tickets`)).status).toBe(200)
    const gone = await owner.send(`${TOKENS}/${token.id}`, {
      method: 'DELETE',
      headers: { origin: 'https://class.example.org' },
    })
    expect(gone.status).toBe(204)
    expect((await ask(app, token.secret, 'GET', '/sessions')).status).toBe(401)
    expect((await ask(app, entered.token, 'POST', `/sessions/${id}/tickets`)).status).toBe(401)
    expect(app.disconnected).toEqual([`token:${token.id}`])
    expect(await (await owner.get(TOKENS)).json()).toMatchObject({ items: [] })
  })

  it('cannot be seen or revoked by another account', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { id, secret } = await makeToken(owner, ['sessions:read'])
    const other = await app.instructor('ivo@example.org')
    expect(await (await other.get(TOKENS)).json()).toMatchObject({ items: [] })
    const headers = { origin: 'https://class.example.org' }
    expect((await other.send(`${TOKENS}/${id}`, { method: 'DELETE', headers })).status).toBe(404)
    expect((await ask(app, secret, 'GET', '/sessions')).status).toBe(200)
  })

  it('never makes tokens, changes passwords, signs in or stands in for a person who joined', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const session = await owner.createSession()
    const { id, secret } = await makeToken(owner, [
      'courses:read',
      'sessions:read',
      'sessions:write',
      'reports:read',
      'users:read',
      'users:write',
    ])
    const refused: [string, string, unknown?][] = [
      ['GET', '/tokens'],
      ['POST', '/tokens', { name: 'More', scopes: ['users:write'] }],
      ['DELETE', `/tokens/${id}`],
      ['POST', '/service-clients', { name: 'More', scopes: ['users:write'] }],
      ['PUT', '/auth/password', { current: PASSWORD, password: 'another long one' }],
      ['POST', '/users', { name: 'N', email: 'n@example.org', role: 'owner' }],
      ['POST', `/sessions/${session.id}/tickets`],
      ['GET', `/sessions/${session.id}/my-data`],
    ]
    for (const [method, path, body] of refused) {
      const answer = await ask(app, secret, method, path, body)
      expect([path, (await problemOf(answer)).status]).toEqual([path, 403])
    }
    const signIn = await ask(app, secret, 'POST', '/auth/sign-in', {
      email: 'olga@example.org',
      password: 'x',
    })
    expect(signIn.status).toBe(401)
    expect(signIn.headers.get('set-cookie')).toBeNull()
  })

  it('is refused beside a cookie where its scope is missing: it is not the cookie that asks', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { secret } = await makeToken(owner, ['sessions:read'])
    expect((await owner.get('/api/v1/courses', { authorization: `Bearer ${secret}` })).status).toBe(403)
    expect((await owner.get('/api/v1/courses', { authorization: 'Bearer lpat_none' })).status).toBe(401)
  })

  it('speaks for its account only, whatever cookies of seats come with it', async () => {
    const app = await HttpApp.open()
    const session = await (await app.owner()).createSession()
    const other = await app.instructor('ivo@example.org')
    const { secret } = await makeToken(other, ['reports:read'])
    await other.accept(session.links.cohost, 'Ivo')
    const path = `/api/v1/sessions/${session.id}/report`
    expect((await other.get(path)).status).toBe(200)
    expect((await other.get(path, { authorization: `Bearer ${secret}` })).status).toBe(401)
  })

  it('is nothing to routes that are open to everybody', async () => {
    const app = await HttpApp.open()
    const { code } = await (await app.owner()).createSession()
    expect((await ask(app, 'lpat_none', 'GET', `/join/${code}`)).status).toBe(200)
    expect((await ask(app, 'lpat_none', 'GET', '/nothing')).status).toBe(404)
  })
})

describe('bearer tokens of participants', () => {
  it('are refused where an account is asked for', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const { id } = await owner.createSession()
    const { token } = (await (await owner.post(`/api/v1/sessions/${id}/enter`)).json()) as Joined
    for (const path of ['/sessions', '/courses', '/users', '/tokens', '/auth/me']) {
      expect((await ask(app, token, 'GET', path)).status).toBe(401)
    }
    expect((await ask(app, token, 'GET', `/sessions/${id}/report`)).status).toBe(200)
  })
})

describe('the last use of a token', () => {
  it('is noted once a minute, and a full disk keeps nobody from reading', async () => {
    const app = await HttpApp.open()
    const { id, secret } = await makeToken(await app.owner(), ['sessions:read'])
    const lastUsed = async () => (await app.stores.access.findToken(id))?.lastUsedAt
    const start = app.clock.now()
    expect(await lastUsed()).toBeUndefined()
    await ask(app, secret, 'GET', '/sessions')
    app.clock.advance(MINUTE - 1)
    await ask(app, secret, 'GET', '/sessions')
    expect(await lastUsed()).toBe(start)
    app.clock.advance(1)
    app.stores.access.tokenUsed = () => Promise.reject(new StoreUnavailable('the disk is full'))
    expect((await ask(app, secret, 'GET', '/sessions')).status).toBe(200)
  })
})

describe('an account', () => {
  it('has at most fifty tokens', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    for (let n = 0; n < 50; n++) await makeToken(owner, ['sessions:read'])
    expect((await owner.post(TOKENS, { name: 'x', scopes: ['sessions:read'] })).status).toBe(409)
  })

  it('is told every bad field of a token', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const bad = await problemOf(await owner.post(TOKENS, { name: ' ', scopes: ['all'], more: 1 }))
    expect(bad.errors?.map(({ path }) => path).sort()).toEqual(['', 'name', 'scopes.0'])
    expect((await problemOf(await owner.post(TOKENS, { name: 'x', scopes: [] }))).status).toBe(422)
  })
})
