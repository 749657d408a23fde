import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exercise, exercisesOf } from '../../../tests/fixtures/exercises.ts'
import { Scenario } from '../../../tests/harness/scenario.ts'
import type { Check } from '../../course/exercise.ts'
import { buildMe, buildView } from '../../view/view.ts'
import { clientCommand } from '../session.ts'
import { workspaceOf } from './state.ts'

const check = (id: string): Check => ({ id, title: id, kind: 'output', expected: { equals: id } })
const leap = exercise('leap', {
  hints: ['<p>One</p>', '<p>Two</p>'],
  checks: [check('a'), check('b'), check('c')],
  hiddenChecks: [check('secret')],
  steps: [
    { title: 'First', checks: ['a'] },
    { title: 'Second', checks: ['b', 'secret'] },
    { title: 'Third', checks: ['c'] },
  ],
  stepFiles: [[], [], []],
})
const REVISION = 'a'.repeat(64)
const OTHER = 'b'.repeat(64)
const at = { exercise: 'leap' } as const
const nobody = { has: () => false }
const session = Scenario.class().with(exercisesOf(leap, exercise('plain')))
const opened = session.after('ana', { type: 'work.open', ...at })
const report = (outcomes: Record<string, boolean | string>, revision = REVISION) =>
  ({
    type: 'work.report-checks',
    ...at,
    revision,
    outcomes: Object.entries(outcomes).map(([id, came]) =>
      typeof came === 'string' ? { check: id, ok: false, message: came } : { check: id, ok: came },
    ),
  }) as const
const note = (value?: 'working' | 'stuck' | 'done') =>
  ({ type: 'work.set-note', ...at, ...(value === undefined ? {} : { note: value }) }) as const
const submit = (submission = 'sub00001', revision = REVISION) =>
  ({ type: 'work.submit', ...at, submission, revision }) as const
const work = (so: Scenario, owner = 'ana') => workspaceOf(so.state.work, owner, 'leap')
const staff = (so: Scenario, owner = 'ana') => buildView(so.state, 'ta', nobody).work?.items.leap?.[owner]
const own = (so: Scenario, who = 'ana') => buildMe(so.state, who)?.workspaces?.[0]

describe('checks', () => {
  it('[W11] are noted as the browser says, with the files that they were run on', () => {
    const checked = opened.after('ana', report({ a: true, b: 'expected 3, got 2', c: false }))
    expect(work(checked)?.checked).toEqual({
      at: checked.state.at,
      by: 'ana',
      revision: REVISION,
      passed: ['a'],
      failed: { b: { message: 'expected 3, got 2', times: 1 }, c: { times: 1 } },
      total: 3,
      step: 1,
      stepSince: checked.state.at,
    })
    expect(staff(checked)).toMatchObject({
      activeAt: checked.state.at,
      step: 1,
      checks: { passed: 1, total: 3 },
    })
    expect(own(checked)?.checks?.outcomes).toContainEqual({
      check: 'b',
      ok: false,
      message: 'expected 3, got 2',
    })
    for (const audience of ['learner', 'observer'] as const) {
      expect(JSON.stringify(buildView(checked.state, audience, nobody))).not.toContain('expected 3')
    }
    expect(buildMe(checked.state, 'ben')).not.toHaveProperty('workspaces')
  })

  it('[W12] tell since when somebody is at the step that they are at', () => {
    const first = opened.after('ana', report({ a: false, b: false, c: false }))
    expect(staff(first)).not.toHaveProperty('stepSince')
    const second = first.after('ana', report({ a: true, b: false, c: false }))
    const third = second.after('ana', report({ a: true, b: false, c: false }))
    expect(staff(third)).toMatchObject({ step: 1, stepSince: second.state.at })
    const back = third.after('ana', report({ a: false, b: false, c: false }))
    expect(staff(back)?.stepSince).toBe(back.state.at)
  })

  it('[W11] that learners do not see, that are unknown or told twice are refused', () => {
    expect(opened.when('ana', report({ secret: true }))).toMatchObject({ refused: 'not-found' })
    expect(opened.when('ana', report({ a: true, nothing: true }))).toMatchObject({ refused: 'not-found' })
    const twice = {
      ...report({ a: true }),
      outcomes: [
        { check: 'a', ok: true },
        { check: 'a', ok: false },
      ],
    }
    expect(opened.when('ana', twice)).toMatchObject({ refused: 'invalid' })
    const boast = { ...report({}), outcomes: [{ check: 'a', ok: true, message: 'well done' }] }
    expect(opened.when('ana', boast)).toMatchObject({ refused: 'invalid' })
    expect(session.when('ana', report({ a: true }))).toMatchObject({ refused: 'not-found' })
    const long = { ...report({ a: 'x'.repeat(301) }) }
    expect(clientCommand.safeParse(long).success).toBe(false)
    expect(clientCommand.safeParse({ ...report({ a: true }), revision: 'x' }).success).toBe(false)
  })

  it('[W12] are counted while they fail one after another, and steps from the first on', () => {
    const once = opened.after('ana', report({ a: 'x', b: true, c: 'y' }))
    expect(work(once)?.checked).toMatchObject({ step: 0, failed: { a: { times: 1 }, c: { times: 1 } } })
    const twice = once.after('ana', report({ a: 'other', b: 'x', c: true }))
    expect(work(twice)?.checked?.failed).toMatchObject({ a: { times: 2 }, b: { times: 1 } })
    const fixed = twice.after('ana', report({ a: true, b: true, c: 'z' }))
    expect(work(fixed)?.checked).toMatchObject({ step: 2, failed: { c: { times: 1 } } })
    expect(work(fixed)?.passedAt).toBeUndefined()
    const all = fixed.after('ana', report({ a: true, b: true, c: true }))
    expect(work(all)?.checked?.step).toBe(3)
    const first = all.state.at
    const broken = all
      .after('ana', report({ a: 'x', b: true, c: true }))
      .after('ana', report({ a: true, b: true, c: true }))
    expect(work(broken)?.passedAt).toBe(first)
  })

  it('[W12] count the same however reports come', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 12 }), (reports) => {
        const so = reports.reduce((one, [a, b]) => one.after('ana', report({ a, b, c: true })), opened)
        const trailing = (which: 0 | 1) => {
          const last = reports.map((one) => one[which]).lastIndexOf(true)
          return reports.length - 1 - last
        }
        const failed = work(so)?.checked?.failed ?? {}
        expect(failed.a?.times ?? 0).toBe(trailing(0))
        expect(failed.b?.times ?? 0).toBe(trailing(1))
      }),
    )
  })
})

describe('what a learner says of their work', () => {
  it('[W13] is a note that is put up and taken off', () => {
    const stuck = opened.after('ana', note('stuck'))
    expect(staff(stuck)?.note).toEqual({ value: 'stuck', at: stuck.state.at })
    expect(own(stuck)?.note?.value).toBe('stuck')
    expect(stuck.when('ana', note('stuck'))).toEqual({ events: [] })
    const off = stuck.after('ana', note())
    expect(staff(off)).not.toHaveProperty('note')
    expect(off.when('ana', note())).toEqual({ events: [] })
    expect(session.when('ana', note('done'))).toMatchObject({ refused: 'not-found' })
  })

  it('[W13] is said once for a team', () => {
    const team = session.after('host', {
      type: 'teams.form',
      teams: [{ team: 'team0001', members: ['ana', 'ben'] }],
    })
    const done = team.after('ana', { type: 'work.open', ...at }).after('ben', note('done'))
    expect(work(done, 'team0001')?.note?.value).toBe('done')
    expect(own(done, 'ana')?.note?.value).toBe('done')
  })

  it('[W14] hints are opened once each, and only those that there are', () => {
    const one = opened.after('ana', { type: 'work.open-hint', ...at, hint: 1 })
    expect(one.when('ana', { type: 'work.open-hint', ...at, hint: 1 })).toEqual({ events: [] })
    expect(one.when('ana', { type: 'work.open-hint', ...at, hint: 2 })).toMatchObject({
      refused: 'not-found',
    })
    const both = one.after('ana', { type: 'work.open-hint', ...at, hint: 0 })
    expect(own(both)?.hints).toEqual([1, 0])
    expect(staff(both)?.hints).toBe(2)
  })
})

describe('handing in', () => {
  it('[W15] counts what was checked only on the very files', () => {
    const checked = opened.after('ana', report({ a: true, b: true, c: 'x' }))
    const same = checked.after('ana', submit())
    expect(own(same)?.submissions).toEqual([
      { id: 'sub00001', at: same.state.at, revision: REVISION, passed: 2, total: 3 },
    ])
    const changed = same.after('ana', submit('sub00002', OTHER))
    expect(own(changed)?.submissions?.[1]).not.toHaveProperty('passed')
    expect(staff(changed)?.submitted).toEqual({ at: changed.state.at, total: 3, of: 2 })
    expect(changed.when('ana', submit())).toMatchObject({ refused: 'invalid' })
    expect(session.when('ana', submit())).toMatchObject({ refused: 'not-found' })
  })

  it('[W15] keeps the last twenty in view', () => {
    let so = opened
    for (let n = 10; n < 32; n++) so = so.after('ana', submit(`sub000${n}`))
    expect(work(so)?.submissions).toHaveLength(20)
    expect(work(so)?.submissions[0]?.id).toBe('sub00012')
  })

  it('[W18] the server alone says what it found, once, and of hidden checks learners get a number', () => {
    const handed = opened.after('ana', submit())
    const verify = {
      type: 'work.verify',
      ...at,
      owner: 'ana',
      submission: 'sub00001',
      outcomes: [
        { check: 'a', ok: true },
        { check: 'secret', ok: false, message: 'the hidden reason' },
      ],
    } as const
    const verified = handed.after('system', verify)
    expect(verified.when('system', verify)).toEqual({ events: [] })
    expect(handed.when('system', { ...verify, submission: 'sub00009' })).toMatchObject({
      refused: 'not-found',
    })
    expect(own(verified)?.submissions?.[0]?.verified).toEqual({ at: verified.state.at, passed: 1, total: 2 })
    expect(JSON.stringify(buildMe(verified.state, 'ana'))).not.toMatch(/secret|hidden reason/)
    expect(staff(verified)?.verified).toMatchObject({ passed: 1, total: 2, failed: ['secret'] })
    expect(work(verified)?.activeAt).toBe(handed.state.at)
    const { outcomes: _, ...rest } = verify
    const failed = handed.after('system', { ...rest, reason: 'No sandbox here.' })
    expect(own(failed)?.submissions?.[0]?.unverified).toBe('No sandbox here.')
    expect(clientCommand.safeParse(verify).success).toBe(false)
    const over = handed.after('host', { type: 'session.end' })
    expect(own(over.after('system', verify))?.submissions?.[0]?.verified).toMatchObject({ passed: 1 })
  })
})

describe('steps of an exercise', () => {
  const begun = opened.after('host', { type: 'exercise.begin', ...at })
  const step = (number: number) => ({ type: 'exercise.set-step', ...at, step: number }) as const
  const catchUp = (number: number) => ({ type: 'work.catch-up', ...at, step: number }) as const
  const released = (so: Scenario) => buildView(so.state, 'learner', nobody).released

  it('[W21] begin with the first; the class is moved from one to another', () => {
    expect(buildView(begun.state, 'observer', nobody).exercise).toMatchObject({ id: 'leap', step: 1 })
    const second = begun.after('ta', step(2))
    expect(second.when('ta', step(2))).toEqual({ events: [] })
    expect(second.when('ta', step(4))).toMatchObject({ refused: 'invalid' })
    expect(session.when('ta', step(1))).toMatchObject({ refused: 'invalid' })
    const back = second.after('ta', { type: 'exercise.begin', exercise: 'plain' })
    expect(buildView(back.state, 'learner', nobody).exercise).not.toHaveProperty('step')
    expect(back.when('ta', { type: 'exercise.set-step', exercise: 'plain', step: 1 })).toMatchObject({
      refused: 'invalid',
    })
    expect(back.after('ta', { type: 'exercise.begin', ...at }).state.work.current?.step).toBe(2)
  })

  it('[W16] are released when the class is past them, and stay so', () => {
    expect(released(begun)).toEqual({ solutions: [], steps: {} })
    const third = begun.after('ta', step(3))
    expect(released(third)).toEqual({ solutions: [], steps: { leap: 2 } })
    expect(released(third.after('ta', step(1)))).toEqual({ solutions: [], steps: { leap: 2 } })
    const all = third.after('ta', { type: 'exercise.release-solution', ...at })
    expect(released(all)?.solutions).toEqual(['leap'])
    expect(all.when('ta', { type: 'exercise.release-solution', ...at })).toEqual({ events: [] })
  })

  it('[W17] are taken over once released, and the log says when', () => {
    expect(begun.when('ana', catchUp(1))).toMatchObject({ refused: 'not-released' })
    const second = begun.after('ta', step(2))
    const caught = second.after('ana', catchUp(1))
    expect(own(caught)?.caughtUp).toEqual([{ step: 1, at: caught.state.at }])
    expect(second.when('ana', catchUp(2))).toMatchObject({ refused: 'not-released' })
    expect(second.when('ana', catchUp(4))).toMatchObject({ refused: 'not-found' })
    const solved = second.after('ta', { type: 'exercise.release-solution', ...at })
    expect(solved.when('ana', catchUp(3))).toHaveProperty('events.0.type', 'work.caught-up')
  })

  it('[W20] everybody sees how many are through, a team counting once', () => {
    const exerciseOf = (so: Scenario) => buildView(so.state, 'learner', nobody).exercise
    expect(exerciseOf(begun)).toMatchObject({ done: 0, of: 2 })
    const passed = begun.after('ana', report({ a: true, b: true, c: true }))
    expect(exerciseOf(passed)).toMatchObject({ done: 1, of: 2 })
    const team = passed
      .after('host', { type: 'teams.form', teams: [{ team: 'team0001', members: ['ana', 'ben'] }] })
      .after('ben', { type: 'work.open', ...at })
    expect(exerciseOf(team)).toMatchObject({ done: 0, of: 1 })
    expect(exerciseOf(team.after('ana', note('done')))).toMatchObject({ done: 1, of: 1 })
  })
})
