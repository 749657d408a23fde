import { describe, expect, it } from 'vitest'
import { Scenario } from '../../tests/harness/scenario.ts'
import type { StaffExercise } from '../course/exercise.ts'
import type { SessionCommand } from '../session/session.ts'
import { classReport } from './class-report.ts'

const exercise: StaffExercise = {
  id: 'leap',
  title: 'Leap years',
  minutes: 10,
  points: 1,
  brief: '',
  starter: [],
  hints: ['a hint'],
  checks: [
    { id: 'a', title: 'First', kind: 'output', expected: { equals: '1' } },
    { id: 'b', title: 'Second', kind: 'output', expected: { equals: '2' } },
  ],
  hiddenChecks: [],
  solution: [],
  steps: [],
  stepFiles: [],
  covers: [],
}
const catalog = { exercises: new Map([['leap', exercise]]), quizzes: new Map() }
const at = { exercise: 'leap' } as const
const MINUTE = 60_000
const start = Scenario.class().with(catalog)
const T = start.state.at
const report = (so: Scenario) =>
  classReport(so.log, so.state, catalog, {
    title: 'A class',
    slides: ['One', 'Two', ''],
    now: T + 99 * MINUTE,
  })
const checks = (a: boolean, b: boolean) =>
  ({
    type: 'work.report-checks' as const,
    ...at,
    revision: 'c'.repeat(64),
    outcomes: [
      { check: 'a', ok: a },
      { check: 'b', ok: b },
    ],
  }) satisfies SessionCommand

describe('the report of a class', () => {
  it('[B1] tells everybody’s way through an exercise', () => {
    const so = start
      .after('host', { type: 'exercise.begin', ...at }, T + MINUTE)
      .after('ana', { type: 'work.open', ...at }, T + 2 * MINUTE)
      .after('ben', { type: 'work.open', ...at }, T + 3 * MINUTE)
      .after('ana', { type: 'work.report-run', ...at, ok: true }, T + 4 * MINUTE)
      .after('ana', { type: 'work.open-hint', ...at, hint: 0 }, T + 4 * MINUTE)
      .after('ana', checks(false, true), T + 5 * MINUTE)
      .after('ben', checks(false, false), T + 5 * MINUTE)
      .after('ana', checks(true, true), T + 6 * MINUTE)
      .after(
        'ana',
        { type: 'work.submit', ...at, submission: 'sub00001', revision: 'c'.repeat(64) },
        T + 7 * MINUTE,
      )
      .after('system', {
        type: 'work.verify',
        ...at,
        owner: 'ana',
        submission: 'sub00001',
        outcomes: [
          { check: 'a', ok: true },
          { check: 'b', ok: false },
        ],
      })
    const [leap, ...others] = report(so).exercises
    expect(others).toEqual([])
    expect(leap).toEqual({
      exercise: 'leap',
      title: 'Leap years',
      minutes: 10,
      begunAt: T + MINUTE,
      work: [
        {
          owner: 'ana',
          openedAt: T + 2 * MINUTE,
          passedAt: T + 6 * MINUTE,
          checks: { passed: 2, total: 2 },
          runs: 1,
          reports: 2,
          hints: 1,
          caughtUp: 0,
          submissions: 1,
          verified: { passed: 1, total: 2 },
        },
        {
          owner: 'ben',
          openedAt: T + 3 * MINUTE,
          checks: { passed: 0, total: 2 },
          runs: 0,
          reports: 1,
          hints: 0,
          caughtUp: 0,
          submissions: 0,
        },
      ],
      checks: [
        { check: 'a', title: 'First', failedEver: 2, failing: 1 },
        { check: 'b', title: 'Second', failedEver: 1, failing: 1 },
      ],
    })
  })

  it('[B2] tells who waited how long for help, and who helped', () => {
    const ask = (request: string, topic: string) => ({ type: 'help.ask', request, topic }) as const
    const so = start
      .after('ana', ask('callana1', '401'), T + MINUTE)
      .after('ben', ask('callben1', ''), T + 2 * MINUTE)
      .after('ta', { type: 'help.claim', request: 'callana1' }, T + 3 * MINUTE)
      .after('ta', { type: 'help.hand-over', request: 'callana1', to: 'ta2' }, T + 4 * MINUTE)
      .after('ta2', { type: 'help.resolve', request: 'callana1' }, T + 5 * MINUTE)
      .after('ben', { type: 'help.cancel', request: 'callben1' }, T + 6 * MINUTE)
      .after('ana', ask('callana2', 'again'), T + 7 * MINUTE)
    const { help } = report(so)
    expect(help.calls).toEqual([
      {
        request: 'callana1',
        by: 'ana',
        topic: '401',
        askedAt: T + MINUTE,
        claimedAt: T + 3 * MINUTE,
        helper: 'ta2',
        endedAt: T + 5 * MINUTE,
        outcome: 'helped',
      },
      expect.objectContaining({ request: 'callben1', outcome: 'cancelled' }),
      expect.objectContaining({ request: 'callana2', outcome: 'open' }),
    ])
    expect(help).toMatchObject({
      medianWaitMs: 2 * MINUTE,
      longestWaitMs: 2 * MINUTE,
      helpers: [{ helper: 'ta2', helped: 1 }],
    })
  })

  it('[B3] counts what people did, and nothing of what is anonymous', () => {
    const asked = start
      .after('host', { type: 'asks.moderate', on: false })
      .after('ana', { type: 'ask.submit', text: 'Why?', anonymous: false })
    const first = asked.log.flatMap(({ event }) => (event.type === 'ask.submitted' ? event.ask : []))[0] ?? ''
    const so = asked
      .after('ben', { type: 'ask.submit', text: 'Whence?', anonymous: true })
      .after('ben', { type: 'ask.vote', ask: first, up: true })
      .after('ana', { type: 'hand.raise' })
      .after('ana', { type: 'pace.say', mood: 'lost' })
    const of = (who: string) => report(so).participation.find(({ participant }) => participant === who)
    expect(of('ana')).toMatchObject({ asked: 1, hands: 1, pace: 1, votes: 0 })
    expect(of('ben')).toMatchObject({ asked: 0, votes: 1 })
    expect(of('ta')).toBeUndefined()
  })

  it('[B6] lists what learners asked, and does not tell who asked anonymously', () => {
    const submit = (text: string, anonymous: boolean) => ({ type: 'ask.submit', text, anonymous }) as const
    const so = start
      .after('host', { type: 'slide.show', slide: 1, step: 0 }, T + MINUTE)
      .after('ana', submit('Why?', false), T + 2 * MINUTE)
      .after('ben', submit('Whence?', true), T + 3 * MINUTE)
      .after('ben', submit('Never mind', false), T + 3 * MINUTE)
      .after('ben', { type: 'ask.vote', ask: 'a1', up: true }, T + 4 * MINUTE)
      .after('ben', { type: 'ask.withdraw', ask: 'a3' }, T + 4 * MINUTE)
      .after('host', { type: 'ask.settle', ask: 'a1', phase: 'answered' }, T + 5 * MINUTE)
    const { asks } = report(so)
    expect(asks).toEqual([
      {
        ask: 'a1',
        text: 'Why?',
        slide: 1,
        askedAt: T + 2 * MINUTE,
        votes: 1,
        phase: 'answered',
        answeredAt: T + 5 * MINUTE,
        anonymous: false,
        by: 'ana',
      },
      {
        ask: 'a2',
        text: 'Whence?',
        slide: 1,
        askedAt: T + 3 * MINUTE,
        votes: 0,
        phase: 'shown',
        anonymous: true,
      },
    ])
    // Brought back it is open again.
    const again = so.after('host', { type: 'ask.settle', ask: 'a1', phase: 'shown' }, T + 6 * MINUTE)
    expect(report(again).asks[0]).not.toHaveProperty('answeredAt')
  })

  it('[B4] puts how people followed beside the slides', () => {
    const so = start
      .after('host', { type: 'slide.show', slide: 1, step: 0 }, T + MINUTE)
      .after('ana', { type: 'pace.say', mood: 'lost' }, T + 2 * MINUTE)
      .after('ben', { type: 'pace.say', mood: 'fine' }, T + 2 * MINUTE)
      .after('host', { type: 'slide.show', slide: 1, step: 1 }, T + 3 * MINUTE)
      .after('host', { type: 'slide.show', slide: 2, step: 0 }, T + 4 * MINUTE)
      // Two minutes later her word is another one, and counts alone.
      .after('ana', { type: 'pace.say', mood: 'fine' }, T + 4 * MINUTE)
    const { pace } = report(so)
    expect(pace.slides).toEqual([
      { at: T + MINUTE, slide: 1 },
      { at: T + 4 * MINUTE, slide: 2 },
    ])
    expect(pace.curve[0]).toMatchObject({ lost: 0, fine: 1 })
    expect(pace.curve.find(({ at: time }) => time >= T + 4 * MINUTE)).toMatchObject({ lost: 0, fine: 2 })
    expect(pace.curve.every(({ at: time }, n) => n === 0 || time > (pace.curve[n - 1]?.at ?? 0))).toBe(true)
    expect(report(start).pace.curve).toEqual([])
  })
})
