import { describe, expect, it } from 'vitest'
import { type AccountBody, newAccount } from '../../shared/wire/access.ts'
import { type Browser, HttpApp, PASSWORD, PUBLIC_URL, problemOf } from '../../tests/support/http-app.ts'
import { ask, makeToken } from '../../tests/support/programs.ts'
import { AccountList } from './access-schemas.ts'

const USERS = '/api/v1/users'
const SIGN_IN = '/api/v1/auth/sign-in'

const send = (browser: Browser, method: string, path: string, body: unknown) =>
  browser.send(path, {
    method,
    headers: { origin: PUBLIC_URL, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const change = (browser: Browser, id: string, body: unknown) => send(browser, 'PATCH', `${USERS}/${id}`, body)

const idOf = async (browser: Browser) =>
  ((await (await browser.get('/api/v1/auth/me')).json()) as { id: string }).id

async function school() {
  const app = await HttpApp.open()
  const owner = await app.owner()
  return { app, owner, ivo: await app.instructor('ivo@example.org') }
}

describe('accounts', () => {
  it('are made by owners, with a password that works', async () => {
    const { app, owner, ivo } = await school()
    const ada = { name: 'Ada', email: 'Ada@Example.org' }
    expect((await ivo.post(USERS, ada)).status).toBe(403)
    const answer = await owner.post(USERS, ada)
    expect(answer.status).toBe(201)
    const made = newAccount.strict().parse(await answer.json())
    expect(made).toMatchObject({ email: 'ada@example.org', role: 'instructor', active: true })
    expect(answer.headers.get('location')).toBe(`${USERS}/${made.id}`)
    const browser = app.browser()
    expect((await browser.post(SIGN_IN, { email: made.email, password: made.password })).status).toBe(200)
    const again = await problemOf(await owner.post(USERS, ada))
    expect([again.status, again.errors?.[0]?.path]).toEqual([409, 'email'])
  })

  it('show addresses to owners, and everybody their own', async () => {
    const { owner, ivo } = await school()
    const emails = async (browser: Browser) =>
      AccountList.parse(await (await browser.get(USERS)).json()).items.map(({ email }) => email)
    expect((await emails(owner)).sort()).toEqual(['ivo@example.org', 'olga@example.org'])
    expect(await emails(ivo)).toContain('ivo@example.org')
    expect(await emails(ivo)).toContain(undefined)
    const one = await ivo.get(`${USERS}/${await idOf(owner)}`)
    expect(await one.json()).not.toHaveProperty('email')
    expect(JSON.stringify(await (await owner.get(USERS)).json())).not.toContain('argon2')
    expect((await ivo.get(`${USERS}/nobody`)).status).toBe(404)
  })

  it('change their own name, and nothing else where they are no owner', async () => {
    const { owner, ivo } = await school()
    const id = await idOf(ivo)
    expect(await (await change(ivo, id, { name: 'Ivo  B.' })).json()).toMatchObject({ name: 'Ivo B.' })
    expect((await change(ivo, id, { role: 'owner' })).status).toBe(403)
    expect((await change(ivo, await idOf(owner), { name: 'X' })).status).toBe(403)
    expect((await change(owner, 'nobody', { name: 'X' })).status).toBe(404)
    expect((await change(owner, id, { role: 'owner' })).status).toBe(200)
  })

  it('keep an owner', async () => {
    const { owner } = await school()
    const id = await idOf(owner)
    expect((await change(owner, id, { active: false })).status).toBe(409)
    expect((await change(owner, id, { role: 'instructor' })).status).toBe(409)
  })

  it('that are deactivated are out at once, keep their sessions, and may come back', async () => {
    const { app, owner, ivo } = await school()
    const id = await idOf(ivo)
    const session = await ivo.createSession()
    const token = await makeToken(ivo, ['sessions:read'])
    const answer = await change(owner, id, { active: false })
    expect((await answer.json()) as AccountBody).toMatchObject({ active: false })
    expect((await ivo.get('/api/v1/auth/me')).status).toBe(401)
    expect((await ask(app, token.secret, 'GET', '/sessions')).status).toBe(401)
    expect(app.disconnected).toContain(`token:${token.id}`)
    expect(app.disconnected).toHaveLength(2)
    const credentials = { email: 'ivo@example.org', password: PASSWORD }
    const refused = await ivo.post(SIGN_IN, credentials)
    const wrong = await ivo.post(SIGN_IN, { ...credentials, password: 'wrong' })
    expect([refused.status, await refused.text()]).toEqual([401, await wrong.text()])
    expect((await app.stores.directory.find(session.id))?.owner).toBe(id)
    await change(owner, id, { active: true })
    expect((await ivo.post(SIGN_IN, credentials)).status).toBe(200)
    expect((await ask(app, token.secret, 'GET', '/sessions')).status).toBe(200)
  })

  it('can be managed by a token of an owner, which makes no owners', async () => {
    const { app, owner, ivo } = await school()
    const { secret } = await makeToken(owner, ['users:read', 'users:write'])
    const id = await idOf(ivo)
    expect((await ask(app, secret, 'POST', '/users', { name: 'A', email: 'a@example.org' })).status).toBe(201)
    expect((await ask(app, secret, 'PATCH', `/users/${id}`, { role: 'owner' })).status).toBe(403)
    expect((await ask(app, secret, 'PATCH', `/users/${id}`, { active: false })).status).toBe(200)
    expect(await (await ask(app, secret, 'GET', '/auth/me')).json()).toMatchObject({ role: 'owner' })
    // Nor does it bring one back whom another owner has put out.
    await change(owner, id, { active: true, role: 'owner' })
    expect((await ask(app, secret, 'PATCH', `/users/${id}`, { active: false })).status).toBe(200)
    expect((await ask(app, secret, 'PATCH', `/users/${id}`, { active: true })).status).toBe(403)
    expect((await change(owner, id, { active: true })).status).toBe(200)
  })
})

describe('one’s own password', () => {
  const PATH = '/api/v1/auth/password'

  it('is changed with the old one, and signs out other browsers', async () => {
    const { app, ivo } = await school()
    const elsewhere = app.browser()
    await elsewhere.post(SIGN_IN, { email: 'ivo@example.org', password: PASSWORD })
    const wrong = await problemOf(await send(ivo, 'PUT', PATH, { current: 'x', password: 'a new long one' }))
    expect([wrong.status, wrong.errors?.[0]?.path]).toEqual([422, 'current'])
    const short = await problemOf(await send(ivo, 'PUT', PATH, { current: PASSWORD, password: 'short' }))
    expect(short.errors?.[0]?.path).toBe('password')
    const done = await send(ivo, 'PUT', PATH, { current: PASSWORD, password: 'a new long one' })
    expect(done.status).toBe(204)
    expect((await ivo.get('/api/v1/auth/me')).status).toBe(200)
    expect((await elsewhere.get('/api/v1/auth/me')).status).toBe(401)
    const again = { email: 'ivo@example.org', password: 'a new long one' }
    expect((await app.browser().post(SIGN_IN, again)).status).toBe(200)
  })

  it('cannot be guessed from a browser that was left alone', async () => {
    const { ivo } = await school()
    const guess = (current: string) => send(ivo, 'PUT', PATH, { current, password: 'a new long one' })
    for (let n = 0; n < 10; n++) expect((await guess(`wrong ${n}`)).status).toBe(422)
    expect((await guess(PASSWORD)).status).toBe(429)
  })
})
