import { expect, it } from 'vitest'
import { table } from './table.ts'

it('sets columns, and takes out what would steer the terminal', () => {
  const rows = [
    ['NAME', 'ROLE'],
    ['Ana\u001b[2J\u0007', 'ta'],
  ]
  expect(table(rows)).toBe('NAME      ROLE\nAna [2J   ta')
})
