import { expect, it } from 'vitest'
import { receiptText } from './receipt-text.ts'

const base = { id: 'k3f9zzzz', at: 0, revision: '', total: 6 }
const text = (change: object) => receiptText({ ...base, ...change }).replace(/^Handed in [^·]+· /, '')

it('says what was checked, by whom, and how to name it', () => {
  expect(text({ passed: 5 })).toBe('5 of 6 checks (as your browser says) · receipt k3f9zz')
  expect(text({})).toBe('not checked · receipt k3f9zz')
  expect(text({ passed: 6, verified: { at: 0, passed: 7, total: 8 } })).toBe(
    'verified: 7 of 8 checks · receipt k3f9zz',
  )
  expect(text({ passed: 6, unverified: 'it took too long' })).toBe(
    '6 of 6 checks (as your browser says) · not verified: it took too long · receipt k3f9zz',
  )
  expect(receiptText({ ...base, passed: 5 }, { state: 'waiting', place: 3 })).toContain(
    '2 before you to be checked by the server · receipt',
  )
  expect(receiptText({ ...base, passed: 5 }, { state: 'running' })).toContain(
    'the server is running the checks · receipt',
  )
  expect(text({ total: 0 })).toBe('receipt k3f9zz')
})
