import { describe, expect, it } from 'vitest'
import type { PersonView } from '../../../shared/view/slices.ts'
import { groupPeople } from './sort-people.ts'

const person = (name: string, more: Partial<PersonView> = {}): PersonView => ({
  name,
  role: 'learner',
  standing: 'in',
  online: true,
  joinedAt: 0,
  ...more,
})

const people = {
  a: person('Zoë', { online: false }),
  b: person('Émile Zola'),
  c: person('Bob 10'),
  d: person('Bob 9'),
  e: person('Late', { standing: 'waiting', joinedAt: 20 }),
  f: person('Early', { standing: 'waiting', joinedAt: 10 }),
  g: person('Out', { standing: 'removed' }),
  h: person('Tara', { role: 'ta' }),
  i: person('Ida', { role: 'instructor' }),
  j: person('Projector', { role: 'observer' }),
}
const names = (list: { name: string }[]) => list.map(({ name }) => name)

describe('people', () => {
  it('are told apart by how they stand to the class', () => {
    const groups = groupPeople(people, '')
    expect(names(groups.waiting)).toEqual(['Early', 'Late'])
    expect(names(groups.staff)).toEqual(['Ida', 'Tara'])
    expect(names(groups.learners)).toEqual(['Bob 9', 'Bob 10', 'Émile Zola', 'Projector', 'Zoë'])
    expect(names(groups.removed)).toEqual(['Out'])
  })

  it('are found by any word of their name, without accents and case', () => {
    expect(names(groupPeople(people, 'zo em').learners)).toEqual(['Émile Zola'])
    expect(names(groupPeople(people, 'ZOE').learners)).toEqual(['Zoë'])
    expect(Object.values(groupPeople(people, 'nobody')).flat()).toEqual([])
  })
})
