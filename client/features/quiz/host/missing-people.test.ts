import { expect, it } from 'vitest'
import type { RosterSlice } from '../../../../shared/view/slices.ts'
import { missingPeople } from './missing-people.ts'

const person = (name: string, online: boolean) =>
  ({ name, role: 'learner', standing: 'in', online, joinedAt: 0 }) as const
const roster: RosterSlice = {
  people: {
    p1: person('Zoe', true),
    p2: person('Ben', false),
    p3: person('Ana', true),
    p4: person('', true),
  },
}

it('those who are here come first, by name', () => {
  const names = missingPeople({ p1: 1, p2: 1, p3: 2, gone: 1 }, roster).map(({ name, left }) => [name, left])
  expect(names).toEqual([
    ['Ana', 2],
    ['Zoe', 1],
    ['Ben', 1],
  ])
  expect(missingPeople({ p4: 1 }, roster)[0]?.name).toBe('Name erased')
  expect(missingPeople({ p1: 1 }, undefined)).toEqual([])
})
