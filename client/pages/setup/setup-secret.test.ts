import { describe, expect, it } from 'vitest'
import { lengthHint, setupSecret } from './setup-secret.ts'

describe('setupSecret', () => {
  it.each([
    ['#s3cret', 's3cret'],
    ['#', ''],
    ['', ''],
    ['  http://localhost:3000/setup#s3cret\n', 's3cret'],
    [' s3cret ', 's3cret'],
  ])('of %j is %j', (text, secret) => {
    expect(setupSecret(text)).toBe(secret)
  })
})

describe('lengthHint', () => {
  it('counts as the server does', () => {
    expect(lengthHint('', 10)).toMatch(/At least 10/)
    expect(lengthHint('a'.repeat(9), 10)).toBe('9 of at least 10 characters.')
    expect(lengthHint('a'.repeat(10), 10)).toMatch(/enough/)
    expect(lengthHint('a'.repeat(15), 10)).toMatch(/good/)
    expect(lengthHint('🙂🙂🙂🙂🙂', 10)).toMatch(/^10 characters/)
  })
})
