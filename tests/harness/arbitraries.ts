import fc from 'fast-check'
import type { Actor } from '../../shared/session/envelope.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import { personName, ROLES } from '../../shared/session/roster.ts'
import type { ClientCommand, SessionCommand } from '../../shared/session/session.ts'

/** Who may be somebody in a random class: the host, people who may have joined, and a stranger. */
export const IDS = ['host', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'stranger'] as const
const JOINING = ['host', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const

const id = fc.constantFrom(...IDS)

export const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(SYSTEM) },
  { weight: 5, arbitrary: id.map((one): Actor => ({ kind: 'participant', id: one })) },
)

/** Names as the wire lets them through, most of them in each other's way. */
export const name: fc.Arbitrary<string> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('Ana', 'ANA', 'Ana (2)', 'ana (3)', 'A\u200dna', 'Ａｎａ', 'Ben'),
    },
    { weight: 1, arbitrary: fc.constantFrom('🦊'.repeat(30), `x${'🦊'.repeat(29)}`, 'a'.repeat(60)) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 }) },
  )
  .map((raw) => personName.safeParse(raw))
  .filter(({ success }) => success)
  .map(({ data }) => data ?? '')

const demo = fc.constant('demo0001')

const otherCommand: fc.Arbitrary<ClientCommand> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ type: 'session.start' } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'session.end' } as const) },
  {
    weight: 24,
    arbitrary: fc.record({ type: fc.constant('person.rename' as const), participant: id, name }),
  },
  { weight: 18, arbitrary: fc.record({ type: fc.constant('person.admit' as const), participant: id }) },
  { weight: 6, arbitrary: fc.constant({ type: 'person.admit-all' } as const) },
  { weight: 18, arbitrary: fc.record({ type: fc.constant('person.remove' as const), participant: id }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('room.lock' as const), locked: fc.boolean() }) },
  {
    weight: 12,
    arbitrary: fc.record({ type: fc.constant('room.set-waiting' as const), enabled: fc.boolean() }),
  },
  { weight: 24, arbitrary: fc.record({ type: fc.constant('floor.give' as const), to: id }) },
  { weight: 12, arbitrary: fc.constant({ type: 'floor.take' } as const) },
  {
    weight: 36,
    arbitrary: fc.record({
      type: fc.constant('slide.show' as const),
      slide: fc.integer({ min: 0, max: 4 }),
      step: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 12, arbitrary: fc.record({ type: fc.constant('screen.black' as const), black: fc.boolean() }) },
  {
    weight: 24,
    arbitrary: fc.record({
      type: fc.constant('demo.open' as const),
      demo,
      title: fc.constant('A demo'),
      files: fc.constant<{ name: string; text: string }[]>([{ name: 'main.py', text: 'print(1)' }]),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('demo.show' as const), demo }, { requiredKeys: ['type'] }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('demo.open-up' as const), demo, everybody: fc.boolean() }),
  },
  { weight: 60, arbitrary: fc.record({ type: fc.constant('demo.lend' as const), demo, to: id }) },
  { weight: 150, arbitrary: fc.record({ type: fc.constant('demo.accept' as const), demo }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('demo.close' as const), demo }) },
  {
    weight: 50,
    arbitrary: fc.record({
      type: fc.constantFrom('demo.decline' as const, 'demo.take-back' as const),
      demo,
    }),
  },
  {
    weight: 24,
    arbitrary: fc.constantFrom<ClientCommand>(
      { type: 'exercise.begin', exercise: 'leap' },
      { type: 'exercise.begin', exercise: 'none' },
    ),
  },
  { weight: 12, arbitrary: fc.constant<ClientCommand>({ type: 'exercise.leave' }) },
  { weight: 40, arbitrary: fc.constant<ClientCommand>({ type: 'teams.dissolve' }) },
  { weight: 60, arbitrary: fc.constant<ClientCommand>({ type: 'work.open', exercise: 'leap' }) },
  {
    weight: 60,
    arbitrary: fc.boolean().map((ok): ClientCommand => ({ type: 'work.report-run', exercise: 'leap', ok })),
  },
  {
    weight: 60,
    arbitrary: fc.record({
      type: fc.constant('teams.form' as const),
      teams: fc.array(
        fc.record({
          team: fc.constantFrom('team0001', 'team0002'),
          members: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  },
)

const run = fc.constant('run00001')

/** What pages tell of programs that they run. */
const runCommand: fc.Arbitrary<ClientCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('demo.run' as const), demo, run, file: fc.constant('main.py') }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('demo.output' as const),
      demo,
      run,
      parts: fc.array(
        fc.record({ stream: fc.constantFrom('stdout' as const, 'stderr' as const), text: fc.constant('1') }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('demo.run-end' as const),
      demo,
      run,
      ending: fc.record({ how: fc.constantFrom('ok' as const, 'time' as const), ms: fc.nat(10_000) }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('demo.clear-run' as const), demo }) },
)

export const clientCommand: fc.Arbitrary<ClientCommand> = fc.oneof(
  { weight: 5, arbitrary: otherCommand },
  { weight: 1, arbitrary: runCommand },
)

export const join: fc.Arbitrary<Extract<SessionCommand, { type: 'person.join' }>> = fc.record({
  type: fc.constant('person.join' as const),
  participant: fc.constantFrom(...JOINING),
  name,
  role: fc.constantFrom(...ROLES),
})

/** Every command there is, the server's own too. @param start about when, ms since the epoch */
export function anyCommand(start: number): fc.Arbitrary<SessionCommand> {
  const moments = fc.array(
    fc.record({ participant: id, at: fc.integer({ min: start, max: start + 1_000_000 }) }),
    { maxLength: 3 },
  )
  return fc.oneof(
    { weight: 8, arbitrary: clientCommand },
    { weight: 4, arbitrary: join },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('attendance.note' as const),
        arrived: moments,
        left: moments,
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'session.expire' } as const) },
  )
}
