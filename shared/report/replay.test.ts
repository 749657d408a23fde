import { describe, expect, it } from 'vitest'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import type { SessionCommand } from '../session/session.ts'
import { BREAK_MS, type ReplayAudience, replayTimeline } from './replay.ts'
import { entriesUntil, replayMoment } from './replay-moment.ts'

const start = Scenario.class()
  .with({ quizzes: new Map([['q', SAMPLE_QUIZ]]) })
  .given(joined('cleo', 'learner', 'in', 'Cleopatra'))
const timelineOf = (so: Scenario, audience: ReplayAudience = 'learner', now = so.state.at) =>
  replayTimeline(so.log, so.state, audience, { title: 'A class', now })
const kinds = (so: Scenario, audience?: ReplayAudience) =>
  timelineOf(so, audience).entries.map(({ kind }) => kind)
const endOf = (so: Scenario, audience?: ReplayAudience) => {
  const { entries } = timelineOf(so, audience)
  return replayMoment(entries, entries.length)
}
const demo = 'demo00001'
const openDemo: SessionCommand = {
  type: 'demo.open',
  demo,
  title: 'First steps',
  files: [{ name: 'a.py', text: '' }],
}

describe('the timeline of a class', () => {
  it('[Y1] says what the screen showed, and what was running', () => {
    const so = start
      .after('host', { type: 'slide.show', slide: 1, step: 1 })
      .after('host', openDemo)
      .after('host', { type: 'demo.run', demo, run: 'run000001', file: 'a.py' })
      .after('host', {
        type: 'demo.output',
        demo,
        run: 'run000001',
        parts: [{ stream: 'stdout', text: 'hello' }],
      })
      .after('host', { type: 'screen.black', black: true })
    expect(kinds(so)).toEqual(['slide', 'slide', 'demo', 'run-started', 'run-output', 'black'])
    expect(endOf(so)).toMatchObject({
      slide: 1,
      step: 1,
      black: true,
      demo,
      demoRuns: { [demo]: { by: 'host', file: 'a.py', output: [{ text: 'hello' }] } },
    })
    const closed = so.after('host', { type: 'demo.close', demo })
    expect(endOf(closed).demo).toBeUndefined()
    expect(timelineOf(closed).demos).toEqual([{ id: demo, title: 'First steps' }])
  })

  it('[Y1] begins with the class: what was shown in the lobby stands at its start', () => {
    const so = Scenario.open()
      .after('host', { type: 'slide.show', slide: 2, step: 0 })
      .after('host', { type: 'session.start' }, 2_000_000)
      .after('host', { type: 'slide.show', slide: 1, step: 0 }, 2_060_000)
    const { start: from, end, ended, entries } = timelineOf(so, 'staff', 2_090_000)
    expect([from, end, ended]).toEqual([2_000_000, 2_090_000, false])
    expect(entries.map(({ at }) => at)).toEqual([2_000_000, 2_000_000, 2_060_000])
    expect(replayMoment(entries, entriesUntil(entries, from)).slide).toBe(2)
    expect(replayMoment(entries, entriesUntil(entries, 2_059_999)).slide).toBe(2)
    expect(replayMoment(entries, entriesUntil(entries, 2_060_000)).slide).toBe(1)
  })

  it('[Y1] names the breaks in which nobody pressed anything', () => {
    const from = start.state.at + 1_000
    const so = start
      .after('host', { type: 'slide.show', slide: 1, step: 0 }, from)
      .after('ana', { type: 'hand.raise' }, from + BREAK_MS)
      .after('host', { type: 'slide.show', slide: 2, step: 0 }, from + BREAK_MS + 1_000)
    expect(timelineOf(so).breaks).toEqual([{ from, to: from + BREAK_MS }])
  })

  it('[Y2] tells results of quizzes as they were revealed, and no key before', () => {
    const asked = start
      .after('host', openSample)
      .after('host', ask('pick'))
      .after('ana', give('pick', choose('b')))
      .after('ben', give('pick', choose('a')))
    expect(JSON.stringify(timelineOf(asked, 'staff'))).not.toMatch(/Because of b|"bars"|"key"|"ana"/)
    expect(endOf(asked).quizzes).toMatchObject({
      r1: { current: 'q/pick', questions: [{ phase: 'open', answered: 0 }] },
    })
    const shown = asked.after('host', reveal('pick'))
    expect(endOf(shown)).toMatchObject({
      quiz: 'r1',
      quizzes: {
        r1: {
          questions: [
            {
              phase: 'revealed',
              answered: 2,
              result: { key: { options: ['b'] }, bars: { a: 1, b: 1 }, correct: 1 },
            },
          ],
        },
      },
    })
  })

  it('[Y2] tells nothing of fewer than three anonymous votes', () => {
    const rated = start
      .after('host', openSample)
      .after('host', ask('rate'))
      .given({
        type: 'ballot.cast',
        run: 'r1',
        question: 'q/rate',
        round: 1,
        ballot: 'b1',
        answer: { kind: 'rating', value: 5 },
      })
      .after('host', reveal('rate'))
    expect(endOf(rated, 'staff').quizzes.r1?.questions[0]?.result).not.toHaveProperty('bars')
  })

  it('[Y3] has for learners the questions and names that they saw', () => {
    const so = start
      .after('cleo', { type: 'ask.submit', text: 'Why?', anonymous: false })
      .after('ben', { type: 'ask.submit', text: 'Who knows me?', anonymous: true })
      .after('ana', { type: 'ask.submit', text: 'Rude', anonymous: false })
      .after('ana', { type: 'ask.submit', text: 'Never mind', anonymous: false })
      .after('host', { type: 'ask.settle', ask: 'a3', phase: 'hidden' })
      .after('ana', { type: 'ask.withdraw', ask: 'a4' })
      .after('host', { type: 'asks.moderate', on: true })
      .after('ana', { type: 'ask.submit', text: 'Waits', anonymous: false })
      .after('ben', { type: 'ask.submit', text: 'Let in', anonymous: false })
      .after('host', { type: 'ask.settle', ask: 'a6', phase: 'shown' })
      .after('host', { type: 'ask.pin', ask: 'a1' })
      .after('host', { type: 'ask.settle', ask: 'a1', phase: 'answered' })
      .after('host', { type: 'announcement.make', text: 'Break at ten' })
      .after('host', { type: 'announcement.make', text: 'Oops' })
      .after('host', { type: 'announcement.withdraw', announcement: 'n2' })
    const asks = (audience: ReplayAudience) =>
      endOf(so, audience).asks.map(({ text, by = '', phase }) => [text, by, phase])
    expect(asks('learner')).toEqual([
      ['Why?', 'Cleopatra', 'answered'],
      ['Who knows me?', '', 'shown'],
      ['Let in', 'ben', 'shown'],
    ])
    expect(asks('staff')).toEqual([
      ['Why?', 'Cleopatra', 'answered'],
      ['Who knows me?', '', 'shown'],
      ['Rude', 'ana', 'hidden'],
      ['Waits', 'ana', 'waiting'],
      ['Let in', 'ben', 'shown'],
    ])
    expect(JSON.stringify(timelineOf(so, 'learner'))).not.toMatch(/Rude|Never mind|Waits|Oops/)
    expect(endOf(so).announcements).toMatchObject([{ text: 'Break at ten', by: 'host' }])
    expect(endOf(so).pinned).toBeUndefined()
    // When it was let in, not when it was asked.
    const letIn = timelineOf(so).entries.find((entry) => entry.kind === 'asked' && entry.ask === 'a6')
    expect(letIn?.at).toBe(so.log.find(({ event }) => event.type === 'ask.settled' && event.ask === 'a6')?.at)
  })

  it('[Y4] names nobody in the version without names', () => {
    const so = start
      .after('host', openDemo)
      .after('host', { type: 'demo.run', demo, run: 'run000001', file: 'a.py' })
      .after('cleo', { type: 'ask.submit', text: 'Why?', anonymous: false })
      .after('host', { type: 'announcement.make', text: 'Break at ten' })
    expect(JSON.stringify(timelineOf(so, 'learner'))).toMatch(/Cleopatra/)
    expect(JSON.stringify(timelineOf(so, 'guest'))).not.toMatch(/Cleopatra|"cleo"|"host"|"by"/)
    expect(endOf(so, 'guest')).toMatchObject({
      asks: [{ text: 'Why?' }],
      announcements: [{ text: 'Break at ten' }],
    })
  })

  it('[Y1] keeps timer and hold as they were', () => {
    const T = start.state.at
    const so = start
      .after('host', { type: 'timer.set', seconds: 60 }, T + 1_000)
      .after('host', { type: 'class.hold', message: 'Look here' }, T + 11_000)
    expect(endOf(so)).toMatchObject({ timer: { leftMs: 50_000 }, hold: { message: 'Look here' } })
    const on = so.after('host', { type: 'class.resume' }, T + 20_000)
    expect(endOf(on).hold).toBeUndefined()
    expect(endOf(on).timer).toEqual({ startedAt: T + 1_000, endsAt: T + 70_000 })
  })
})
