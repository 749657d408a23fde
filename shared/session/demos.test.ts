import { describe, expect, it } from 'vitest'
import { Scenario } from '../../tests/harness/scenario.ts'
import { EMPTY_CATALOG } from '../course/catalog.ts'
import { buildMe, buildView } from '../view/view.ts'
import { DEMO_SEED_MAX, DEMOS_MAX } from './demos.ts'
import { documentRight, seedOf } from './documents.ts'
import { clientCommand } from './session.ts'

const DEMO = 'demo1234'
const files = [{ name: 'main.py', text: 'print(1)\n' }]
const open = (demo = DEMO) => ({ type: 'demo.open', demo, title: 'A server', files }) as const
const session = Scenario.class()
const withDemo = session.after('host', open())
const document = `session-1/demo/${DEMO}`
const nobody = { has: () => false }
const right = (scenario: Scenario, who: string) => documentRight(scenario.state, document, who)

describe('live demos', () => {
  it('[E1] staff open one, and it is on the screen', () => {
    expect(session.when('ta', open())).toEqual({
      events: [
        { type: 'demo.opened', demo: DEMO, title: 'A server', files },
        { type: 'demo.shown', demo: DEMO },
      ],
    })
    expect(session.when('ana', open())).toMatchObject({ refused: 'forbidden' })
    expect(withDemo.when('host', open())).toMatchObject({ refused: 'invalid' })
    expect(seedOf(withDemo.state, document, EMPTY_CATALOG)).toEqual(files)
  })

  it('[E2] holds a bounded number of demos and files', () => {
    const ids = Array.from({ length: DEMOS_MAX }, (_, n) => `demo-${n}`.replace('-', '0000'))
    const full = ids.reduce((scenario, id) => scenario.after('host', open(id)), session)
    expect(full.when('host', open('onetoomany'))).toMatchObject({ refused: 'full' })
    const parse = (seeds: object[]) => clientCommand.safeParse({ ...open(), files: seeds }).success
    expect(parse(files)).toBe(true)
    expect(parse([])).toBe(false)
    expect(parse([...files, ...files])).toBe(false)
    expect(parse([{ name: 'a.py', text: 'x'.repeat(DEMO_SEED_MAX + 1) }])).toBe(false)
    for (const name of ['../a.py', '/a.py', '.env', 'a//b.py', 'a b.py']) {
      expect([name, parse([{ name, text: '' }])]).toEqual([name, false])
    }
  })

  it('[E3] one is on the screen, or none', () => {
    const two = withDemo.after('host', open('demo5678'))
    expect(two.state.demos.onScreen).toBe('demo5678')
    expect(two.after('ta', { type: 'demo.show', demo: DEMO }).state.demos.onScreen).toBe(DEMO)
    expect(two.after('ta', { type: 'demo.show' }).state.demos.onScreen).toBeUndefined()
    expect(two.when('ta', { type: 'demo.show', demo: 'demo9999' })).toMatchObject({ refused: 'not-found' })
    const closed = two.after('host', { type: 'demo.close', demo: 'demo5678' })
    expect(closed.state.demos.onScreen).toBeUndefined()
    expect(closed.state.demos.items.map(({ id }) => id)).toEqual([DEMO])
  })

  it('[E4] staff type in it, everybody else reads it', () => {
    for (const staff of ['host', 'cohost', 'ta']) expect(right(withDemo, staff)).toBe('write')
    for (const other of ['ana', 'guest']) expect(right(withDemo, other)).toBe('read')
    for (const out of ['wim', 'rex', 'stranger']) expect(right(withDemo, out)).toBeUndefined()
    expect(right(session, 'host')).toBeUndefined()
  })

  it('[E5] opened up, all learners type, and no longer when it is shut again', () => {
    const up = withDemo.after('host', { type: 'demo.open-up', demo: DEMO, everybody: true })
    expect(right(up, 'ana')).toBe('write')
    expect(right(up, 'guest')).toBe('read')
    expect(up.when('host', { type: 'demo.open-up', demo: DEMO, everybody: true })).toEqual({ events: [] })
    expect(right(up.after('ta', { type: 'demo.open-up', demo: DEMO, everybody: false }), 'ana')).toBe('read')
  })

  it('[E6] lent to a learner only once they agree', () => {
    const offered = withDemo.after('host', { type: 'demo.lend', demo: DEMO, to: 'ana' })
    expect(right(offered, 'ana')).toBe('read')
    expect(offered.when('ben', { type: 'demo.accept', demo: DEMO })).toMatchObject({ refused: 'invalid' })
    const lent = offered.after('ana', { type: 'demo.accept', demo: DEMO })
    expect(right(lent, 'ana')).toBe('write')
    expect(right(lent, 'ben')).toBe('read')
    const declined = offered.after('ana', { type: 'demo.decline', demo: DEMO })
    expect(declined.when('ana', { type: 'demo.accept', demo: DEMO })).toMatchObject({ refused: 'invalid' })
    for (const to of ['ta', 'guest', 'wim', 'rex']) {
      expect(withDemo.when('host', { type: 'demo.lend', demo: DEMO, to })).toMatchObject({
        refused: 'invalid',
      })
    }
    expect(withDemo.when('host', { type: 'demo.lend', demo: DEMO, to: 'x' })).toMatchObject({
      refused: 'not-found',
    })
  })

  it('[E7] taken back at once, lent on to one person at a time, and returned with whoever is removed', () => {
    const lent = withDemo
      .after('host', { type: 'demo.lend', demo: DEMO, to: 'ana' })
      .after('ana', { type: 'demo.accept', demo: DEMO })
    expect(right(lent.after('ta', { type: 'demo.take-back', demo: DEMO }), 'ana')).toBe('read')
    const on = lent.after('host', { type: 'demo.lend', demo: DEMO, to: 'ben' })
    expect(right(on, 'ana')).toBe('read')
    expect(lent.when('host', { type: 'person.remove', participant: 'ana' })).toEqual({
      events: [
        { type: 'person.removed', participant: 'ana' },
        { type: 'demo.returned', demo: DEMO, from: 'ana' },
      ],
    })
    expect(withDemo.when('host', { type: 'demo.take-back', demo: DEMO })).toEqual({ events: [] })
  })

  it('[E8] who is asked is told to staff and to the person, who has it to everybody', () => {
    const offered = withDemo.after('host', { type: 'demo.lend', demo: DEMO, to: 'ana' })
    expect(buildView(offered.state, 'ta', nobody).demos?.items[DEMO]?.offeredTo?.id).toBe('ana')
    expect(buildView(offered.state, 'learner', nobody).demos?.items[DEMO]).not.toHaveProperty('offeredTo')
    expect(buildMe(offered.state, 'ana')?.offeredDemo).toBe(DEMO)
    expect(buildMe(offered.state, 'ben')).not.toHaveProperty('offeredDemo')
    const lent = offered.after('ana', { type: 'demo.accept', demo: DEMO })
    expect(buildView(lent.state, 'learner', nobody).demos?.items[DEMO]?.lentTo?.id).toBe('ana')
  })

  it('[E9] after the end everybody reads and nobody types', () => {
    const ended = withDemo.after('host', { type: 'session.end' })
    expect(right(ended, 'host')).toBe('read')
    expect(right(ended, 'ana')).toBe('read')
  })
})
