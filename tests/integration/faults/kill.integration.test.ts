import { afterEach, describe, expect, it } from 'vitest'
import { ClassUnderFire, opened } from '../../faults/class-under-fire.ts'
import { eventually } from '../../faults/eventually.ts'
import { pourRenames, pourSlides } from '../../faults/pour.ts'
import { seeded } from '../../faults/random.ts'

/** Impatient pages: a tenth of the longest wait that the client would choose, and short again after every kill. */
const PAGES = { stableMs: 0, random: () => 0.1 }
const SOUND = { lost: [], doubled: [], strangers: [], misnamed: [], contradictions: [] }

let room: ClassUnderFire | undefined

afterEach(async () => {
  await room?.close()
  room = undefined
})

/** Kills the server once `more` further acknowledgements have come, and starts it again. */
async function killAfter(room: ClassUnderFire, more: number): Promise<void> {
  const enough = room.ledger.acknowledged + more
  await eventually('enough is acknowledged', () => room.ledger.acknowledged >= enough)
  await room.server.kill()
  await room.server.resume()
}

describe('kill -9', () => {
  it('loses nothing that was acknowledged and doubles nothing that is sent again, while a class acts and joins', async () => {
    room = await ClassUnderFire.open()
    const { ledger } = room
    const random = seeded(1)
    const people = await room.people(30, PAGES)
    const tap = { closed: false }
    const pouring = people.map((page) => pourRenames(page, ledger, tap))
    const comeIn = async (door: number) => {
      for (let n = 0; !tap.closed && room; n++) await room.joins(`Late ${door} ${n}`)
    }
    const joining = [comeIn(1), comeIn(2)]
    for (let kill = 1; kill <= 4; kill++) {
      await killAfter(room, 100 + Math.floor(random() * 400))
      // The second comes while the class is still on its way back.
      if (kill !== 2) await room.allBack()
    }
    await room.allBack()
    tap.closed = true
    await Promise.all([...pouring, ...joining])

    expect(ledger.sent.filter(({ seq }) => seq === undefined)).toEqual([])
    expect(ledger.acknowledged).toBeGreaterThan(400)
    expect(room.audit()).toMatchObject(SOUND)
    expect(await room.verify()).toMatch(/complete and unchanged/)

    // What a page was told piece by piece is what somebody sees who comes now.
    const fresh = room.page(people[0]?.seat.token ?? '', people[0]?.seat.participant ?? '')
    await opened(fresh)
    await eventually('all pages show the same', () =>
      people.every(({ view }) => JSON.stringify(view) === JSON.stringify(fresh.view)),
    )
  })

  it('keeps every slide that two windows of the host have shown', async () => {
    room = await ClassUnderFire.open()
    const { ledger } = room
    const windows = [await room.host(PAGES), await room.host(PAGES)]
    const tap = { closed: false }
    const pouring = windows.map((page, n) => pourSlides(page, ledger, tap, n === 0 ? [1, 2, 3] : [4, 5, 6]))
    for (let kill = 1; kill <= 4; kill++) {
      await killAfter(room, 5)
      await room.allBack()
    }
    tap.closed = true
    await Promise.all(pouring)

    expect(ledger.sent.filter(({ seq }) => seq === undefined)).toEqual([])
    expect(room.audit()).toMatchObject(SOUND)
    expect(await room.verify()).toMatch(/complete and unchanged/)
    const last = ledger.sent.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0)).at(-1)
    const [, first = 0, n = 0] = (last?.cid ?? '').split('-').map(Number)
    await eventually('both windows show the last slide', () =>
      windows.every(({ view }) => view?.stage?.slide === first + (n % 3)),
    )
  })
})
