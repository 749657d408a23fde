import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLOSE } from '../../shared/wire/close-codes.ts'
import {
  COMMAND_BURST,
  COMMANDS_PER_SECOND,
  HEARTBEAT_MS,
  MAX_CLIENT_MESSAGE_BYTES,
  MESSAGES_PER_SECOND,
  SLOW_READER_BYTES,
  SOCKETS_PER_PARTICIPANT,
  STALLED_READER_BYTES,
  SUBPROTOCOL,
  TICKET_MS,
} from '../../shared/wire/limits.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import { Refused, SocketClient, type SocketOptions } from '../../tests/harness/socket-client.ts'
import { until } from '../../tests/harness/until.ts'
import { Tickets } from '../auth/tickets.ts'
import { type LiveServerDeps, serveLive } from './live-server.ts'

const GOOD_ORIGIN = 'https://class.example'
const session = Classroom.session
let room: Classroom
let tickets: Tickets
let server: Server
let closeLive: () => void
let clients: SocketClient[]
let ana: Person
let ta: Person
/** Replaced by tests in which the store is slow or away. */
let openLive: LiveServerDeps['rooms']['openLive']

beforeEach(async () => {
  room = await Classroom.open({ learners: 3, tas: 1 })
  ana = room.learners[0] as Person
  ta = room.tas[0] as Person
  tickets = new Tickets(room.clock)
  openLive = (id) => room.rooms.openLive(id)
  clients = []
  await listen()
})

afterEach(async () => {
  await stop()
  vi.useRealTimers()
  expect(room.faults).toEqual([])
  for (const { page } of clients) expect(page.breaches).toEqual([])
})

async function listen(): Promise<void> {
  server = createServer()
  const rooms = { openLive: (id: string) => openLive(id), closeAll: () => room.closeAll() }
  closeLive = serveLive(server, {
    rooms: rooms as LiveServerDeps['rooms'],
    tickets,
    isAllowedOrigin: (origin) => origin === GOOD_ORIGIN,
    clock: room.clock,
    onFault: (error) => room.faults.push(error),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

async function stop(): Promise<void> {
  closeLive()
  for (const client of clients) client.ws.terminate()
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}

const port = () => (server.address() as AddressInfo).port
const ticketFor = (person: { id: string }, more: { asObserver?: boolean; signIn?: string } = {}) =>
  tickets.issue({ session, participant: person.id, asObserver: false, ...more }).ticket

/** Connects and waits for nothing more than the upgrade. */
async function dial(query: Record<string, string>, options?: SocketOptions): Promise<SocketClient> {
  const client = await SocketClient.connect(
    `ws://127.0.0.1:${port()}/live?${new URLSearchParams(query)}`,
    options,
  )
  clients.push(client)
  return client
}

/** Opens a page and waits for its view. */
async function open(person: { id: string }, more?: { asObserver?: boolean; signIn?: string }) {
  const client = await dial({ session, ticket: ticketFor(person, more) })
  await until(() => client.page.view !== undefined)
  return client
}

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

/** A connection below WebSocket. */
async function raw(options: { allowHalfOpen?: boolean } = {}): Promise<Socket> {
  const socket = connect({ port: port(), host: '127.0.0.1', ...options })
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

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

async function statusOf(request: string): Promise<number> {
  const socket = await raw()
  let text = ''
  socket.on('data', (data) => {
    text += data
  })
  socket.write(request)
  await until(() => text.includes('\r\n'))
  socket.destroy()
  return Number(text.split(' ')[1])
}

describe('the way in', () => {
  it('[P2] a ticket opens one connection', async () => {
    const ticket = ticketFor(ana)
    const client = await dial({ session, ticket })
    await until(() => client.page.view !== undefined)
    expect(client.page.me?.id).toBe(ana.id)
    expect(client.ws.protocol).toBe(SUBPROTOCOL)
    const refused = await refusal(dial({ session, ticket }))
    expect(refused.status).toBe(401)
    expect(refused.detail).toMatch(/ticket/)
  })

  it('[P2] a ticket that is unknown, absent, too old or of another session opens nothing', async () => {
    const status = async (query: Record<string, string>) => (await refusal(dial(query))).status
    expect(await status({ session, ticket: 'made-up' })).toBe(401)
    expect(await status({ session })).toBe(401)
    expect(await status({ session: 'another', ticket: ticketFor(ana) })).toBe(401)
    const old = ticketFor(ana)
    room.clock.turn(TICKET_MS)
    expect(await status({ session, ticket: old })).toBe(401)
  })

  it('[P2] a ticket to a session that is not there finds none', async () => {
    const { ticket } = tickets.issue({ session: 'gone', participant: 'x', asObserver: false })
    expect((await refusal(dial({ session: 'gone', ticket }))).status).toBe(404)
  })

  it('[P3] pages of other origins may not connect, and their tickets stay good', async () => {
    const ticket = ticketFor(ana)
    for (const origin of ['https://evil.example', 'null', `${GOOD_ORIGIN}.evil.example`]) {
      expect((await refusal(dial({ session, ticket }, { origin }))).status).toBe(403)
    }
    const client = await dial({ session, ticket }, { origin: GOOD_ORIGIN })
    await until(() => client.page.view !== undefined)
  })

  it('[P3] programs send no origin', async () => {
    expect((await open(ana)).page.view?.session.id).toBe(session)
  })

  it('[P4] a client must speak the protocol', async () => {
    const ticket = ticketFor(ana)
    for (const protocols of [[], ['chat']]) {
      const refused = await refusal(dial({ session, ticket }, { protocols }))
      expect(refused.status).toBe(426)
      expect(refused.detail).toContain(SUBPROTOCOL)
    }
    const client = await dial({ session, ticket }, { protocols: ['chat', SUBPROTOCOL] })
    expect(client.ws.protocol).toBe(SUBPROTOCOL)
  })

  it('[P4] a page of another version is told so by a close code', async () => {
    const client = await dial({ session, ticket: ticketFor(ana) }, { protocols: ['lectern.v999'] })
    expect(await client.close()).toEqual({ code: CLOSE.version.code, reason: 'version' })
    expect(client.page.messages).toEqual([])
  })

  it('[P5] only /live is served', async () => {
    const query = () => `?session=${session}&ticket=${ticketFor(ana)}`
    for (const target of ['/', '/live/', '/other', '//live', '/LIVE', 'http://127.0.0.1/live']) {
      expect([target, await statusOf(upgradeRequest(`${target}${query()}`))]).toEqual([target, 404])
    }
    expect(await statusOf(upgradeRequest(`/live${query()}`))).toBe(101)
  })

  it('[P3] neither the host nor a doubled origin of the request leads past the check', async () => {
    const target = `/live?session=${session}&ticket=${ticketFor(ana)}`
    expect(await statusOf(upgradeRequest(target, 'Origin: https://evil.example'))).toBe(403)
    const twice = upgradeRequest(target, `Origin: ${GOOD_ORIGIN}`, 'Origin: https://evil.example')
    expect(await statusOf(twice)).toBe(403)
  })

  it('[D2] somebody who was removed since they got their ticket is told so', async () => {
    const ticket = ticketFor(ana)
    await room.host.do({ type: 'person.remove', participant: ana.id })
    const client = await dial({ session, ticket })
    expect((await client.close()).code).toBe(CLOSE.removed.code)
    expect(client.page.messages).toEqual([])
  })

  it('[C8] a session that cannot be read is a matter of now', async () => {
    openLive = () => Promise.reject(new Error('the store is away'))
    const refused = await refusal(dial({ session, ticket: ticketFor(ana) }))
    expect(refused.status).toBe(503)
    expect(room.faults.splice(0)).toHaveLength(1)
  })

  it('[P15] a connection that breaks during the upgrade harms nobody', async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    let asked = 0
    openLive = async (id) => {
      asked += 1
      await gate
      return room.rooms.openLive(id)
    }
    const sockets = await Promise.all(Array.from({ length: 20 }, () => raw()))
    const ben = room.learners[1] as Person
    ben.cut()
    for (const socket of sockets) {
      socket.write(upgradeRequest(`/live?session=${session}&ticket=${ticketFor(ben)}`))
    }
    await until(() => asked === 20)
    for (const socket of sockets) socket.resetAndDestroy()
    release()
    expect((await open(ana)).page.view).toBeDefined()
    await until(() => room.room.pagesOf(ben.id).length === 0)
  })

  it('[P15] whoever was refused is let go of', async () => {
    const socket = await raw({ allowHalfOpen: true })
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

describe('conversation', () => {
  it('[P16] a command is answered, and its effect comes as a patch', async () => {
    const [host, learner] = [await open(room.host), await open(ana)]
    const cid = host.do({ type: 'slide.show', slide: 1, step: 1 })
    expect(await host.answer(cid)).toEqual({
      t: 'done',
      cid,
      seq: room.state.seq,
      at: room.clock.now(),
    })
    await until(() => learner.page.view?.stage?.slide === 1)
    const refused = learner.do({ type: 'session.end' })
    expect(await learner.answer(refused)).toMatchObject({ t: 'rejected', code: 'forbidden' })
  })

  it('[C4] a command that is sent again over another connection is acknowledged again', async () => {
    const first = await open(room.host)
    first.do({ type: 'slide.show', slide: 1, step: 0 }, 'once')
    const answer = await first.answer('once')
    first.ws.terminate()
    const second = await open(room.host)
    second.do({ type: 'slide.show', slide: 2, step: 0 })
    second.do({ type: 'slide.show', slide: 1, step: 0 }, 'once')
    expect(await second.answer('once')).toEqual(answer)
    expect(room.state.stage.slide).toBe(2)
  })

  it('[P14] a ping is answered with the server’s time', async () => {
    const client = await open(ana)
    client.send({ t: 'ping', id: 7 })
    await until(() => client.page.of('pong').length === 1)
    expect(client.page.of('pong')).toEqual([{ t: 'pong', id: 7, now: room.clock.now() }])
  })

  it('[V12] a projector’s ticket opens what learners see', async () => {
    const projector = await open(room.host, { asObserver: true })
    expect(projector.page.view).not.toHaveProperty('roster')
    expect((await open(room.host)).page.view).toHaveProperty('roster')
  })
})

describe('bad messages', () => {
  const malformed = [
    ['no JSON', '{', ''],
    ['no object', '"do"', ''],
    ['an array', '[{"t":"ping","id":1}]', ''],
    ['an unknown kind', '{"t":"sing"}', ''],
    ['an unknown command', '{"t":"do","cid":"c","command":{"type":"person.join"}}', 'c'],
    ['a value out of range', '{"t":"do","cid":"c","command":{"type":"slide.show","slide":-1,"step":0}}', 'c'],
    ['a key too many', '{"t":"do","cid":"c","command":{"type":"session.end","really":true}}', 'c'],
    ['no id', '{"t":"do","command":{"type":"session.end"}}', ''],
    [
      'an id that is too long',
      `{"t":"do","cid":"${'c'.repeat(65)}","command":{"type":"session.end"}}`,
      'c'.repeat(64),
    ],
  ] as const

  it.each(malformed)('[P7] %s is refused as malformed and changes nothing', async (_, text, cid) => {
    const client = await open(room.host)
    const before = room.state.seq
    client.send(text)
    expect(await client.answer(cid)).toMatchObject({ t: 'rejected', cid, code: 'malformed' })
    expect(room.state.seq).toBe(before)
    expect(client.closed).toBeUndefined()
  })

  it('[P7] a binary frame is refused as malformed', async () => {
    const client = await open(ana)
    client.send(Buffer.from('{"t":"ping","id":1}'))
    expect(await client.answer('')).toMatchObject({ code: 'malformed' })
  })

  it('[P7] after more than ten of them the socket is closed', async () => {
    const client = await open(ana)
    for (let n = 0; n < 10; n++) client.send('?')
    await until(() => client.page.answers.get('')?.length === 10)
    expect(client.closed).toBeUndefined()
    client.send('?')
    expect(await client.close()).toEqual({ code: CLOSE.malformed.code, reason: 'malformed' })
  })

  it('[P6] a message over the limit closes the socket, and no other', async () => {
    const [client, other] = [await open(ana), await open(ana)]
    const fits = `"${'x'.repeat(MAX_CLIENT_MESSAGE_BYTES - 2)}"`
    client.send(fits)
    expect(await client.answer('')).toMatchObject({ code: 'malformed' })
    client.send(`${fits} `)
    expect((await client.close()).code).toBe(CLOSE.tooBig.code)
    const giant = await open(ana)
    giant.send('x'.repeat(5_000_000))
    expect((await giant.close()).code).toBe(CLOSE.tooBig.code)
    other.send({ t: 'ping', id: 1 })
    await until(() => other.page.of('pong').length === 1)
  })

  it('[P6] a message in too many pieces closes the socket', async () => {
    const client = await open(ana)
    for (let n = 0; n < 40; n++) client.ws.send('x', { fin: false })
    expect((await client.close()).code).toBe(1008)
  })
})

describe('too many messages', () => {
  it('[P8] a flooding socket is closed, and nothing of it is carried out any more', async () => {
    const client = await open(room.host)
    for (let n = 0; n < MESSAGES_PER_SECOND; n++) client.send({ t: 'ping', id: n })
    await until(() => client.page.of('pong').length === MESSAGES_PER_SECOND)
    expect(client.closed).toBeUndefined()
    client.send({ t: 'ping', id: 0 })
    client.do({ type: 'slide.show', slide: 3, step: 0 }, 'late')
    expect(await client.close()).toEqual({ code: CLOSE.flooding.code, reason: 'flooding' })
    expect(client.page.answers.has('late')).toBe(false)
    expect(room.state.stage.slide).toBe(0)
  })

  it('[P8] a second later a socket may send as much again', async () => {
    const client = await open(ana)
    for (let round = 1; round <= 3; round++) {
      for (let n = 0; n < MESSAGES_PER_SECOND; n++) client.send({ t: 'ping', id: n })
      await until(() => client.page.of('pong').length === round * MESSAGES_PER_SECOND)
      await room.advance(1_000)
    }
    expect(client.closed).toBeUndefined()
  })

  it('[P8] pings of the WebSocket count, too', async () => {
    const client = await open(ana)
    let pongs = 0
    client.ws.on('pong', () => {
      pongs += 1
    })
    for (let n = 1; n <= MESSAGES_PER_SECOND; n++) {
      client.ws.ping()
      await until(() => pongs === n)
    }
    expect(client.closed).toBeUndefined()
    client.ws.ping()
    expect((await client.close()).code).toBe(CLOSE.flooding.code)
  })

  it('[P9] a person’s commands are limited over all their sockets', async () => {
    const two = [await open(ana), await open(ana)]
    const rename = (n: number) => ({ type: 'person.rename', participant: ana.id, name: `Ana ${n}` }) as const
    for (let n = 0; n < COMMAND_BURST + 10; n++) two[n % 2]?.do(rename(n), `c${n}`)
    const answers = () => two.flatMap(({ page }) => [...page.answers.values()].flat())
    await until(() => answers().length === COMMAND_BURST + 10)
    const limited = answers().filter((answer) => answer.t === 'rejected' && answer.code === 'rate-limited')
    expect(limited).toHaveLength(10)
    expect(answers().filter(({ t }) => t === 'done')).toHaveLength(COMMAND_BURST)
    await room.advance(1_000)
    for (let n = 0; n < COMMANDS_PER_SECOND + 1; n++) two[0]?.do(rename(100 + n), `d${n}`)
    await until(() => answers().length === COMMAND_BURST + 10 + COMMANDS_PER_SECOND + 1)
    expect(answers().filter(({ t }) => t === 'done')).toHaveLength(COMMAND_BURST + COMMANDS_PER_SECOND)
  })

  it('[P9] coming back gives no new share, and nobody else has less of theirs', async () => {
    const first = await open(ana)
    for (let n = 0; n < COMMAND_BURST; n++) first.do({ type: 'floor.take' }, `c${n}`)
    await until(() => first.page.answers.size === COMMAND_BURST)
    first.ws.close()
    await first.close()
    await until(() => room.room.pagesOf(ana.id).length === 1)
    const again = await open(ana)
    again.do({ type: 'floor.take' }, 'x')
    expect(await again.answer('x')).toMatchObject({ code: 'rate-limited' })
    const ben = await open(room.learners[1] as Person)
    ben.do({ type: 'floor.take' }, 'x')
    expect(await ben.answer('x')).toMatchObject({ code: 'forbidden' })
  })

  it('[P10] beyond the number of pages that one person may have the oldest is closed', async () => {
    const pages: SocketClient[] = []
    for (let n = 0; n < SOCKETS_PER_PARTICIPANT; n++) pages.push(await open(ta))
    // The class in memory has a page of this person, too, which is the oldest.
    expect(ta.page.closed).toBe('replaced')
    const one = await open(ta)
    expect(await pages[0]?.close()).toEqual({ code: CLOSE.replaced.code, reason: 'replaced' })
    await until(() => room.room.pagesOf(ta.id).length === SOCKETS_PER_PARTICIPANT)
    for (const client of [...pages.slice(1), one]) expect(client.closed).toBeUndefined()
  })
})

describe('slow readers', () => {
  /** A page that stopped to read, with all that the system buffers full and more than `bytes` waiting. */
  async function clogged(person: Person, bytes: number): Promise<SocketClient> {
    const slow = await open(person)
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
    const quick = await open(ana)
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
    const pages = [await open(ana), await open(ana)]
    await room.host.do({ type: 'person.remove', participant: ana.id })
    for (const client of pages) {
      expect(await client.close()).toEqual({ code: CLOSE.removed.code, reason: 'removed' })
      expect(client.page.me?.standing).toBe('removed')
    }
  })

  it('[D9] within two seconds where the page does not answer, and it can do nothing meanwhile', async () => {
    const client = await open(ana)
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
    const [here, there] = [await open(room.host, { signIn: 'a' }), await open(room.host, { signIn: 'b' })]
    room.signOut('a')
    expect((await here.close()).code).toBe(CLOSE.removed.code)
    expect(there.closed).toBeUndefined()
  })

  it('[P12] a server that stops says that it comes back', async () => {
    const pages = [await open(ana), await open(room.host)]
    closeLive()
    for (const client of pages) {
      expect(await client.close()).toEqual({ code: CLOSE.restarting.code, reason: 'restarting' })
    }
  })

  it('[A3] a line that breaks is noticed', async () => {
    const client = await open(ana)
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
    await stop()
    await room.restart()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await listen()
    const [alive, dead] = [await open(ana), await open(ana)]
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
