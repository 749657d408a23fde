import { afterEach, expect, it } from 'vitest'
import { ClassUnderFire, opened } from '../../faults/class-under-fire.ts'
import { eventually } from '../../faults/eventually.ts'
import { Link } from '../../faults/link.ts'
import { Page } from '../../faults/page.ts'
import { press } from '../../faults/pour.ts'

/** Promised: so long after the network is back a page shows what somebody sees who comes now. */
const CAUGHT_UP_MS = 2_000

let room: ClassUnderFire | undefined
let link: Link | undefined

afterEach(async () => {
  link?.close()
  await room?.close()
  room = undefined
})

it('after a cut of the network pages show what a fresh one shows, and what they sent meanwhile happened once', async () => {
  room = await ClassUnderFire.open()
  const { ledger, server } = room
  link = await Link.to(Number(new URL(server.base).port))
  const { base } = link
  const host = await room.host()
  const people = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      const { session, participant, token } = await (room as ClassUnderFire).joins(`Learner ${n}`)
      return opened(new Page({ base, session, participant, token }))
    }),
  )

  link.cut()
  await eventually('all lines are cut', () => people.every((page) => !page.open))
  const { participant } = host.seat
  for (const [slide, cid] of [1, 2, 3].map((n) => [n, `slide-${n}`] as const)) {
    await press(host, ledger, ledger.send({ participant, cid }), { type: 'slide.show', slide, step: 0 })
  }
  const renamed = people.map((page, n) => {
    const self = page.seat.participant
    const sent = ledger.send({ participant: self, cid: 'while-away', name: `Away ${n}` })
    return press(page, ledger, sent, { type: 'person.rename', participant: self, name: `Away ${n}` })
  })
  expect(people.every(({ view, pending }) => view?.stage?.slide === 0 && pending === 1)).toBe(true)

  link.mend()
  const mended = performance.now()
  for (const page of people) page.wake()
  await Promise.all(renamed)
  const [first] = people
  const fresh = await opened(room.page(first?.seat.token ?? '', first?.seat.participant ?? ''))
  await eventually('all pages show the same', () =>
    people.every(({ view }) => JSON.stringify(view) === JSON.stringify(fresh.view)),
  )
  expect(performance.now() - mended).toBeLessThan(CAUGHT_UP_MS)
  expect(fresh.view?.stage?.slide).toBe(3)
  expect(people.map(({ me }) => me?.name)).toEqual(people.map((_, n) => `Away ${n}`))
  expect(room.audit()).toMatchObject({ lost: [], doubled: [], strangers: [], misnamed: [] })
  for (const page of people) page.leave()
})
