import { describe, expect, it } from 'vitest'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { Scenario } from '../../tests/harness/scenario.ts'
import { type Absence, lastAbsence } from './absence.ts'
import { isEmpty, missedIn } from './missed.ts'
import { replayTimeline } from './replay.ts'

const MINUTE = 60_000
const T = 100 * MINUTE

describe('[Z1] an absence', () => {
  const of = (now: number, ...intervals: [from: number, to?: number][]) =>
    lastAbsence(
      intervals.map(([from, to]) => ({
        from: T + from * MINUTE,
        ...(to === undefined ? {} : { to: T + to * MINUTE }),
      })),
      T,
      T + now * MINUTE,
    )
  const absence = (from: number, to: number, late: boolean): Absence => ({
    from: T + from * MINUTE,
    to: T + to * MINUTE,
    late,
  })

  it('is the time before somebody came, whether that is a fact already or not', () => {
    expect(of(10)).toEqual(absence(0, 10, true))
    expect(of(11, [10])).toEqual(absence(0, 10, true))
  })

  it('is the time of being away', () => {
    expect(of(20, [-5, 8], [19])).toEqual(absence(8, 19, false))
    expect(of(20, [-5, 8])).toEqual(absence(8, 20, false))
  })

  it('is none where somebody was there from the start, or away for less than two minutes', () => {
    expect(of(20, [-5])).toBeUndefined()
    expect(of(20, [1.9])).toBeUndefined()
    expect(of(20, [0, 10], [11.9])).toBeUndefined()
  })

  it('is the last one, which a stay of less than a minute does not end', () => {
    expect(of(30, [0, 4], [8, 20], [25])).toEqual(absence(20, 25, false))
    expect(of(20, [0, 4], [8, 8.5], [15])).toEqual(absence(4, 15, false))
    expect(of(20, [8, 8.5], [15])).toEqual(absence(0, 15, true))
  })

  it('is no matter any more a quarter of an hour after coming back', () => {
    expect(of(25, [10])).toBeDefined()
    expect(of(26, [10])).toBeUndefined()
  })
})

describe('what somebody missed', () => {
  const exercise = {
    id: 'leap',
    title: 'Leap years',
    points: 1,
    brief: '',
    starter: [],
    hints: [],
    checks: [],
    hiddenChecks: [],
    solution: [],
    steps: [],
    stepFiles: [],
    covers: [],
  }
  const catalog = { exercises: new Map([['leap', exercise]]), quizzes: new Map([['q', SAMPLE_QUIZ]]) }
  const start = Scenario.class().with(catalog)
  const t = start.state.at
  const show = (slide: number, step = 0) => ({ type: 'slide.show', slide, step }) as const
  const submit = (text: string, anonymous: boolean) => ({ type: 'ask.submit', text, anonymous }) as const
  const so = start
    .after('host', show(1), t + MINUTE)
    .after('ana', submit('Why?', false), t + 2 * MINUTE)
    .after('ben', submit('Whence?', true), t + 2 * MINUTE)
    .after('ana', submit('Whither?', false), t + 2 * MINUTE)
    // Somebody goes after four minutes.
    .after('host', show(1, 1), t + 5 * MINUTE)
    .after('host', show(0), t + 6 * MINUTE)
    .after('host', show(2), t + 6 * MINUTE + 500)
    .after('host', { type: 'exercise.begin', exercise: 'leap' }, t + 7 * MINUTE)
    .after('host', { type: 'announcement.make', text: 'Break at ten' }, t + 8 * MINUTE)
    .after('host', { type: 'announcement.make', text: 'CANARY-WITHDRAWN' }, t + 8 * MINUTE)
    .after('host', { type: 'announcement.withdraw', announcement: 'n2' }, t + 8 * MINUTE)
    .after('host', openSample, t + 9 * MINUTE)
    .after('host', ask('pick'), t + 9 * MINUTE)
    .after('ana', give('pick', choose('b')), t + 9 * MINUTE)
    .after('host', reveal('pick'), t + 10 * MINUTE)
    .after('host', ask('say'), t + 10 * MINUTE)
    .after('host', { type: 'ask.settle', ask: 'a1', phase: 'answered' }, t + 11 * MINUTE)
    .after('host', { type: 'ask.settle', ask: 'a2', phase: 'answered' }, t + 11 * MINUTE)
    .after('host', { type: 'ask.settle', ask: 'a3', phase: 'answered' }, t + 11 * MINUTE)
    .after('host', { type: 'ask.settle', ask: 'a3', phase: 'hidden' }, t + 11 * MINUTE)
    // They are back after twelve.
    .after('host', show(0), t + 13 * MINUTE)
  const missed = (from: number, to: number, late = false) => {
    const { lifecycle } = so.state
    const now = t + 14 * MINUTE
    const timeline = replayTimeline(so.log, so.state, 'learner', { title: 'A class', now })
    const start = lifecycle.startedAt ?? 0
    const absence = { from: late ? start : t + from * MINUTE, to: t + to * MINUTE, late }
    return missedIn(timeline, absence, so.state, catalog)
  }

  it('[Z2] is what came up meanwhile: slides but those leafed over, exercises, announcements', () => {
    const found = missed(4, 12)
    expect(found).toMatchObject({
      slides: [{ slide: 2, shownMs: 6 * MINUTE - 500 }],
      exercises: [{ exercise: 'leap', title: 'Leap years', begunAt: t + 7 * MINUTE, current: true }],
      announcements: [{ text: 'Break at ten', by: 'host' }],
    })
    expect(isEmpty(found)).toBe(false)
  })

  it('[Z2] for whoever came late also the slides from the start', () => {
    expect(missed(0, 12, true).slides.map(({ slide }) => slide)).toEqual([0, 1, 2])
  })

  it('[Z3] is what was revealed, with what is right, and nothing of what was not', () => {
    expect(missed(4, 12).quizzes).toEqual([
      {
        run: 'r1',
        title: 'A quiz',
        questions: [
          {
            question: expect.objectContaining({ id: 'q/pick' }),
            number: 1,
            key: { kind: 'choice', options: ['b'] },
            explanation: '<p>Because of b.</p>',
          },
        ],
      },
    ])
  })

  it('[Z3] is the questions that were answered, without who asked anonymously, and not what was hidden', () => {
    const found = missed(4, 12)
    expect(found.answered).toEqual([
      { ask: 'a1', text: 'Why?', slide: 1, by: 'ana' },
      { ask: 'a2', text: 'Whence?', slide: 1 },
    ])
    const text = JSON.stringify(found)
    for (const secret of ['CANARY', 'Whither', 'blue', 'counts']) expect(text).not.toContain(secret)
  })

  it('[Z2] is nothing where nothing happened', () => {
    expect(isEmpty(missed(13.5, 14))).toBe(true)
  })
})
