import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SLOW_READER_BYTES } from '../../shared/wire/limits.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'

const pick = fc.nat({ max: 30 })
const whoWhom = { who: pick, whom: pick }

/** What happens in a class, at the desks and on the lines. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('show' as const),
      who: pick,
      slide: fc.nat({ max: 3 }),
      step: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'rename',
        'remove',
        'admit',
        'give-floor',
        'take-floor',
        'black',
        'lock',
        'waiting',
      ),
      ...whoWhom,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('join' as const), who: pick }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('open', 'project', 'cut', 'slow', 'fast'), who: pick }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 1, 60, 400, 6_000, 70_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('full', 'space', 'lose', 'restart', 'stop') }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function take(room: Classroom, one: Step): Promise<void> {
  const person = (n: number) => room.people[n % room.people.length] as Person
  switch (one.do) {
    case 'show':
      // Mostly the person who has the floor: anybody else is refused.
      return answered(
        driver(room, person(one.who)).do({ type: 'slide.show', slide: one.slide, step: one.step }),
      )
    case 'join':
      return answered(room.asksToJoin('Ana', one.who % 4 === 0 ? 'observer' : 'learner'))
    case 'wait':
      return room.advance(one.ms)
    case 'full':
    case 'space':
      room.stores.diskFull = one.do === 'full'
      return
    case 'lose':
      return room.disk.next('lose')
    case 'restart':
      return room.restart()
    case 'stop':
      room.closeAll()
      room.kill()
      return room.start()
    case 'open':
    case 'project':
      return answered(person(one.who).open({ asObserver: one.do === 'project' }))
    case 'cut':
      return person(one.who)
        .pages.find(({ closed }) => !closed)
        ?.cut()
    case 'slow':
    case 'fast':
      for (const page of person(one.who).pages) page.buffered = one.do === 'slow' ? SLOW_READER_BYTES + 1 : 0
      return
    default:
      return answered(person(one.who).do(command(one.do, one.who, person(one.whom))))
  }
}

const driver = (room: Classroom, other: Person) =>
  room.people.find(({ id }) => id === room.state.floor.driver) ?? other

function command(what: string, n: number, whom: Person) {
  const participant = whom.id
  switch (what) {
    case 'rename':
      return { type: 'person.rename', participant, name: `Name ${n % 5}` } as const
    case 'remove':
      return { type: 'person.remove', participant } as const
    case 'admit':
      return { type: 'person.admit', participant } as const
    case 'give-floor':
      return { type: 'floor.give', to: participant } as const
    case 'take-floor':
      return { type: 'floor.take' } as const
    case 'black':
      return { type: 'screen.black', black: n % 2 === 0 } as const
    case 'lock':
      return { type: 'room.lock', locked: n % 2 === 0 } as const
    default:
      return { type: 'room.set-waiting', enabled: n % 2 === 0 } as const
  }
}

/** Refusals are as good as anything here: what counts is what pages see afterwards. */
async function answered(doing: Promise<unknown>): Promise<void> {
  await doing
}

/** Everything works, everybody reads, and all that was held back has gone out. */
async function calm(room: Classroom): Promise<void> {
  room.stores.diskFull = false
  room.disk.clear()
  for (const { pages } of room.people) for (const page of pages) page.buffered = 0
  // What a lost answer left on disk is read with the next command; here by a poke.
  await room.foreignWrite()
  await room.advance(3_000)
}

describe('whatever happens at the desks and on the lines', () => {
  it('[V7] every page ends up with what somebody sees who opens it now', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (steps) => {
        const room = await Classroom.open({ learners: 2, tas: 1, observers: 1 })
        for (const one of steps) await take(room, one)
        await calm(room)
        for (const person of room.people) {
          const open = person.pages.filter(({ closed }) => !closed)
          // Somebody new online would be news to all: only who is here anyway opens another page.
          if (!room.room.isOnline(person.id)) continue
          for (const page of open) {
            const asObserver = page.view?.door === undefined && page.view?.tally !== undefined
            const fresh = await person.open({ asObserver })
            expect({ view: page.view, me: page.me }).toEqual({ view: fresh.view, me: fresh.me })
            fresh.cut()
            compared += 1
          }
          if (person.member.standing === 'removed') expect(open).toEqual([])
        }
      }),
      { numRuns: 120 },
    )
    expect(compared).toBeGreaterThan(200)
  })
})
