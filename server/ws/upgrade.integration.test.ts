import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLOSE } from '../../shared/wire/close-codes.ts'
import { SUBPROTOCOL, TICKET_MS } from '../../shared/wire/limits.ts'
import { ClassOnline, GOOD_ORIGIN } from '../../tests/harness/class-online.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import { Refused, type SocketClient } from '../../tests/harness/socket-client.ts'
import { until } from '../../tests/harness/until.ts'

let online: ClassOnline
let room: Classroom
let ana: Person
const session = Classroom.session

beforeEach(async () => {
  online = await ClassOnline.open({ learners: 3, tas: 1 })
  room = online.room
  ana = room.learners[0] as Person
})

afterEach(async () => {
  await online.stop()
})

const refusal = (connecting: Promise<SocketClient>): Promise<Refused> =>
  connecting.then(
    () => {
      throw new Error('was not refused')
    },
    (error) => {
      if (error instanceof Refused) return error
      throw error
    },
  )

const upgradeRequest = (target: string, ...more: string[]) =>
  [
    `GET ${target} HTTP/1.1`,
    'Host: evil.example',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
    ...more,
    '\r\n',
  ].join('\r\n')

describe('the way in', () => {
  it('[P2] a ticket opens one connection', async () => {
    const ticket = online.ticketFor(ana)
    const client = await online.dial({ session, ticket })
    await until(() => client.page.view !== undefined)
    expect(client.page.me?.id).toBe(ana.id)
    expect(client.ws.protocol).toBe(SUBPROTOCOL)
    const refused = await refusal(online.dial({ session, ticket }))
    expect(refused.status).toBe(401)
    expect(refused.detail).toMatch(/ticket/)
  })

  it('[P2] a ticket that is unknown, absent, too old or of another session opens nothing', async () => {
    const status = async (query: Record<string, string>) => (await refusal(online.dial(query))).status
    expect(await status({ session, ticket: 'made-up' })).toBe(401)
    expect(await status({ session })).toBe(401)
    expect(await status({ session: 'another', ticket: online.ticketFor(ana) })).toBe(401)
    const old = online.ticketFor(ana)
    room.clock.turn(TICKET_MS)
    expect(await status({ session, ticket: old })).toBe(401)
  })

  it('[P2] a ticket to a session that is not there finds none', async () => {
    const { ticket } = online.tickets.issue({ session: 'gone', participant: 'x', asObserver: false })
    expect((await refusal(online.dial({ session: 'gone', ticket }))).status).toBe(404)
  })

  it('[P3] pages of other origins may not connect, and their tickets stay good', async () => {
    const ticket = online.ticketFor(ana)
    for (const origin of ['https://evil.example', 'null', `${GOOD_ORIGIN}.evil.example`]) {
      expect((await refusal(online.dial({ session, ticket }, { origin }))).status).toBe(403)
    }
    const client = await online.dial({ session, ticket }, { origin: GOOD_ORIGIN })
    await until(() => client.page.view !== undefined)
  })

  it('[P3] programs send no origin', async () => {
    expect((await online.open(ana)).page.view?.session.id).toBe(session)
  })

  it('[P4] a client must speak the protocol', async () => {
    const ticket = online.ticketFor(ana)
    for (const protocols of [[], ['chat']]) {
      const refused = await refusal(online.dial({ session, ticket }, { protocols }))
      expect(refused.status).toBe(426)
      expect(refused.detail).toContain(SUBPROTOCOL)
    }
    const client = await online.dial({ session, ticket }, { protocols: ['chat', SUBPROTOCOL] })
    expect(client.ws.protocol).toBe(SUBPROTOCOL)
  })

  it('[P4] a page of another version is told so by a close code', async () => {
    const client = await online.dial(
      { session, ticket: online.ticketFor(ana) },
      { protocols: ['lectern.v999'] },
    )
    expect(await client.close()).toEqual({ code: CLOSE.version.code, reason: 'version' })
    expect(client.page.messages).toEqual([])
  })

  it('[P5] only /live is served', async () => {
    const query = () => `?session=${session}&ticket=${online.ticketFor(ana)}`
    for (const target of [
      '/',
      '/live/',
      '/other',
      '//live',
      '//evil.example/live',
      '/LIVE',
      'http://a/live',
    ]) {
      expect([target, await online.statusOf(upgradeRequest(`${target}${query()}`))]).toEqual([target, 404])
    }
    expect(await online.statusOf(upgradeRequest(`/live${query()}`))).toBe(101)
  })

  it('[P3] neither the host nor a doubled origin of the request leads past the check', async () => {
    const target = `/live?session=${session}&ticket=${online.ticketFor(ana)}`
    expect(await online.statusOf(upgradeRequest(target, 'Origin: https://evil.example'))).toBe(403)
    const twice = upgradeRequest(target, `Origin: ${GOOD_ORIGIN}`, 'Origin: https://evil.example')
    expect(await online.statusOf(twice)).toBe(403)
  })

  it('[D2] somebody who was removed since they got their ticket is told so', async () => {
    const ticket = online.ticketFor(ana)
    await room.host.do({ type: 'person.remove', participant: ana.id })
    const client = await online.dial({ session, ticket })
    expect((await client.close()).code).toBe(CLOSE.removed.code)
    expect(client.page.messages).toEqual([])
  })

  it('[C8] a session that cannot be read is a matter of now', async () => {
    online.openLive = () => Promise.reject(new Error('the store is away'))
    const refused = await refusal(online.dial({ session, ticket: online.ticketFor(ana) }))
    expect(refused.status).toBe(503)
    expect(room.faults.splice(0)).toHaveLength(1)
  })

  it.each([
    ['let in', true],
    ['refused', false],
  ])('[P15] connections that break while they are about to be %s harm nobody', async (_, found) => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    let asked = 0
    online.openLive = async (id) => {
      asked += 1
      await gate
      return found ? room.rooms.openLive(id) : undefined
    }
    const sockets = await Promise.all(Array.from({ length: 20 }, () => online.raw()))
    const ben = room.learners[1] as Person
    ben.cut()
    for (const socket of sockets) {
      socket.write(upgradeRequest(`/live?session=${session}&ticket=${online.ticketFor(ben)}`))
    }
    await until(() => asked === 20)
    for (const socket of sockets) socket.resetAndDestroy()
    release()
    online.openLive = (id) => room.rooms.openLive(id)
    expect((await online.open(ana)).page.view).toBeDefined()
    await until(() => room.room.pagesOf(ben.id).length === 0)
    let open_ = 0
    await until(
      () => open_ === 1,
      () =>
        new Promise((resolve) =>
          online.server.getConnections((_error, count) => {
            open_ = count
            resolve()
          }),
        ),
    )
  })

  it('[P15] whoever was refused is let go of', async () => {
    const socket = await online.raw({ allowHalfOpen: true })
    let closed = false
    socket.on('close', () => {
      closed = true
    })
    socket.resume()
    socket.write(upgradeRequest('/other'))
    // The client never closes its side, and writes on: the server must not hold the line.
    await until(
      () => closed,
      () => void socket.write('x'),
    )
  })
})
