import { describe, expect, it } from 'vitest'
import type { PersonView, RoomView } from '../../../shared/view/slices.ts'
import { type BoardFilter, boardRows, rowAt, throughAt } from './board-rows.ts'

const person = (name: string, change: Partial<PersonView> = {}): PersonView => ({
  name,
  role: 'learner',
  standing: 'in',
  online: true,
  joinedAt: 0,
  ...change,
})
const work = { openedAt: 0, activeAt: 0 }
const view = {
  session: { id: 's', title: 'S', phase: 'live' },
  roster: {
    people: {
      ana: person('Ana', { group: 'ta' }),
      ben: person('Ben'),
      cy: person('Cy'),
      ta: person('Tom', { role: 'ta' }),
    },
  },
  work: { items: { leap: { ana: work, cy: { ...work, failing: 3 } }, clock: { ana: work } }, teams: {} },
  help: { queue: { h1: { by: 'ben', topic: '', askedAt: 5, helped: 0 } }, taken: {} },
} as unknown as RoomView
const exercises = ['leap', 'clock'].map((id) => ({ id, title: id, points: 1 }))
const ALL: BoardFilter = { search: '', need: undefined, group: undefined, help: false, sort: 'need' }
const names = (filter: Partial<BoardFilter>) =>
  boardRows(view, 'leap', { ...ALL, ...filter }, 10).rows.map(({ row }) => row.name)

describe('the board', () => {
  it('has those first who wait for help, then those in need', () => {
    expect(names({})).toEqual(['Ben', 'Cy', 'Ana'])
    expect(names({ sort: 'name' })).toEqual(['Ana', 'Ben', 'Cy'])
  })

  it('shows the own group, those who asked, one state, a name', () => {
    expect(names({ group: 'ta' })).toEqual(['Ana'])
    expect(names({ help: true })).toEqual(['Ben'])
    expect(names({ need: 'stuck' })).toEqual(['Cy'])
    expect(names({ search: 'an' })).toEqual(['Ana'])
  })

  it('knows what somebody opened at other exercises, and how many they are through', () => {
    const ana = boardRows(view, 'leap', ALL, 10).rows.find(({ row }) => row.owner === 'ana')?.row
    if (!ana || !view.work) throw new Error('Ana has no row')
    expect(rowAt(ana, 'clock', view.work, 10)).toMatchObject({ name: 'Ana', need: 'working' })
    expect(rowAt(ana, 'none', view.work, 10)).toBeUndefined()
    expect(throughAt(ana, exercises, view.work)).toBe(0)
    const done = {
      ...view.work,
      items: { clock: { ana: { ...work, note: { value: 'done' as const, at: 1 } } } },
    }
    expect(throughAt(ana, exercises, done)).toBe(1)
  })
})
