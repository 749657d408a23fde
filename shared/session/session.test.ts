import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exercise, exercisesOf } from '../../tests/fixtures/exercises.ts'
import { actor, anyCommand, IDS } from '../../tests/harness/arbitraries.ts'
import { contextAt } from '../../tests/harness/decide-context.ts'
import { plainState } from '../../tests/harness/plain-state.ts'
import { joined, OPENED_AT, Scenario } from '../../tests/harness/scenario.ts'
import { EMPTY_CATALOG } from '../course/catalog.ts'
import { nextAlarm } from './alarms.ts'
import type { Actor, Envelope } from './envelope.ts'
import { evolve, fold } from './fold.ts'
import { LOBBY_END_MS } from './lifecycle.ts'
import { isStaff } from './permissions.ts'
import { personalOf, withoutPersonal, withPersonal } from './personal.ts'
import { decide, type SessionCommand, type SessionState } from './session.ts'

interface Step {
  actor: Actor
  command: SessionCommand
  /** ms since the step before */
  wait: number
}

const step: fc.Arbitrary<Step> = fc.record({
  actor,
  command: anyCommand(OPENED_AT),
  wait: fc.oneof(
    { weight: 40, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
    { weight: 1, arbitrary: fc.constant(LOBBY_END_MS) },
  ),
})
const CATALOG = { ...EMPTY_CATALOG, ...exercisesOf(exercise('leap')) }
const steps = fc.array(step, { maxLength: 60, size: 'max' })

/** With people in it from the beginning, so that there is somebody to do something to. */
const begin = () =>
  Scenario.open().given(
    joined('p1', 'instructor'),
    joined('p2', 'ta'),
    joined('p3', 'learner', 'in', 'Ana'),
    joined('p4', 'learner', 'waiting', 'Ben'),
  ).log

function run(
  all: Step[],
  each?: (before: SessionState, after: SessionState, step: Step) => void,
): Envelope[] {
  const log = [...begin()]
  let state = fold(log) as SessionState
  let now = state.at
  for (const one of all) {
    now += one.wait
    const before = state
    const decision = decide(state, one.command, contextAt(now, one.actor, CATALOG))
    if (decision.ok) {
      for (const event of decision.value) {
        const entry = { seq: state.seq + 1, at: now, v: 1, actor: one.actor, event }
        log.push(entry)
        state = evolve(state, entry)
      }
    } else {
      expect(decision.error.message).toMatch(/\w.*\.$/)
    }
    each?.(before, state, one)
  }
  return log
}

/** What is read back: written without names, read with those of today. */
function stored(log: readonly Envelope[]): Envelope[] {
  const names = new Map<string, string>()
  for (const { event } of log) {
    const personal = personalOf(event)
    if (personal) names.set(personal.participant, personal.name)
  }
  return log.map((entry) => ({
    ...entry,
    event: withPersonal(
      JSON.parse(JSON.stringify(withoutPersonal(entry.event))),
      (id) => names.get(id) ?? '',
    ),
  }))
}

const seen = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()

describe('any commands by anybody', () => {
  it('[W7] leave nobody in two teams, and every team with whom it knows', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (_, { teams }) => {
          const members = [...teams.items.values()]
            .filter(({ dissolved }) => !dissolved)
            .flatMap((team) => team.members.map((member) => [member, team.id]))
          expect(Object.fromEntries(members)).toEqual(Object.fromEntries(teams.of.entries()))
          expect(new Set(members.map(([member]) => member)).size).toBe(members.length)
        })
      }),
    )
  })

  it('[F1] leave exactly one person with the floor: staff, and in the room', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (_, { floor, roster }) => {
          const driver = roster.members.get(floor.driver)
          expect(driver?.standing).toBe('in')
          expect(driver && isStaff(driver.role)).toBe(true)
        })
      }),
    )
  })

  it('[T3] leave the class on a slide that there is', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (_, { stage, lifecycle }) => {
          expect(stage.step).toBeLessThanOrEqual(lifecycle.steps[stage.slide] ?? -1)
        })
      }),
    )
  })

  it('[R3] leave no two people with names that look the same', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (_, { roster }) => {
          const names = [...roster.members.values()].map(({ name }) => seen(name))
          expect(new Set(names).size).toBe(names.length)
          for (const { name } of roster.members.values()) expect(name.length).toBeLessThanOrEqual(60)
        })
      }),
    )
  })

  it('[S3] change nothing after the end but attendance and the issue of the links', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (before, after) => {
          if (before.lifecycle.phase !== 'ended') return
          const { attendance: _a, door: _d, seq: _s, at: _t, ...rest } = after
          const { attendance: _b, door: _e, seq: _u, at: _v, ...was } = before
          expect(rest).toEqual(was)
          expect(nextAlarm(after)).toBeUndefined()
        })
      }),
    )
  })

  it('[D2] a removed person does nothing', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (before, after, { actor: by }) => {
          if (by.kind !== 'participant') return
          if (before.roster.members.get(by.id)?.standing === 'in') return
          expect(after).toBe(before)
        })
      }),
    )
  })

  it('[L1] number their entries without gaps', () => {
    fc.assert(
      fc.property(steps, (all) => {
        expect(run(all).map(({ seq }, i) => seq - i)).toEqual(run(all).map(() => 1))
      }),
    )
  })

  it('[L2] leave a log that folds to the state, at once or in pieces', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat({ max: 80 }), { maxLength: 4 }), (all, cuts) => {
        let live: SessionState | undefined
        const log = run(all, (_, after) => {
          live = after
        })
        const read = stored(log)
        const whole = fold(read)
        if (live) expect(plainState(whole)).toEqual(plainState(live))
        let pieces: SessionState | undefined
        let from = 0
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          pieces = fold(read.slice(from, Math.max(from, cut)), pieces)
          from = Math.max(from, cut)
        }
        expect(plainState(fold(read.slice(from), pieces))).toEqual(plainState(whole))
      }),
    )
  })

  it('[C2] change nothing where they are refused, and the state that was handed out never', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (before, after, { command, actor: by }) => {
          const frozen = plainState(before)
          const decision = decide(before, command, contextAt(after.at, by, CATALOG))
          if (!decision.ok) expect(after.seq).toBe(before.seq)
          expect(plainState(before)).toEqual(frozen)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('reach what they are meant to reach', () => {
    // A property over classes in which nothing happens would say nothing.
    const seenTypes = new Map<string, number>()
    for (const all of fc.sample(steps, { numRuns: 3000, seed: 7 })) {
      for (const { event } of run(all)) seenTypes.set(event.type, (seenTypes.get(event.type) ?? 0) + 1)
    }
    expect([...seenTypes.keys()].sort()).toEqual([
      'attendance.noted',
      'demo.closed',
      'demo.lent',
      'demo.offered',
      'demo.opened',
      'demo.opened-up',
      'demo.output-added',
      'demo.returned',
      'demo.run-cleared',
      'demo.run-ended',
      'demo.run-started',
      'demo.shown',
      'exercise.begun',
      'exercise.left',
      'floor.given',
      'invitations.renewed',
      'person.admitted',
      'person.joined',
      'person.removed',
      'person.renamed',
      'room.locked',
      'room.waiting-set',
      'screen.blacked',
      'session.ended',
      'session.opened',
      'session.started',
      'slide.shown',
      'teams.dissolved',
      'teams.formed',
      'work.opened',
      'work.ran',
    ])
    // A loan takes three commands of the right people in a row, so it is rarer than the rest.
    const often = [...seenTypes].filter(([type]) => !type.startsWith('demo.'))
    for (const [type, count] of often) expect([type, count > 10]).toEqual([type, true])
    expect(IDS).toContain('stranger')
  })
})
