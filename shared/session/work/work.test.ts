import { describe, expect, it } from 'vitest'
import { exercise, exercisesOf } from '../../../tests/fixtures/exercises.ts'
import { Scenario } from '../../../tests/harness/scenario.ts'
import { buildMe, buildView } from '../../view/view.ts'
import { documentRight, seedOf } from '../documents.ts'
import { clientCommand } from '../session.ts'
import { workspaceOf } from './state.ts'

const course = exercisesOf(exercise('leap'), exercise('clock'))
const session = Scenario.class().with(course)
const nobody = { has: () => false }
const begin = (id = 'leap') => ({ type: 'exercise.begin', exercise: id }) as const
const open = (id = 'leap') => ({ type: 'work.open', exercise: id }) as const
const ran = (ok: boolean, message?: string) =>
  ({
    type: 'work.report-run',
    exercise: 'leap',
    ok,
    ...(message === undefined ? {} : { error: { name: 'NameError', message } }),
  }) as const
const opened = session.after('ana', open())
const right = (scenario: Scenario, who: string, name = 'session-1/work/leap/ana', asObserver = false) =>
  documentRight(scenario.state, name, who, asObserver)
const work = (scenario: Scenario) => workspaceOf(scenario.state.work, 'ana', 'leap')

describe('the exercise of the class', () => {
  it('[W1] is named by staff and told to everybody', () => {
    expect(session.when('ana', begin())).toMatchObject({ refused: 'forbidden' })
    const begun = session.after('ta', begin())
    const since = begun.state.at
    for (const audience of ['instructor', 'ta', 'learner', 'observer'] as const) {
      expect(buildView(begun.state, audience, nobody).exercise).toEqual({ id: 'leap', since, done: 0, of: 2 })
    }
    expect(buildView(begun.state, 'waiting', nobody)).not.toHaveProperty('exercise')
    expect(begun.when('host', begin())).toEqual({ events: [] })
    expect(begun.after('host', begin('clock')).state.work.current?.exercise).toBe('clock')
    const left = begun.after('host', { type: 'exercise.leave' })
    expect(buildView(left.state, 'learner', nobody)).not.toHaveProperty('exercise')
    expect(left.when('host', { type: 'exercise.leave' })).toEqual({ events: [] })
  })

  it('[W2] is one of the course, as is every exercise that somebody opens', () => {
    expect(session.when('host', begin('other'))).toMatchObject({ refused: 'not-found' })
    expect(session.when('ana', open('other'))).toMatchObject({ refused: 'not-found' })
    expect(session.when('ana', { ...ran(true), exercise: 'other' })).toMatchObject({ refused: 'not-found' })
  })
})

describe('workspaces', () => {
  it('[W3] are opened once, by learners, and begin with the files of the exercise', () => {
    expect(session.when('ana', open())).toEqual({
      events: [{ type: 'work.opened', exercise: 'leap', owner: 'ana' }],
    })
    expect(opened.when('ana', open())).toEqual({ events: [] })
    expect(session.when('ta', open())).toMatchObject({ refused: 'forbidden' })
    expect(session.when('guest', open())).toMatchObject({ refused: 'forbidden' })
    const catalog = { ...course, quizzes: new Map() }
    expect(seedOf(opened.state, 'session-1/work/leap/ana', catalog)).toEqual(exercise('leap').starter)
    expect(seedOf(opened.state, 'session-1/work/other/ana', catalog)).toBeUndefined()
  })

  it('[W4] are their owner’s and the staff’s, once they were opened', () => {
    for (const who of ['host', 'ta', 'ana']) expect([who, right(opened, who)]).toEqual([who, 'write'])
    for (const who of ['ben', 'guest', 'wim', 'rex', 'stranger']) {
      expect([who, right(opened, who)]).toEqual([who, undefined])
    }
    expect(right(session, 'ana')).toBeUndefined()
    expect(right(session, 'host')).toBeUndefined()
    expect(right(opened, 'ana', 'session-1/work/clock/ana')).toBeUndefined()
    for (const who of ['host', 'ana']) expect(right(opened, who, undefined, true)).toBeUndefined()
    const removed = opened.after('host', { type: 'person.remove', participant: 'ana' })
    expect(right(removed, 'ana')).toBeUndefined()
    expect(right(removed, 'ta')).toBe('write')
  })

  it('[W5] tell how their runs end, and how often the same error came again', () => {
    expect(session.when('ana', ran(true))).toMatchObject({ refused: 'not-found' })
    expect(opened.when('ana', ran(true, 'x'))).toMatchObject({ refused: 'invalid' })
    const once = opened.after('ana', ran(false, 'a'))
    expect(work(once)).toMatchObject({
      failing: 1,
      lastRun: { at: once.state.at, ok: false, error: { name: 'NameError', message: 'a' } },
    })
    const again = once.after('ana', ran(false, 'a'))
    expect(work(again)?.failing).toBe(2)
    expect(work(again.after('ana', ran(false, 'b')))?.failing).toBe(1)
    expect(work(again.after('ana', ran(true)))).toMatchObject({ failing: 0, lastRun: { ok: true } })
    expect(work(opened.after('ana', ran(false)).after('ana', ran(false)))?.failing).toBe(2)
    const parse = (error: object) =>
      clientCommand.safeParse({ type: 'work.report-run', exercise: 'leap', ok: false, error }).success
    expect(parse({ name: 'E', message: 'x'.repeat(300) })).toBe(true)
    expect(parse({ name: 'E', message: 'x'.repeat(301) })).toBe(false)
  })

  it('[W6] are seen by staff with their last run, and by others only where they are their own', () => {
    const failed = opened.after('ana', ran(false, 'y'.repeat(300)))
    const { work: slice } = buildView(failed.state, 'ta', nobody)
    const shown = slice?.items.leap?.ana
    expect(shown).toMatchObject({ openedAt: opened.state.at, failing: 1, lastRun: { ok: false } })
    expect(shown?.lastRun?.error).toMatch(/^NameError: y+…$/)
    expect(shown?.lastRun?.error?.length).toBe(120)
    for (const audience of ['learner', 'observer', 'waiting'] as const) {
      expect(buildView(failed.state, audience, nobody)).not.toHaveProperty('work')
    }
    expect(buildMe(failed.state, 'ana')?.workspaces).toEqual([{ exercise: 'leap', owner: 'ana' }])
    expect(buildMe(failed.state, 'ben')).not.toHaveProperty('workspaces')
  })

  it('[W10] are read and not written after the end', () => {
    const ended = opened.after('host', { type: 'session.end' })
    expect(['ana', 'host', 'ben'].map((who) => right(ended, who))).toEqual(['read', 'read', undefined])
    expect(ended.when('ana', open('clock'))).toMatchObject({ refused: 'ended' })
  })
})
