import { describe, expect, it } from 'vitest'
import { userBody } from '../../shared/wire/http.ts'
import { HttpApp, PASSWORD, problemOf } from '../../tests/support/http-app.ts'
import { setupLink } from '../auth/setup.ts'

const SETUP = '/api/v1/auth/setup'
const SIGN_IN = '/api/v1/auth/sign-in'
const ME = '/api/v1/auth/me'
const MINUTE = 60_000

describe('the first set-up', () => {
  it('makes the owner once, by the link that was printed last', async () => {
    const app = await HttpApp.open()
    expect(await (await app.request(SETUP)).json()).toEqual({ needed: true })
    const link = await setupLink(app.stores.accounts, 'https://x')
    const browser = app.browser()
    const body = { name: ' Olga  Owner ', email: ' Olga@Example.org ', password: PASSWORD }
    const made = await browser.post(SETUP, { ...body, secret: link?.split('#')[1] })
    expect(made.status).toBe(201)
    expect(userBody.strict().parse(await made.json())).toMatchObject({
      name: 'Olga Owner',
      email: 'olga@example.org',
      role: 'owner',
    })
    expect((await browser.get(ME)).status).toBe(200)
    expect(await (await app.request(SETUP)).json()).toEqual({ needed: false })
    expect((await problemOf(await browser.post(SETUP, { ...body, secret: 'x' }))).status).toBe(409)
    expect(await setupLink(app.stores.accounts, 'https://x')).toBeUndefined()
  })

  it('refuses a wrong secret, and names every bad field', async () => {
    const app = await HttpApp.open()
    const good = { secret: 'wrong', name: 'O', email: 'o@example.org', password: PASSWORD }
    expect((await problemOf(await app.browser().post(SETUP, good))).status).toBe(403)
    const bad = await app
      .browser()
      .post(SETUP, { secret: 's', name: ' ', email: 'x', password: 'short', more: 1 })
    const problem = await problemOf(bad)
    expect(problem.status).toBe(422)
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['', 'email', 'name', 'password'])
    expect(await app.stores.accounts.listUsers()).toEqual([])
  })
})

describe('signing in', () => {
  it('sets a cookie that scripts cannot read, and stores only a hash of its secret', async () => {
    const app = await HttpApp.open()
    await app.owner()
    const browser = app.browser()
    const answer = await browser.post(SIGN_IN, { email: 'OLGA@example.org', password: PASSWORD })
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).not.toContain('argon2')
    expect(answer.headers.get('set-cookie')).toMatch(
      /^lectern_account=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(await app.stores.accounts.findSignIn(browser.cookies.get('lectern_account') ?? '')).toBeUndefined()
    expect(await (await browser.get(ME)).json()).toMatchObject({ email: 'olga@example.org' })
  })

  it('sends cookies without Secure where the server is reached by http', async () => {
    const app = await HttpApp.open({ publicUrl: 'http://localhost:3000' })
    const owner = app.browser()
    const link = await setupLink(app.stores.accounts, '')
    const answer = await owner.post(
      SETUP,
      { secret: link?.split('#')[1], name: 'O', email: 'o@example.org', password: PASSWORD },
      { origin: 'http://localhost:3000' },
    )
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/)
    expect(answer.headers.get('strict-transport-security')).toBeNull()
  })

  it('says the same for an unknown address and a wrong password', async () => {
    const app = await HttpApp.open()
    await app.owner()
    const wrong = await app.browser().post(SIGN_IN, { email: 'olga@example.org', password: 'wrong' })
    const unknown = await app.browser().post(SIGN_IN, { email: 'nobody@example.org', password: 'wrong' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(await wrong.text()).toBe(await unknown.text())
    expect(wrong.headers.get('set-cookie')).toBeNull()
  })

  it('stops guessing after ten wrong passwords for an account, even from many networks', async () => {
    const app = await HttpApp.open()
    await app.owner()
    const guess = (n: number) =>
      app.browser(`192.0.2.${n}`).post(SIGN_IN, { email: 'olga@example.org', password: `guess ${n}` })
    for (let n = 0; n < 10; n++) expect((await guess(n)).status).toBe(401)
    const blocked = await app.browser().post(SIGN_IN, { email: 'olga@example.org', password: PASSWORD })
    expect(await problemOf(blocked)).toMatchObject({ status: 429, code: 'rate-limited' })
    expect(Number(blocked.headers.get('retry-after'))).toBe(900)
    app.clock.advance(15 * MINUTE)
    const later = await app.browser().post(SIGN_IN, { email: 'olga@example.org', password: PASSWORD })
    expect(later.status).toBe(200)
  })

  it('counts attempts that run at the same time', async () => {
    const app = await HttpApp.open()
    await app.owner()
    const guesses = Array.from({ length: 15 }, (_, n) =>
      app.browser().post(SIGN_IN, { email: 'olga@example.org', password: `guess ${n}` }),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  })

  it('takes the count back when the password is right', async () => {
    const app = await HttpApp.open()
    await app.owner()
    const attempt = (password: string) => app.browser().post(SIGN_IN, { email: 'olga@example.org', password })
    for (let n = 0; n < 9; n++) await attempt('wrong')
    expect((await attempt(PASSWORD)).status).toBe(200)
    for (let n = 0; n < 9; n++) expect((await attempt('wrong')).status).toBe(401)
  })

  it('ends after seven days', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    app.clock.advance(7 * 24 * 60 * MINUTE)
    expect((await owner.get(ME)).status).toBe(401)
  })

  it('ends the browser’s sign-in before when it signs in again', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const old = owner.cookies.get('lectern_account') ?? ''
    await owner.post(SIGN_IN, { email: 'olga@example.org', password: PASSWORD })
    const thief = app.browser()
    thief.cookies.set('lectern_account', old)
    expect((await thief.get(ME)).status).toBe(401)
    expect(app.disconnected).toHaveLength(1)
  })
})

describe('signing out', () => {
  it('ends the sign-in, clears its cookie and closes what hangs on it', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const cookie = owner.cookies.get('lectern_account') ?? ''
    const { id } = await owner.createSession()
    const entered = (await (await owner.post(`/api/v1/sessions/${id}/enter`)).json()) as { token: string }
    const answer = await owner.post('/api/v1/auth/sign-out')
    expect(answer.status).toBe(204)
    expect(owner.cookies.size).toBe(0)
    expect(app.disconnected).toHaveLength(1)
    expect((await app.browser().get(ME, { cookie: `lectern_account=${cookie}` })).status).toBe(401)
    const ticket = await app.request(`/api/v1/sessions/${id}/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${entered.token}` },
    })
    expect(ticket.status).toBe(401)
  })

  it('is fine for a browser that is not signed in', async () => {
    const app = await HttpApp.open()
    expect((await app.browser().post('/api/v1/auth/sign-out')).status).toBe(204)
    expect((await app.request(ME)).status).toBe(401)
  })
})
