import { expect, it } from 'vitest'
import type { Step } from '../../documents/history/replay.ts'
import { momentOf } from './moment-text.ts'

const NOON = new Date(2026, 10, 25, 12, 0, 7).getTime()
const step = (by: string | null, at = NOON, names?: Step['names']): Step => ({
  seq: 1,
  at,
  by,
  files: [],
  ...(names ? { names } : {}),
})
const people = new Map([
  ['ana', { id: 'ana', name: 'Ana', role: 'learner' as const, color: '#1f77d0' }],
  ['gone', { id: 'gone', name: '', role: 'learner' as const, color: '#c0522b' }],
])

it('says when and who', () => {
  const moment = momentOf([step('ana')], 1, people)
  expect(moment).toMatchObject({ who: 'Ana', color: '#1f77d0', text: `${moment.time} · Ana` })
  expect(moment.time).toMatch(/12\D00\D07/)
})

it('says what happened to files', () => {
  const steps = [step(null), step('ana', NOON, { was: ['a'], is: ['a', 'b'] })]
  expect(momentOf(steps, 1, people).text).toMatch(/ · The files at the start$/)
  expect(momentOf(steps, 2, people).text).toMatch(/ · Ana · added b$/)
})

it('has words where there is no name, no step, and more than one day', () => {
  expect(momentOf([step('gone')], 1, people).who).toBe('Somebody')
  expect(momentOf([step('stranger')], 1, people).who).toBe('Somebody')
  expect(momentOf([step('ana')], 0, people).text).toBe('Before the first change')
  expect(momentOf([step('ana'), step('ana', NOON + 86_400_000)], 1, people).time).toContain('25')
})
