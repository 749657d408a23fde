import { describe, expect, it } from 'vitest'
import type { PersonView, WorkSlice, WorkView } from '../../../shared/view/slices.ts'
import { filterRows, needOf, QUIET_MS, workRows } from './work-rows.ts'

const NOW = 10_000_000
const person = (name: string, change: Partial<PersonView> = {}): PersonView => ({
  name,
  role: 'learner',
  standing: 'in',
  online: true,
  joinedAt: 0,
  ...change,
})
const run = (ok: boolean, ago = 1_000) => ({ at: NOW - ago, ok })
const work = (change: Partial<WorkView> = {}): WorkView => ({
  openedAt: NOW - 5_000,
  activeAt: NOW - 5_000,
  ...change,
})
const names = (slice: WorkSlice, people: Record<string, PersonView>) =>
  workRows('leap', slice, people, NOW).map(({ name, need, earlier }) => [name, need, earlier])

describe('who needs help', () => {
  it.each([
    ['stuck', work({ lastRun: run(false), failing: 3 }), true],
    ['unopened', undefined, true],
    ['quiet', work({ lastRun: run(true, QUIET_MS) }), true],
    ['quiet', work({ openedAt: NOW - QUIET_MS }), true],
    ['failing', work({ lastRun: run(false), failing: 2 }), true],
    ['working', work(), true],
    ['ok', work({ lastRun: run(true) }), true],
    ['away', work({ lastRun: run(false), failing: 9 }), false],
  ] as const)('%s', (need, view, online) => expect(needOf(view, online, NOW)).toBe(need))

  it('comes first', () => {
    const people = Object.fromEntries(
      ['Ok', 'Stuck 3', 'Stuck 7', 'Unopened', 'Working', 'Failing', 'Long quiet', 'Quiet'].map((name) => [
        name,
        person(name),
      ]),
    )
    people.Staff = person('Staff', { role: 'ta' })
    people.Removed = person('Removed', { standing: 'removed' })
    const leap = {
      Ok: work({ lastRun: run(true) }),
      'Stuck 3': work({ lastRun: run(false), failing: 3 }),
      'Stuck 7': work({ lastRun: run(false), failing: 7 }),
      Working: work(),
      Failing: work({ lastRun: run(false), failing: 1 }),
      'Long quiet': work({ lastRun: run(true, 3 * QUIET_MS) }),
      Quiet: work({ lastRun: run(true, 2 * QUIET_MS) }),
    }
    expect(names({ items: { leap }, teams: {} }, people).map(([name]) => name)).toEqual([
      'Stuck 7',
      'Stuck 3',
      'Unopened',
      'Long quiet',
      'Quiet',
      'Failing',
      'Working',
      'Ok',
    ])
  })
})

describe('teams', () => {
  const people = { ana: person('Ana'), ben: person('Ben', { online: false }), cy: person('Cy') }

  it('stand in one row, and what their members had before comes last', () => {
    const slice: WorkSlice = {
      items: { leap: { ana: work(), team: work({ lastRun: run(true) }), old: work() } },
      teams: { team: { members: ['ana', 'ben'] }, old: { members: ['ana', 'cy'], dissolved: true } },
    }
    expect(names(slice, people)).toEqual([
      ['Cy', 'unopened', false],
      ['Ana, Ben', 'ok', false],
      ['Ana', 'working', true],
      ['Ana, Cy', 'working', true],
    ])
  })

  it('are named by those who are in the room', () => {
    const gone = { ...people, ben: person('Ben', { standing: 'removed' }) }
    expect(names({ items: {}, teams: { team: { members: ['ana', 'ben'] } } }, gone)).toEqual([
      ['Ana', 'unopened', false],
      ['Cy', 'unopened', false],
    ])
  })
})

describe('filters', () => {
  it('find names whatever the accents, and states', () => {
    const people = { a: person('José Álvarez'), b: person('Jo Brown', { online: false }) }
    const rows = workRows('leap', { items: {}, teams: {} }, people, NOW)
    expect(filterRows(rows, 'alvarez jose', undefined).map(({ owner }) => owner)).toEqual(['a'])
    expect(filterRows(rows, 'jo', 'away').map(({ owner }) => owner)).toEqual(['b'])
    expect(filterRows(rows, '', undefined)).toHaveLength(2)
  })
})
