import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exercise, exercisesOf } from '../../tests/fixtures/exercises.ts'
import { actor, anyCommand } from '../../tests/harness/arbitraries.ts'
import { contextAt } from '../../tests/harness/decide-context.ts'
import { SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { joined, OPENED_AT, Scenario } from '../../tests/harness/scenario.ts'
import { EMPTY_CATALOG } from '../course/catalog.ts'
import type { Actor, Envelope } from '../session/envelope.ts'
import { evolve, fold } from '../session/fold.ts'
import { decide, type SessionCommand, type SessionState } from '../session/session.ts'
import { replayTimeline } from './replay.ts'
import { entriesUntil, replayMoment } from './replay-moment.ts'

const CATALOG = {
  ...EMPTY_CATALOG,
  ...exercisesOf(exercise('leap')),
  quizzes: new Map([[SAMPLE_QUIZ.id, SAMPLE_QUIZ]]),
}
const steps = fc.array(
  fc.record({ actor, command: anyCommand(OPENED_AT), wait: fc.integer({ min: 0, max: 90_000 }) }),
  { maxLength: 80, size: 'max' },
)

/** Log and state of a class in which anybody does anything. */
function classOf(all: { actor: Actor; command: SessionCommand; wait: number }[]): {
  log: Envelope[]
  state: SessionState
} {
  const log = [
    ...Scenario.open().given(
      { type: 'session.started' },
      joined('p1', 'instructor', 'in', 'Naame-one'),
      joined('p2', 'ta', 'in', 'Naame-two'),
      joined('p3', 'learner', 'in', 'Naame-three'),
      joined('p4', 'learner', 'in', 'Naame-four'),
    ).log,
  ]
  let state = fold(log) as SessionState
  let now = state.at
  for (const { actor: by, command, wait } of all) {
    now += wait
    const decision = decide(state, command, contextAt(now, by, CATALOG))
    for (const event of decision.ok ? decision.value : []) {
      const entry = { seq: state.seq + 1, at: now, v: 1, actor: by, event }
      log.push(entry)
      state = evolve(state, entry)
    }
  }
  return { log, state }
}

it('[Y1] ends with what the state says, and stands in order within the class', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { log, state } = classOf(all)
      const now = state.at + 5_000
      const { start, end, entries, breaks, demos } = replayTimeline(log, state, 'staff', { title: '', now })
      let before = start
      for (const { at } of entries) {
        expect(at).toBeGreaterThanOrEqual(before)
        expect(at).toBeLessThanOrEqual(end)
        before = at
      }
      for (const { from, to } of breaks) expect(to).toBeGreaterThan(from)
      const moment = replayMoment(entries, entriesUntil(entries, end))
      const { stage, demos: shown, quizzes, talk, timing, work } = state
      expect([moment.slide, moment.step, moment.black]).toEqual([stage.slide, stage.step, stage.black])
      expect(moment.demo).toBe(shown.onScreen)
      for (const { id } of shown.items) expect(demos.map((one) => one.id)).toContain(id)
      expect(moment.quiz).toBe(quizzes.onScreen)
      for (const run of quizzes.runs) {
        const quiz = moment.quizzes[run.id]
        expect(quiz?.questions.map(({ question, phase }) => [question.id, phase]).sort()).toEqual(
          run.items.map(({ question, phase }) => [question.id, phase]).sort(),
        )
        expect(quiz?.current).toBe(run.current)
      }
      expect(moment.pinned).toBe(talk.asks.pinned)
      expect(moment.announcements.map(({ id }) => id)).toEqual(talk.announcements.items.map(({ id }) => id))
      expect([moment.timer, moment.hold]).toEqual([timing.timer, timing.hold])
      expect(moment.exercise).toBe(work.current?.exercise)
      for (const ask of moment.asks) expect(ask.phase).toBe(talk.asks.items.get(ask.id)?.phase)
    }),
  )
})

it('[Y4] names nobody for guests, whatever happened', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { log, state } = classOf(all)
      const of = { title: 'A class', now: state.at }
      const text = JSON.stringify(replayTimeline(log, state, 'guest', of))
      expect(text).not.toMatch(/Naame|"by"|"p[1-6]"/)
    }),
  )
})
