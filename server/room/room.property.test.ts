import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Envelope } from '../../shared/session/envelope.ts'
import { fold } from '../../shared/session/fold.ts'
import { decide, type SessionCommand, type SessionState } from '../../shared/session/session.ts'
import { clientCommand, IDS } from '../../tests/harness/arbitraries.ts'
import { contextAt } from '../../tests/harness/decide-context.ts'
import { Disk } from '../../tests/harness/disk.ts'
import { Generation } from '../../tests/harness/generation.ts'
import { ManualClock } from '../../tests/harness/manual-clock.ts'
import { plainState } from '../../tests/harness/plain-state.ts'
import { joined, OPENED_AT, Scenario } from '../../tests/harness/scenario.ts'
import { settle } from '../../tests/harness/settle.ts'
import { memoryStores } from '../adapters/memory/stores.ts'
import type { Outcome, Room } from './room.ts'

const SESSION = 'session-1'
const PROCESSES = 2

/** Something that somebody wants: sent once or many times, always with the same id. */
interface Wish {
  actor: Actor
  command: SessionCommand
  cid: string
  sendings: number
  /** What became of every sending that was answered: a process that died answers no more. */
  outcomes: Outcome[]
}

type Step =
  | { do: 'send'; wish: number; process: number }
  | { do: 'full' | 'space' | 'refuse' | 'lose' | 'hold' | 'hold-answers' | 'release' | 'settle' | 'back' }
  | { do: 'restart' | 'poke'; process: number }

const process = fc.nat({ max: PROCESSES - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('send' as const), wish: fc.nat({ max: 24 }), process }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'full',
        'space',
        'space',
        'refuse',
        'lose',
        'hold',
        'hold-answers',
        'release',
        'back',
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('restart', 'poke'), process }) },
)

/** Half of the wishes are renamings to a name of their own, which change something whenever they are carried out. */
const wishes: fc.Arbitrary<Wish[]> = fc
  .array(
    fc.tuple(fc.constantFrom(...IDS), fc.option(clientCommand.filter(({ type }) => type !== 'session.end'))),
    { minLength: 25, maxLength: 25 },
  )
  .map((all) =>
    all.map(([id, command], n) => ({
      actor: { kind: 'participant', id },
      command: command ?? { type: 'person.rename', participant: id, name: `Name ${n}` },
      cid: `c${n}`,
      sendings: 0,
      outcomes: [],
    })),
  )

const changesSomething = ({ command }: Wish) =>
  command.type === 'person.rename' && command.name.startsWith('Name ')

const begin = Scenario.open().given(
  { type: 'session.started' },
  joined('p1', 'instructor'),
  joined('p2', 'ta'),
  joined('p3', 'learner'),
  joined('p4', 'learner', 'waiting'),
  joined('p5', 'learner'),
).log

/** Processes of a server that share one store, and everything that can go wrong between them. */
class World {
  readonly clock = new ManualClock(OPENED_AT + 100_000)
  readonly stores = memoryStores()
  readonly disk = new Disk(this.stores.log)
  readonly faults: unknown[] = []
  private processes: { generation: Generation; room: Room }[] = []
  private holds: (() => void)[] = []

  async begin(): Promise<void> {
    const row = { id: SESSION, code: 'C', title: 'T', course: 'c', deck: 'd', createdAt: 1 }
    await this.stores.directory.create(row, begin)
    for (let n = 0; n < PROCESSES; n++) await this.restart(n)
  }

  async take(one: Step, wishes: Wish[]): Promise<void> {
    switch (one.do) {
      case 'send': {
        const wish = wishes[one.wish]
        if (wish) void this.send(wish, one.process)
        return
      }
      case 'full':
      case 'space':
        this.stores.diskFull = one.do === 'full'
        return
      case 'refuse':
      case 'lose':
        return this.disk.next(one.do)
      case 'hold':
        this.holds.push(this.disk.hold('writes'))
        return
      case 'hold-answers':
        this.holds.push(this.disk.hold('answers'))
        return
      case 'release':
        return this.release()
      case 'settle':
        return settle()
      case 'back':
        return this.clock.turn(-1_000)
      case 'restart':
        return this.restart(one.process)
      case 'poke':
        return void this.room(one.process)
          .catchUp()
          .catch(() => undefined)
    }
  }

  /** Everything works again and comes to rest. */
  async calm(): Promise<void> {
    this.release()
    this.stores.diskFull = false
    this.disk.clear()
    await settle()
    for (let n = 0; n < PROCESSES; n++) await this.room(n).catchUp()
    await settle()
  }

  private release(): void {
    for (const open of this.holds.splice(0)) open()
  }

  async send(wish: Wish, process: number): Promise<Outcome> {
    wish.sendings += 1
    const outcome = await this.room(process).submit(wish.actor, wish.command, wish.cid)
    wish.outcomes.push(outcome)
    return outcome
  }

  room(n: number): Room {
    return (this.processes[n] as { room: Room }).room
  }

  /** The log with the names of then, which are not kept. */
  asWritten(): Envelope[] {
    return [...begin, ...this.disk.written]
  }

  log(): Promise<Envelope[]> {
    return this.stores.log.read(SESSION, 0)
  }

  private async restart(n: number): Promise<void> {
    this.processes[n]?.generation.kill()
    const generation = new Generation({ log: this.disk, decks: this.stores.decks }, this.clock, (error) =>
      this.faults.push(error),
    )
    const room = await generation.rooms.open(SESSION)
    if (room) this.processes[n] = { generation, room }
  }
}

/** The entries of a wish are what deciding it once, there in the log, comes to. */
function expectOneEffect(log: readonly Envelope[], wish: Wish): void {
  const mine = log.filter(({ cid }) => cid === wish.cid)
  const first = mine[0]
  if (!first) return
  expect(mine.map(({ seq }) => seq)).toEqual(mine.map((_, i) => first.seq + i))
  const before = fold(log.slice(0, first.seq - 1)) as SessionState
  const decision = decide(before, wish.command, contextAt(first.at, wish.actor))
  expect({ ok: true, value: mine.map(({ event }) => event) }).toEqual(decision)
}

describe('whatever goes wrong in whatever order', () => {
  it('[C7] what was acknowledged is in the log once, what was refused is not, and all agree on the state', async () => {
    let effects = 0
    await fc.assert(
      fc.asyncProperty(wishes, fc.array(step, { maxLength: 60, size: 'max' }), async (wanted, steps) => {
        const sent = wanted.map((wish) => ({ ...wish, outcomes: [] as Outcome[] }))
        const world = new World()
        await world.begin()
        for (const one of steps) await world.take(one, sent)
        await world.calm()
        const before = await world.log()
        for (const wish of sent) {
          const inLog = before.some(({ cid }) => cid === wish.cid)
          const all = wish.outcomes
          if (changesSomething(wish) && all.some(({ ok }) => ok))
            expect([wish.cid, inLog]).toEqual([wish.cid, true])
          const refused = all.every((one) => !one.ok && one.error.code !== 'unavailable')
          if (refused && all.length === wish.sendings) expect([wish.cid, inLog]).toEqual([wish.cid, false])
        }
        // A client that was not answered, or told to come back, sends the same once more.
        for (const wish of sent) {
          if (wish.outcomes.every((one) => !one.ok && one.error.code === 'unavailable')) {
            const outcome = await world.send(wish, 0)
            if (!outcome.ok) expect(outcome.error.code).not.toBe('unavailable')
          }
        }
        await world.calm()
        const log = await world.log()
        effects += log.length
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1))
        expect(log.every(({ at }, i) => at >= (log[i - 1]?.at ?? 0))).toBe(true)
        for (const wish of sent) {
          expectOneEffect(world.asWritten(), wish)
          const last = log.filter(({ cid }) => cid === wish.cid).at(-1)
          if (!changesSomething(wish) || !last) continue
          for (const one of wish.outcomes) {
            if (one.ok) expect(one.value).toEqual({ seq: last.seq, at: last.at })
          }
        }
        const state = plainState(fold(log))
        for (let n = 0; n < PROCESSES; n++) expect(plainState(world.room(n).state)).toEqual(state)
        expect(world.faults).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(effects).toBeGreaterThan(1_000)
  })
})
