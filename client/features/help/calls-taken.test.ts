import { expect, it } from 'vitest'
import type { HelpView, PersonView } from '../../../shared/view/slices.ts'
import { helpersOf, loadText, mateNames } from './calls-taken.ts'

const person = (name: string, change: Partial<PersonView> = {}): PersonView => ({
  name,
  role: 'learner',
  standing: 'in',
  online: true,
  joinedAt: 0,
  ...change,
})
const people = {
  ana: person('Ana'),
  ben: person('Ben'),
  cy: person('Cy', { standing: 'removed' }),
  tess: person('Tess', { role: 'ta' }),
  tariq: person('Tariq', { role: 'ta', online: false }),
  uma: person('Uma', { role: 'ta', online: false }),
}
const call = (change: Partial<HelpView>): HelpView => ({
  by: 'ana',
  topic: '',
  askedAt: 0,
  helped: 0,
  ...change,
})

it('counts the calls that each of the staff took, those of now among them', () => {
  const queue = { one: call({ claimedBy: 'tess' }), two: call({ by: 'ben' }) }
  const helpers = helpersOf({ queue, taken: { tess: 2, tariq: 1 } }, people)
  expect(helpers.map((one) => [one.name, one.here, loadText(one)])).toEqual([
    ['Tariq', false, '1 call'],
    ['Tess', true, '3 calls, 1 now'],
  ])
})

it('names those who work with a caller and are here', () => {
  const teams = {
    t1: { members: ['ana', 'ben', 'cy'] },
    t0: { members: ['ana', 'tess'], dissolved: true as const },
  }
  expect(mateNames('ana', teams, people)).toEqual(['Ben'])
  expect(mateNames('tess', teams, people)).toEqual([])
  expect(mateNames('ana', undefined, people)).toEqual([])
})
