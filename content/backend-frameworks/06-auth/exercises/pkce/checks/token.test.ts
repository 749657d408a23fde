import { describe, expect, test } from 'vitest'
import { codeFor, trade } from './flow.ts'

const REFUSED = { status: 400, json: { error: 'invalid_grant' } }

describe('the token', () => {
  test('the right verifier gets it', async () => {
    const { status, headers, json } = await trade(await codeFor('shop'))
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toContain('no-store')
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 900 })
    expect(json.access_token.length).toBeGreaterThan(20)
  })

  test('another verifier does not', async () => {
    expect(await trade(await codeFor('shop'), { code_verifier: 'x'.repeat(43) })).toMatchObject(REFUSED)
  })

  test('no verifier does not', async () => {
    expect(await trade(await codeFor('shop'), { code_verifier: '' })).toMatchObject(REFUSED)
  })

  test('the challenge itself does not', async () => {
    expect(
      await trade(await codeFor('shop'), { code_verifier: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' }),
    ).toMatchObject(REFUSED)
  })

  test('a code counts once', async () => {
    const code = await codeFor('shop')
    expect(await trade(code)).toMatchObject({ status: 200 })
    expect(await trade(code)).toMatchObject(REFUSED)
  })

  test('another grant type is said to be one', async () => {
    expect(await trade(await codeFor('shop'), { grant_type: 'password' })).toMatchObject({
      status: 400,
      json: { error: 'unsupported_grant_type' },
    })
  })
})
