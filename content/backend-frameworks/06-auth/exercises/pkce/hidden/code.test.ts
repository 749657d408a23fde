import { describe, expect, test } from 'vitest'
import { codeFor, trade } from './flow.ts'
import { app } from './main.ts'

const REFUSED = { status: 400, json: { error: 'invalid_grant' } }

describe('a code', () => {
  test('is for one client', async () => {
    const app = { client_id: 'app', redirect_uri: 'com.example.app:/callback' }
    expect(await trade(await codeFor('shop'), app)).toMatchObject(REFUSED)
    expect(await trade(await codeFor('shop'), { client_id: 'app' })).toMatchObject(REFUSED)
    expect(await trade(await codeFor('app'), app)).toMatchObject({ status: 200 })
  })

  test('is for one address', async () => {
    expect(await trade(await codeFor('shop'), { redirect_uri: 'https://shop.example/' })).toMatchObject(REFUSED)
    expect(await trade(await codeFor('shop'), { redirect_uri: '' })).toMatchObject(REFUSED)
  })

  test('is for one minute', async () => {
    const code = await codeFor('shop')
    const real = Date.now
    Date.now = () => real() + 61_000
    try {
      expect(await trade(code)).toMatchObject(REFUSED)
    } finally {
      Date.now = real
    }
  })

  test('is used up by a try that failed', async () => {
    const code = await codeFor('shop')
    await trade(code, { code_verifier: 'x'.repeat(43) })
    expect(await trade(code)).toMatchObject(REFUSED)
  })

  test('is new every time, and an invented one is refused', async () => {
    expect(await codeFor('shop')).not.toBe(await codeFor('shop'))
    expect(await trade('invented')).toMatchObject(REFUSED)
    expect(await trade('')).toMatchObject(REFUSED)
  })

  test('the names of built-in properties are no clients', async () => {
    for (const client of ['constructor', '__proto__', 'toString']) {
      const response = await app.request(`/authorize?response_type=code&client_id=${client}&code_challenge=x&code_challenge_method=S256`)
      expect(response.status).toBe(400)
    }
  })

  test('state is escaped', async () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'shop',
      redirect_uri: 'https://shop.example/callback',
      state: 'a&code=mine',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    })
    const response = await app.request(`/authorize?${query}`)
    const back = new URL(response.headers.get('location') ?? '').searchParams
    expect(back.getAll('code')).toHaveLength(1)
    expect(back.get('state')).toBe('a&code=mine')
  })
})
