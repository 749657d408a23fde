import { describe, expect, test } from 'vitest'
import { challengeOf, newVerifier } from './main.ts'

describe('the client', () => {
  test('a verifier has 43 characters that need no escaping', () => {
    expect(newVerifier()).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('every verifier is new', () => {
    expect(new Set(Array.from({ length: 50 }, newVerifier)).size).toBe(50)
  })

  test('the challenge of the example in RFC 7636, appendix B', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })
})
