import { describe, expect, it } from 'vitest'
import type { DemoView, MeView, StageSlice } from '../../../shared/view/slices.ts'
import { demoLeader, listDemos, mayWriteDemo, readOnlyReason } from './demo-rights.ts'

const me = (role: MeView['role'], id = 'ana'): MeView => ({
  id,
  name: id,
  role,
  standing: 'in',
  driver: false,
  host: false,
})
const demo = (more: Partial<DemoView> = {}): DemoView => ({
  title: 'Demo',
  order: 0,
  everybody: false,
  ...more,
})
const stage = { driver: { id: 'ines', name: 'Ines' } } as StageSlice
const ben = { id: 'ben', name: 'Ben' }

describe('who may write in a live demo', () => {
  it('staff always', () => {
    expect(mayWriteDemo(demo(), me('instructor'))).toBe(true)
    expect(mayWriteDemo(demo({ lentTo: ben }), me('ta'))).toBe(true)
  })

  it('learners when it is opened to all or lent to them, observers never', () => {
    expect(mayWriteDemo(demo(), me('learner'))).toBe(false)
    expect(mayWriteDemo(demo({ everybody: true }), me('learner'))).toBe(true)
    expect(mayWriteDemo(demo({ lentTo: ben }), me('learner'))).toBe(false)
    expect(mayWriteDemo(demo({ lentTo: ben }), me('learner', 'ben'))).toBe(true)
    expect(mayWriteDemo(demo({ offeredTo: ben }), me('learner', 'ben'))).toBe(false)
    expect(mayWriteDemo(demo({ everybody: true }), me('observer'))).toBe(false)
  })

  it('others are told why not', () => {
    expect(readOnlyReason(demo(), me('learner'))).toBe('The instructor is writing. You can read along.')
    expect(readOnlyReason(demo({ lentTo: ben }), me('learner'))).toBe('Ben and the instructor are writing.')
    expect(readOnlyReason(demo({ lentTo: ben }), me('learner', 'ben'))).toBeUndefined()
  })
})

describe('whom one follows', () => {
  it('is who has the demo, else who has the floor, and never oneself', () => {
    expect(demoLeader(demo(), stage, me('learner'))).toEqual({ id: 'ines', name: 'Ines' })
    expect(demoLeader(demo({ lentTo: ben }), stage, me('instructor', 'ines'))).toEqual(ben)
    expect(demoLeader(demo(), stage, me('instructor', 'ines'))).toBeUndefined()
    expect(demoLeader(demo({ lentTo: ben }), stage, me('learner', 'ben'))).toBeUndefined()
  })
})

it('demos are listed as they were opened', () => {
  const items = { b: demo({ order: 1, title: 'second' }), a: demo({ title: 'first' }) }
  expect(listDemos({ items }).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(listDemos(undefined)).toEqual([])
})
