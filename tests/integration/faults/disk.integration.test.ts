import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import type { SessionBody } from '../../../shared/wire/http.ts'
import { ask } from '../../faults/ask.ts'
import { ClassUnderFire, opened } from '../../faults/class-under-fire.ts'
import { eventually } from '../../faults/eventually.ts'
import { canLimitFiles, limitFiles } from '../../faults/file-limit.ts'
import type { Page } from '../../faults/page.ts'
import { pourRenames } from '../../faults/pour.ts'

const SOUND = { lost: [], doubled: [], strangers: [], misnamed: [], contradictions: [] }
/** Promised: the server works again this long after the disk does. */
const HEALED_MS = 10_000

let room: ClassUnderFire | undefined

afterEach(async () => {
  await room?.close()
  room = undefined
})

const rename = (page: Page, name: string) =>
  ({ type: 'person.rename', participant: page.seat.participant, name }) as const

/** Reading works while writing does not: pages that are open, pages that come back, and HTTP. */
async function expectReading(room: ClassUnderFire, person: Page): Promise<void> {
  const again = await opened(room.page(person.seat.token, person.seat.participant))
  expect(again.view).toEqual(person.view)
  again.leave()
  const { base } = room.server
  const bearer = { authorization: `Bearer ${room.session.hostToken}` }
  const details = await ask<SessionBody>(`${base}/api/v1/sessions/${room.session.id}/deck`, {
    method: 'GET',
    headers: bearer,
  })
  expect(details.status).toBe(200)
  expect((await ask(`${base}/readyz`, { method: 'GET' })).status).toBe(200)
}

describe.skipIf(!canLimitFiles)('a full disk', () => {
  it('refuses what it cannot keep, goes on reading, and heals by itself', async () => {
    room = await ClassUnderFire.open()
    const { ledger, server } = room
    const [person, ...others] = await room.people(10)
    if (!person) throw new Error('nobody came')
    const host = await room.host()
    const tap = { closed: false }
    const pouring = others.map((page) => pourRenames(page, ledger, tap))
    await eventually('commands are acknowledged', () => ledger.acknowledged > 100)

    limitFiles(server.pid, 1)
    await eventually('commands are refused', () => (ledger.refusals.get('unavailable') ?? 0) > 20)
    const before = ledger.acknowledged
    const refused = { ok: false, code: 'unavailable' }
    expect(await person.do('while-full', rename(person, 'Never'))).toMatchObject(refused)
    expect(await host.do('start', { type: 'session.start' })).toMatchObject(refused)
    const join = await ask<{ code: string }>(`${server.base}/api/v1/join/${room.session.code}`, {
      body: { name: 'Late' },
    })
    expect(join).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    await expectReading(room, person)
    expect(ledger.acknowledged).toBe(before)
    expect(host.view?.session.phase).toBe('lobby')

    limitFiles(server.pid, 'unlimited')
    const healing = await eventually(
      'commands are acknowledged again',
      () => ledger.acknowledged > before + 20,
    )
    expect(healing).toBeLessThan(HEALED_MS)
    expect(await host.do('start', { type: 'session.start' })).toMatchObject({ ok: true })
    await eventually('everybody sees the class begin', () => person.view?.session.phase === 'live')
    tap.closed = true
    await Promise.all(pouring)
    expect([...others, person, host].flatMap(({ closes }) => closes)).toEqual([])

    await server.kill()
    await server.resume()
    expect(await room.verify()).toMatch(/complete and unchanged/)
    // The host's own command is not in the ledger.
    expect(room.audit()).toMatchObject({ ...SOUND, strangers: [`${room.session.host} start`] })
  })
})

describe('a database that another program holds', () => {
  it('refuses, goes on reading, and heals by itself', async () => {
    room = await ClassUnderFire.open()
    const { ledger } = room
    const [person] = await room.people(1)
    if (!person) throw new Error('nobody came')
    const other = new Database(room.databaseFile)
    try {
      other.exec('begin immediate')
      expect(await person.do('while-held', rename(person, 'Never'))).toMatchObject({ code: 'unavailable' })
      await expectReading(room, person)
      other.exec('rollback')
    } finally {
      other.close()
    }
    const tap = { closed: false }
    const pouring = pourRenames(person, ledger, tap)
    const healing = await eventually('commands are acknowledged again', () => ledger.acknowledged > 10)
    expect(healing).toBeLessThan(HEALED_MS)
    tap.closed = true
    await pouring
    expect(room.audit()).toMatchObject(SOUND)
  })
})
