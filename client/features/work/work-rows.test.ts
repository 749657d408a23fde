import { describe, expect, it } from 'vitest'
import type { PersonView, WorkSlice, WorkView } from '../../../shared/view/slices.ts'
import { QUIET_MS, STUCK_TIMES } from '../../../shared/view/standing.ts'
import { filterRows, needOf, workRows } from './work-rows.ts'

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
  const failed = (times: number) => ({ checks: { at: NOW, passed: 1, total: 2, failed: { a: { times } } } })
  const all = { checks: { at: NOW, passed: 2, total: 2, failed: {} } }
  it.each([
    ['stuck', work({ lastRun: run(false), failing: STUCK_TIMES }), true],
    ['stuck', work(failed(STUCK_TIMES)), true],
    ['unopened', undefined, true],
    ['failing', work({ lastRun: run(false), failing: STUCK_TIMES - 1 }), true],
    ['failing', work(failed(1)), true],
    ['working', work(), true],
    ['working', work({ lastRun: run(true) }), true],
    ['passing', work(all), true],
    ['passing', work(all), false],
    ['done', work({ note: { value: 'done', at: NOW } }), false],
    ['away', work({ lastRun: run(false), failing: 9 }), false],
    ['away', undefined, false],
  ] as const)('%s', (need, view, online) => expect(needOf(view, online, false, NOW).need).toBe(need))

  it('comes first; who is quiet is stuck once most are through', () => {
    const people = Object.fromEntries(
      ['Done 1', 'Done 2', 'Done 3', 'Stuck', 'Unopened', 'Working', 'Failing', 'Quiet'].map((name) => [
        name,
        person(name),
      ]),
    )
    people.Staff = person('Staff', { role: 'ta' })
    people.Removed = person('Removed', { standing: 'removed' })
    const note = { note: { value: 'done', at: NOW } } as const
    const leap: Record<string, WorkView> = {
      'Done 1': work(note),
      'Done 2': work(note),
      'Done 3': work(note),
      Stuck: work({ lastRun: run(false), failing: 7 }),
      Working: work(),
      Failing: work({ lastRun: run(false), failing: 1 }),
      Quiet: work({ activeAt: NOW - QUIET_MS }),
    }
    const order = () => names({ items: { leap }, teams: {} }, people).map(([name, need]) => [name, need])
    expect(order()).toEqual([
      ['Stuck', 'stuck'],
      ['Unopened', 'unopened'],
      ['Failing', 'failing'],
      ['Quiet', 'working'],
      ['Working', 'working'],
      ['Done 1', 'done'],
      ['Done 2', 'done'],
      ['Done 3', 'done'],
    ])
    for (const name of ['Working', 'Failing']) leap[name] = work(note)
    expect(order().slice(0, 2)).toEqual([
      ['Quiet', 'stuck'],
      ['Stuck', 'stuck'],
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
      ['Ana, Ben', 'working', false],
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
