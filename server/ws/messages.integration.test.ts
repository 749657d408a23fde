import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLOSE } from '../../shared/wire/close-codes.ts'
import {
  COMMAND_BURST,
  COMMANDS_PER_SECOND,
  MAX_CLIENT_MESSAGE_BYTES,
  MESSAGES_PER_SECOND,
  SOCKETS_PER_PARTICIPANT,
} from '../../shared/wire/limits.ts'
import { ClassOnline } from '../../tests/harness/class-online.ts'
import type { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import type { SocketClient } from '../../tests/harness/socket-client.ts'
import { until } from '../../tests/harness/until.ts'
import { REACTIONS_INTERVAL_MS } from '../room/reactions.ts'
import { LiveSocket } from './live-socket.ts'

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

describe('conversation', () => {
  it('[P16] a command is answered, and its effect comes as a patch', async () => {
    const [host, learner] = [await online.open(room.host), await online.open(ana)]
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
    const first = await online.open(room.host)
    first.do({ type: 'slide.show', slide: 1, step: 0 }, 'once')
    const answer = await first.answer('once')
    first.ws.terminate()
    const second = await online.open(room.host)
    second.do({ type: 'slide.show', slide: 2, step: 0 })
    second.do({ type: 'slide.show', slide: 1, step: 0 }, 'once')
    expect(await second.answer('once')).toEqual(answer)
    expect(room.state.stage.slide).toBe(2)
  })

  it('[P14] a ping is answered with the server’s time', async () => {
    const client = await online.open(ana)
    client.send({ t: 'ping', id: 7 })
    await until(() => client.page.of('pong').length === 1)
    expect(client.page.of('pong')).toEqual([{ t: 'pong', id: 7, now: room.clock.now() }])
  })

  it('[I9] reactions of a page are told to all, and are not answered', async () => {
    const [host, learner] = [await online.open(room.host), await online.open(ana)]
    learner.send({ t: 'signal', reactions: { clap: 2, wow: 1 } })
    learner.ws.send(JSON.stringify({ t: 'signal', reactions: { stone: 1 } }))
    // What is no reaction is malformed: by then the first was heard.
    await until(() => learner.page.of('rejected').length === 1)
    await room.advance(REACTIONS_INTERVAL_MS)
    await until(() => host.page.of('signal').length === 1)
    expect(host.page.of('signal')).toEqual([{ t: 'signal', reactions: { clap: 2, wow: 1 } }])
    expect(learner.page.of('done')).toEqual([])
  })

  it('[V12] a projector’s ticket opens what learners see', async () => {
    const projector = await online.open(room.host, { asObserver: true })
    expect(projector.page.view).not.toHaveProperty('roster')
    expect((await online.open(room.host)).page.view).toHaveProperty('roster')
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
    const client = await online.open(room.host)
    const before = room.state.seq
    client.send(text)
    expect(await client.answer(cid)).toMatchObject({ t: 'rejected', cid, code: 'malformed' })
    expect(room.state.seq).toBe(before)
    expect(client.closed).toBeUndefined()
  })

  it('[P7] a binary frame is refused as malformed', async () => {
    const client = await online.open(ana)
    client.send(Buffer.from('{"t":"ping","id":1}'))
    expect(await client.answer('')).toMatchObject({ code: 'malformed' })
  })

  it('[P7] after more than ten of them the socket is closed', async () => {
    const client = await online.open(ana)
    for (let n = 0; n < 10; n++) client.send('?')
    client.send({ t: 'ping', id: 1 })
    await until(() => client.page.of('pong').length === 1)
    expect(client.page.answers.get('')).toHaveLength(10)
    expect(client.closed).toBeUndefined()
    client.send('?')
    expect(await client.close()).toEqual({ code: CLOSE.malformed.code, reason: 'malformed' })
  })

  it('[P6] a message over the limit closes the socket, and no other', async () => {
    const [client, other] = [await online.open(ana), await online.open(ana)]
    const fits = `"${'x'.repeat(MAX_CLIENT_MESSAGE_BYTES - 2)}"`
    client.send(fits)
    expect(await client.answer('')).toMatchObject({ code: 'malformed' })
    client.send(`${fits} `)
    expect((await client.close()).code).toBe(CLOSE.tooBig.code)
    const giant = await online.open(ana)
    giant.send('x'.repeat(5_000_000))
    expect((await giant.close()).code).toBe(CLOSE.tooBig.code)
    other.send({ t: 'ping', id: 1 })
    await until(() => other.page.of('pong').length === 1)
  })

  it('[P6] a message in too many pieces closes the socket', async () => {
    const client = await online.open(ana)
    for (let n = 0; n < 40; n++) client.ws.send('x', { fin: false })
    expect((await client.close()).code).toBe(1008)
  })
})

describe('too many messages', () => {
  it('[P8] a flooding socket is closed, and nothing of it is carried out any more', async () => {
    const client = await online.open(room.host)
    for (let n = 0; n < MESSAGES_PER_SECOND; n++) client.send({ t: 'ping', id: n })
    await until(() => client.page.of('pong').length === MESSAGES_PER_SECOND)
    expect(client.closed).toBeUndefined()
    client.send({ t: 'ping', id: 0 })
    client.do({ type: 'slide.show', slide: 3, step: 0 }, 'late')
    expect(await client.close()).toEqual({ code: CLOSE.flooding.code, reason: 'flooding' })
    expect(client.page.answers.has('late')).toBe(false)
    expect(room.state.stage.slide).toBe(0)
  })

  it('[P8] not even when it has a share again and does not let go', async () => {
    const client = await online.open(room.host)
    const close = vi.spyOn(LiveSocket.prototype, 'close')
    client.network.pause()
    for (let n = 0; n <= MESSAGES_PER_SECOND; n++) client.send({ t: 'ping', id: n })
    await until(() => close.mock.calls.some(([reason]) => reason === 'flooding'))
    await room.advance(1_000)
    client.do({ type: 'slide.show', slide: 3, step: 0 })
    client.network.resume()
    expect((await client.close()).code).toBe(CLOSE.flooding.code)
    expect(room.state.stage.slide).toBe(0)
  })

  it('[P8] a second later a socket may send as much again', async () => {
    const client = await online.open(ana)
    for (let round = 1; round <= 3; round++) {
      for (let n = 0; n < MESSAGES_PER_SECOND; n++) client.send({ t: 'ping', id: n })
      await until(() => client.page.of('pong').length === round * MESSAGES_PER_SECOND)
      await room.advance(1_000)
    }
    expect(client.closed).toBeUndefined()
  })

  it('[P8] pings of the WebSocket count, too', async () => {
    const client = await online.open(ana)
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
    const two = [await online.open(ana), await online.open(ana)]
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
    const first = await online.open(ana)
    for (let n = 0; n < COMMAND_BURST; n++) first.do({ type: 'floor.take' }, `c${n}`)
    await until(() => first.page.answers.size === COMMAND_BURST)
    first.ws.close()
    await first.close()
    await until(() => room.room.pagesOf(ana.id).length === 1)
    const again = await online.open(ana)
    again.do({ type: 'floor.take' }, 'x')
    expect(await again.answer('x')).toMatchObject({ code: 'rate-limited' })
    const ben = await online.open(room.learners[1] as Person)
    ben.do({ type: 'floor.take' }, 'x')
    expect(await ben.answer('x')).toMatchObject({ code: 'forbidden' })
  })

  it('[P10] beyond the number of pages that one person may have the oldest is closed', async () => {
    const pages: SocketClient[] = []
    for (let n = 0; n < SOCKETS_PER_PARTICIPANT; n++) pages.push(await online.open(ta))
    // The class in memory has a page of this person, too, which is the oldest.
    expect(ta.page.closed).toBe('replaced')
    const one = await online.open(ta)
    expect(await pages[0]?.close()).toEqual({ code: CLOSE.replaced.code, reason: 'replaced' })
    await until(() => room.room.pagesOf(ta.id).length === SOCKETS_PER_PARTICIPANT)
    for (const client of [...pages.slice(1), one]) expect(client.closed).toBeUndefined()
  })
})
