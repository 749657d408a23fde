import { beforeEach, describe, expect, it } from 'vitest'
import { attendanceReport } from '../../shared/report/attendance.ts'
import { ARRIVAL_GRACE_MS, DEPARTURE_GRACE_MS } from '../../shared/session/attendance.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import { settle } from '../../tests/harness/settle.ts'

let room: Classroom
let ana: Person

beforeEach(async () => {
  room = await Classroom.open()
  await room.advance(60_000)
  ana = await room.comes('Ana')
})

const stays = async (id = ana.id) =>
  attendanceReport(await room.log(), room.clock.now()).rows.find(({ participant }) => participant === id)
    ?.intervals

const notes = async () => (await room.log()).filter(({ event }) => event.type === 'attendance.noted').length

describe('coming', () => {
  it('[A1] counts after five seconds, from the beginning', async () => {
    const came = room.clock.now()
    await room.advance(ARRIVAL_GRACE_MS - 1)
    expect(await stays()).toEqual([])
    await room.advance(1)
    expect(await stays()).toEqual([{ from: came }])
    expect(room.host.page.view?.roster?.people[ana.id]).toMatchObject({ online: true })
    await room.advance(1_000)
    expect(room.host.page.view?.roster?.people[ana.id]?.presentSince).toBe(came)
  })

  it('[A1] a connection that does not last leaves no trace', async () => {
    const before = await notes()
    await room.advance(ARRIVAL_GRACE_MS - 1)
    ana.cut()
    await room.advance(10 * 60_000)
    expect(await notes()).toBe(before)
  })

  it('[A1] a class that comes together is noted together', async () => {
    const before = await notes()
    await Promise.all(Array.from({ length: 20 }, (_, n) => room.comes(`New ${n}`)))
    await room.advance(ARRIVAL_GRACE_MS)
    expect((await notes()) - before).toBe(1)
  })
})

describe('going', () => {
  beforeEach(() => room.advance(30_000))

  it('[A2] counts after a minute, from the moment of going', async () => {
    const went = room.clock.now()
    ana.cut()
    await room.advance(DEPARTURE_GRACE_MS - 1)
    expect((await stays())?.at(-1)).not.toHaveProperty('to')
    await room.advance(1)
    expect((await stays())?.at(-1)?.to).toBe(went)
    await ana.open()
    await room.advance(ARRIVAL_GRACE_MS)
    expect(await stays()).toHaveLength(2)
  })

  it('[A2] a hiccup of the network leaves no trace', async () => {
    const before = await notes()
    for (let n = 0; n < 5; n++) {
      ana.cut()
      await room.advance(DEPARTURE_GRACE_MS - 1)
      await ana.open()
      await room.advance(2_000)
    }
    await room.advance(5 * 60_000)
    expect(await notes()).toBe(before)
    expect(await stays()).toHaveLength(1)
  })

  it('[A3] several pages are one presence: the last one counts', async () => {
    const phone = await ana.open()
    ana.pages[0]?.cut()
    await room.advance(5 * 60_000)
    expect((await stays())?.at(-1)).not.toHaveProperty('to')
    const went = room.clock.now()
    phone.cut()
    await room.advance(2 * 60_000)
    expect((await stays())?.at(-1)?.to).toBe(went)
  })

  it('[A3] online follows the pages at once', async () => {
    await ana.open()
    ana.pages[0]?.cut()
    await room.advance(1_000)
    expect(room.host.page.view?.roster?.people[ana.id]?.online).toBe(true)
    ana.cut()
    await room.advance(1_000)
    expect(room.host.page.view?.roster?.people[ana.id]?.online).toBe(false)
    expect(room.host.page.view?.room?.online).toBe(0)
  })

  it('[A2] somebody who is removed leaves', async () => {
    const went = room.clock.now()
    await room.host.do({ type: 'person.remove', participant: ana.id })
    await room.advance(2 * 60_000)
    expect((await stays())?.at(-1)?.to).toBe(went)
  })
})

describe('who does not count', () => {
  it('[A4] a projector page is nobody’s presence', async () => {
    room.host.cut()
    await room.host.open({ asObserver: true })
    await room.advance(2 * 60_000)
    expect((await stays('host'))?.at(-1)).toHaveProperty('to')
    expect((await stays('host'))?.length).toBe(1)
  })

  it('[A5] who waits is not in the class before they are let in', async () => {
    await room.host.do({ type: 'room.set-waiting', enabled: true })
    const wim = await room.comes('Wim')
    await room.advance(5 * 60_000)
    expect(await stays(wim.id)).toEqual([])
    const admitted = room.clock.now()
    await room.host.do({ type: 'person.admit', participant: wim.id })
    await room.advance(ARRIVAL_GRACE_MS)
    expect(await stays(wim.id)).toEqual([{ from: admitted }])
  })

  it('[A5] who was let in while away comes when they come', async () => {
    await room.host.do({ type: 'room.set-waiting', enabled: true })
    const wim = await room.comes('Wim')
    wim.cut()
    await room.host.do({ type: 'person.admit', participant: wim.id })
    await room.advance(60_000)
    expect(await stays(wim.id)).toEqual([])
    const came = room.clock.now()
    await wim.open()
    await room.advance(ARRIVAL_GRACE_MS)
    expect(await stays(wim.id)).toEqual([{ from: came }])
  })
})

describe('trouble', () => {
  beforeEach(() => room.advance(30_000))

  it('[A6] after a restart everybody has a minute to come back', async () => {
    const before = await stays()
    await room.restart()
    await room.advance(5 * 60_000)
    expect(await stays()).toEqual(before)
  })

  it('[A6] who does not come back counts as gone since the last that the log knows', async () => {
    await room.host.do({ type: 'screen.black', black: true })
    const last = room.state.at
    await room.advance(30_000)
    room.kill()
    await room.advance(10 * 60_000)
    await room.start()
    await room.host.open()
    await room.advance(DEPARTURE_GRACE_MS)
    expect((await stays())?.at(-1)?.to).toBe(last)
    expect((await stays('host'))?.at(-1)).not.toHaveProperty('to')
  })

  it('[A7] what cannot be written is tried again until it is, with the right times', async () => {
    const went = room.clock.now()
    ana.cut()
    room.stores.diskFull = true
    await room.advance(10 * 60_000)
    expect((await stays())?.at(-1)).not.toHaveProperty('to')
    room.stores.diskFull = false
    await room.advance(10_000)
    expect((await stays())?.at(-1)?.to).toBe(went)
  })

  it('[A11] who goes while their coming is being written goes', async () => {
    const ben = await room.comes('Ben')
    const release = room.disk.hold()
    await room.advance(ARRIVAL_GRACE_MS)
    ben.cut()
    const went = room.clock.now()
    release()
    await room.advance(2 * DEPARTURE_GRACE_MS)
    expect(await stays(ben.id)).toEqual([{ from: went - ARRIVAL_GRACE_MS, to: went }])
  })

  it('[A11] who comes back while their going is being written comes', async () => {
    ana.cut()
    const release = room.disk.hold()
    await room.advance(DEPARTURE_GRACE_MS)
    await ana.open()
    const back = room.clock.now()
    release()
    await settle()
    await room.advance(5 * 60_000)
    expect((await stays())?.at(-1)).toEqual({ from: back })
  })

  it('[A11] where the answer of the disk is lost nobody is lost with it', async () => {
    ana.cut()
    room.disk.next('lose')
    await room.advance(DEPARTURE_GRACE_MS)
    await ana.open()
    await room.advance(5 * 60_000)
    await room.host.do({ type: 'screen.black', black: true })
    await room.advance(5 * 60_000)
    expect((await stays())?.at(-1)).not.toHaveProperty('to')
    expect(room.state.attendance.present.has(ana.id)).toBe(true)
  })
})

describe('the end of the class', () => {
  beforeEach(() => room.advance(30_000))

  it('[A8] who went just before the end went before the end', async () => {
    const went = room.clock.now()
    ana.cut()
    await room.advance(20_000)
    await room.host.do({ type: 'session.end' })
    for (const person of room.people) person.cut()
    await room.advance(10 * 60_000)
    expect((await stays())?.at(-1)?.to).toBe(went)
    expect((await stays('host'))?.at(-1)?.to).toBe(room.state.lifecycle.endedAt)
  })

  it('[A8] what happens after the end is not written', async () => {
    await room.host.do({ type: 'session.end' })
    await room.advance(60_000)
    const before = await room.log()
    ana.cut()
    await room.advance(2 * 60_000)
    await ana.open()
    await room.advance(2 * 60_000)
    expect(await room.log()).toEqual(before)
  })
})
