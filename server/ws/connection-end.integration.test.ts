import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLOSE } from '../../shared/wire/close-codes.ts'
import { HEARTBEAT_MS, SLOW_READER_BYTES, STALLED_READER_BYTES } from '../../shared/wire/limits.ts'
import { ClassOnline } from '../../tests/harness/class-online.ts'
import type { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import type { SocketClient } from '../../tests/harness/socket-client.ts'
import { until } from '../../tests/harness/until.ts'

let online: ClassOnline
let room: Classroom
let ana: Person
let ta: Person

beforeEach(async () => {
  online = await ClassOnline.open({ learners: 3, tas: 1 })
  room = online.room
  ana = room.learners[0] as Person
  ta = room.tas[0] as Person
})

afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await online.stop()
})

describe('slow readers', () => {
  /** A page that stopped to read, with all that the system buffers full and more than `bytes` waiting. */
  async function clogged(person: Person, bytes: number): Promise<SocketClient> {
    const slow = await online.open(person)
    const outlet = room.room.pagesOf(person.id).at(-1)?.outlet
    slow.network.pause()
    const filler = JSON.stringify({ t: 'pong', id: 0, now: 0, filler: 'x'.repeat(32_000) })
    await until(
      () => (outlet?.buffered ?? 0) > bytes,
      () => outlet?.send(filler),
    )
    return slow
  }

  it('[V9] is skipped while it does not read, and then gets the whole view', async () => {
    const slow = await clogged(ta, SLOW_READER_BYTES)
    const quick = await online.open(ana)
    const held = room.room.pagesOf(ta.id).at(-1)?.outlet.buffered
    for (const slide of [1, 2]) {
      await room.host.do({ type: 'slide.show', slide, step: 0 })
      await until(() => quick.page.view?.stage?.slide === slide)
    }
    await room.advance(5_000)
    expect(room.room.pagesOf(ta.id).at(-1)?.outlet.buffered).toBe(held)
    expect(slow.page.of('patch')).toEqual([])
    slow.network.resume()
    await until(
      () => slow.page.of('view').length === 2,
      () => room.advance(500),
    )
    expect(slow.page.view).toEqual(ta.pages[0]?.view)
    await room.host.do({ type: 'slide.show', slide: 3, step: 0 })
    await until(() => isDeepStrictEqual(slow.page.view, ta.pages[0]?.view))
    expect(slow.page.view?.stage?.slide).toBe(3)
    expect(slow.page.of('view')).toHaveLength(2)
  })

  it('[V9] is closed where too much waits for it', async () => {
    const slow = await clogged(ta, STALLED_READER_BYTES)
    await room.host.do({ type: 'slide.show', slide: 1, step: 0 })
    await until(() => room.room.pagesOf(ta.id).length === 1)
    slow.network.resume()
    await slow.close()
  })
})

describe('the end of a connection', () => {
  it('[D9] removal closes every page of the person', async () => {
    const pages = [await online.open(ana), await online.open(ana)]
    await room.host.do({ type: 'person.remove', participant: ana.id })
    for (const client of pages) {
      expect(await client.close()).toEqual({ code: CLOSE.removed.code, reason: 'removed' })
      expect(client.page.me?.standing).toBe('removed')
    }
  })

  it('[D9] within two seconds where the page does not answer, and it can do nothing meanwhile', async () => {
    const client = await online.open(ana)
    client.network.pause()
    const start = performance.now()
    await room.host.do({ type: 'person.remove', participant: ana.id })
    const before = room.state.seq
    client.do({ type: 'person.rename', participant: ana.id, name: 'Still here' })
    await until(() => room.room.pagesOf(ana.id).length === 0)
    expect(performance.now() - start).toBeLessThan(2_600)
    expect(room.state.seq).toBe(before)
  })

  it('[P13] signing out closes what was opened under the sign-in', async () => {
    const [here, there] = [
      await online.open(room.host, { signIn: 'a' }),
      await online.open(room.host, { signIn: 'b' }),
    ]
    room.signOut('a')
    expect((await here.close()).code).toBe(CLOSE.removed.code)
    expect(there.closed).toBeUndefined()
  })

  it('[P12] a server that stops says that it comes back', async () => {
    const pages = [await online.open(ana), await online.open(room.host)]
    online.goDown()
    for (const client of pages) {
      expect(await client.close()).toEqual({ code: CLOSE.restarting.code, reason: 'restarting' })
    }
  })

  it('[A3] a line that breaks is noticed', async () => {
    const client = await online.open(ana)
    ana.cut()
    await room.advance(1_000)
    expect(room.host.page.view?.roster?.people[ana.id]?.online).toBe(true)
    client.network.resetAndDestroy()
    await until(() => !room.room.isOnline(ana.id))
    await room.advance(1_000)
    expect(room.host.page.view?.roster?.people[ana.id]?.online).toBe(false)
  })
})

describe('heartbeat', () => {
  it('[P11] a socket that answers stays, one that is silent for two periods is cut', async () => {
    await online.stop()
    await room.restart()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await online.listen()
    const [alive, dead] = [await online.open(ana), await online.open(ana)]
    let pings = 0
    alive.ws.on('ping', () => {
      pings += 1
    })
    dead.network.pause()
    for (let beat = 1; beat <= 3; beat++) {
      vi.advanceTimersByTime(HEARTBEAT_MS)
      await until(() => pings === beat)
      // The answer must be in before the next beat: what is sent after it has come means that it has, too.
      alive.send({ t: 'ping', id: beat })
      await until(() => alive.page.of('pong').length === beat)
    }
    await until(() => room.room.pagesOf(ana.id).length === 1)
    expect(alive.closed).toBeUndefined()
    dead.network.resume()
    await dead.close()
  })
})
