import { describe, expect, it } from 'vitest'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import type { SessionCommand } from '../session/session.ts'
import { courseProgress } from './course-progress.ts'
import { type SessionProgress, sessionProgress } from './session-progress.ts'

const MINUTE = 60_000
const revision = 'c'.repeat(64)
const leap = { exercise: 'leap' } as const
const start = Scenario.class().with({
  quizzes: new Map([['q', SAMPLE_QUIZ]]),
  exercises: new Map([
    [
      'leap',
      {
        id: 'leap',
        title: 'Leap years',
        minutes: 10,
        points: 1,
        brief: '',
        starter: [],
        hints: [],
        checks: [{ id: 'a', title: 'First', kind: 'output', expected: { equals: '1' } }],
        hiddenChecks: [],
        solution: [],
        steps: [],
        stepFiles: [],
        covers: [],
      },
    ],
  ]),
})
const T = start.state.at
const passes = {
  type: 'work.report-checks' as const,
  ...leap,
  revision,
  outcomes: [{ check: 'a', ok: true }],
} satisfies SessionCommand

/** One class of the course: session `id`, which an account opened, its start moved by whole days. */
function folded(so: Scenario, id: string, day = 0, owner = 'olga'): SessionProgress {
  const moved = so.log.map((entry) => ({ ...entry, at: entry.at + day * 24 * 60 * MINUTE }))
  const { lifecycle } = so.state
  const startedAt = (lifecycle.startedAt ?? 0) + day * 24 * 60 * MINUTE
  const state = { ...so.state, lifecycle: { ...lifecycle, id, startedAt } }
  const progress = sessionProgress(moved, state, { title: id, owner }, () => 'Leap years', T)
  if (!progress) throw new Error('the class never began')
  return progress
}

const progressOf = (...sessions: SessionProgress[]) =>
  courseProgress(sessions, { course: 'a-course', now: T, limit: 50, more: false })
const named = (...names: string[]) =>
  names.reduce(
    (so, name, n) => so.given(joined(`p${n}`, 'learner', 'in', name)),
    Scenario.open().given({ type: 'session.started' }),
  )
const matches = (...sessions: SessionProgress[]) =>
  progressOf(...sessions).learners.map(({ name, match, sessions: parts }) => [
    name,
    match,
    Object.keys(parts).join(),
  ])

describe('progress over the sessions of a course', () => {
  const first = start
    .after('ana', { type: 'work.open', ...leap })
    .after('ben', { type: 'work.open', ...leap })
    .after('ana', passes)
    .after('host', openSample)
    .after('host', ask('pick'))
    .after('ana', give('pick', choose('b')))
    .after('ben', give('pick', choose('a')))
    .after('host', reveal('pick'))
  const second = start
    .after('ana', { type: 'work.open', ...leap })
    .after('ana', { type: 'work.submit', ...leap, submission: 'sub00001', revision })
    .after('system', {
      type: 'work.verify',
      ...leap,
      owner: 'ana',
      submission: 'sub00001',
      outcomes: [{ check: 'a', ok: true }],
    })
  const progress = progressOf(folded(second, 'two', 1), folded(first, 'one'))

  it('[B7] counts an exercise once for a learner, at the furthest they came, and points of possible ones', () => {
    const [ana, ben] = progress.learners
    expect(progress.sessions.map(({ session }) => session)).toEqual(['one', 'two'])
    expect(ana).toMatchObject({
      name: 'ana',
      match: 'by-name',
      exercises: { begun: 1, passed: 1, verified: 1 },
      points: 2,
      possible: 2,
      sessions: {
        one: { exercises: { begun: 1, passed: 1, verified: 0 }, points: 2 },
        two: { exercises: { begun: 1, passed: 1, verified: 1 }, possible: 0 },
      },
    })
    expect(ben).toMatchObject({ exercises: { begun: 1, passed: 0, verified: 0 }, points: 0, possible: 2 })
  })

  it('[B7] tells of exercises and questions how they went each time', () => {
    expect(progress.exercises).toEqual([
      {
        exercise: 'leap',
        title: 'Leap years',
        all: { begun: 3, passed: 2, verified: 1 },
        sessions: {
          one: { begun: 2, passed: 1, verified: 0 },
          two: { begun: 1, passed: 1, verified: 1 },
        },
      },
    ])
    expect(progress.questions).toMatchObject([
      {
        question: 'q/pick',
        answered: 2,
        correct: 1,
        difficulty: 0.5,
        sessions: { one: { answered: 2, correct: 1, difficulty: 0.5 } },
      },
    ])
  })

  it('leaves out who waits or was removed, and a class that never began', () => {
    expect(progress.learners.map(({ name }) => name)).toEqual(['ana', 'ben'])
    const lobby = Scenario.open()
    expect(sessionProgress(lobby.log, lobby.state, { title: 'x' }, String, T)).toBeUndefined()
  })

  it('counts what a team did for each of its members', () => {
    const team = start
      .after('host', { type: 'teams.form', teams: [{ team: 'team0001', members: ['ana', 'ben'] }] })
      .after('ana', { type: 'work.open', ...leap })
      .after('ana', passes)
    const { learners } = progressOf(folded(team, 'one'))
    expect(learners.map(({ exercises }) => exercises.passed)).toEqual([1, 1])
  })
})

describe('[B8] learners are matched by name', () => {
  it('whatever its case, and within the sessions of one account', () => {
    const one = folded(named('Ana Lee', 'Ben'), 'one')
    const two = folded(named('ana lee'), 'two', 1)
    const foreign = folded(named('Ana Lee'), 'foreign', 2, 'other')
    expect(matches(one, two, foreign)).toEqual([
      ['ana lee', 'by-name', 'one,two'],
      ['Ana Lee', 'one-session', 'foreign'],
      ['Ben', 'one-session', 'one'],
    ])
  })

  it('and nobody of a name that two bore in one session', () => {
    const one = folded(named('Ana', 'Ana (2)'), 'one')
    const two = folded(named('Ana'), 'two', 1)
    expect(matches(one, two)).toEqual([
      ['Ana', 'namesakes', 'one'],
      ['Ana', 'namesakes', 'two'],
      ['Ana (2)', 'namesakes', 'one'],
    ])
    // Where the other one was erased or removed the number still tells.
    expect(matches(folded(named('Ana (2)'), 'one'), two).map(([, match]) => match)).toEqual([
      'namesakes',
      'namesakes',
    ])
  })

  it('and nobody whose name was erased', () => {
    const so = named('Ana', 'Ben').given({ type: 'person.renamed', participant: 'p0', name: '' })
    expect(matches(folded(so, 'one'))).toEqual([['Ben', 'one-session', 'one']])
  })

  it('also where a long name was cut to make room for the number', () => {
    const long = 'x'.repeat(60)
    const one = folded(named(long, `${'x'.repeat(52)} (2)`), 'one')
    expect(matches(one, folded(named(long), 'two', 1)).map(([, match]) => match)).toEqual([
      'namesakes',
      'namesakes',
      'namesakes',
    ])
  })
})
