import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ServerMessage } from '../../shared/wire/messages.ts'
import { type ConnectionState, LiveConnection, type LiveOptions } from './live-connection.ts'

/** A WebSocket whose other end is the test. */
class FakeSocket {
  static readonly OPEN = 1
  static all: FakeSocket[] = []
  static get last(): FakeSocket {
    return FakeSocket.all.at(-1) ?? expect.fail('no socket was opened')
  }

  readyState = 0
  sent: { t: string; cid?: string; id?: number; command?: unknown }[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly address: string
  readonly protocol: string

  constructor(address: string, protocol: string) {
    this.address = address
    this.protocol = protocol
    FakeSocket.all.push(this)
  }
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.readyState = 3
  }
  serverOpens() {
    this.readyState = 1
    this.onopen?.()
  }
  serverSends(...messages: ServerMessage[]) {
    this.onmessage?.({ data: JSON.stringify(messages) })
  }
  serverCloses(code: number) {
    this.readyState = 3
    this.onclose?.({ code })
  }
  commands() {
    return this.sent.filter((message) => message.t === 'do')
  }
}

let states: ConnectionState[]
let pending: number[]
let messages: ServerMessage[]
let line: LiveConnection | undefined
const ticket = vi.fn<LiveOptions['ticket']>()
const now = () => states.at(-1)

async function start() {
  line = new LiveConnection({
    ticket,
    address: (value) => `ws://host/live?ticket=${value}`,
    onState: (state) => states.push(state),
    onPending: (count) => pending.push(count),
    onMessage: (message) => messages.push(message),
  })
  await vi.advanceTimersByTimeAsync(0)
  return line
}

async function startOpen() {
  const started = await start()
  FakeSocket.last.serverOpens()
  return started
}

const NEXT = { type: 'slide.show', slide: 1, step: 0 } as const
const START = { type: 'session.start' } as const

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  FakeSocket.all = []
  states = []
  pending = []
  messages = []
  let count = 0
  ticket.mockReset().mockImplementation(async () => `t${++count}`)
})

afterEach(() => {
  line?.dispose()
  line = undefined
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('connecting', () => {
  it('fetches a ticket, offers the subprotocol and is open when the socket is', async () => {
    await start()
    expect(FakeSocket.last.address).toBe('ws://host/live?ticket=t1')
    expect(FakeSocket.last.protocol).toBe('lectern.v1')
    FakeSocket.last.serverOpens()
    expect(now()).toEqual({ name: 'open' })
  })

  it('waits longer after each failure, up to 15 s, and fetches a new ticket each time', async () => {
    await start()
    const waits: number[] = []
    for (let attempt = 0; attempt < 10; attempt++) {
      FakeSocket.last.serverCloses(1006)
      const state = now()
      if (state?.name !== 'reconnecting') return expect.fail(`state is ${state?.name}`)
      expect(state.attempt).toBe(attempt + 1)
      waits.push(state.retryAt - Date.now())
      await vi.advanceTimersByTimeAsync(state.retryAt - Date.now())
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 2000, 2000, 2000, 2000, 7500, 7500])
    expect(FakeSocket.last.address).toBe('ws://host/live?ticket=t11')
  })

  it('counts from the start again only after a connection that lasted', async () => {
    await startOpen()
    FakeSocket.last.serverCloses(1006)
    await vi.advanceTimersByTimeAsync(250)
    FakeSocket.last.serverOpens()
    FakeSocket.last.serverCloses(1006)
    expect(now()).toMatchObject({ attempt: 2 })
    await vi.advanceTimersByTimeAsync(500)
    FakeSocket.last.serverOpens()
    for (let second = 0; second < 11; second++) {
      await vi.advanceTimersByTimeAsync(1000)
      FakeSocket.last.serverSends()
    }
    FakeSocket.last.serverCloses(1006)
    expect(now()).toMatchObject({ attempt: 1 })
  })

  it('gives up on a socket that does not open in 15 s', async () => {
    await start()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(now()).toMatchObject({ name: 'reconnecting', attempt: 1 })
    await vi.advanceTimersByTimeAsync(250)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('tries at once when the network comes back', async () => {
    await startOpen()
    for (let i = 0; i < 5; i++) {
      FakeSocket.last.serverCloses(1006)
      await vi.advanceTimersToNextTimerAsync()
    }
    FakeSocket.last.serverCloses(1006)
    const before = FakeSocket.all.length
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(FakeSocket.all).toHaveLength(before + 1)
  })

  it('says offline where the device has no network, and goes on trying', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await startOpen()
    FakeSocket.last.serverCloses(1006)
    expect(now()).toEqual({ name: 'offline' })
    await vi.advanceTimersByTimeAsync(250)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('does nothing after dispose, even when a ticket arrives late', async () => {
    let give: (value: string) => void = () => expect.fail('not asked')
    ticket.mockImplementation(
      () =>
        new Promise((resolve) => {
          give = resolve
        }),
    )
    const started = await start()
    started.dispose()
    give('late')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeSocket.all).toHaveLength(0)
    expect(states).toEqual([])
  })
})

describe('closing for good', () => {
  it.each([
    [4001, 'removed'],
    [4002, 'version'],
    [4005, 'malformed'],
    [4006, 'replaced'],
    [4007, 'deleted'],
    [1009, 'malformed'],
  ])('stays closed after code %i', async (code, reason) => {
    const started = await startOpen()
    const sent = started.send(NEXT)
    FakeSocket.last.serverCloses(code)
    expect(now()).toEqual({ name: 'closed', reason })
    expect(await sent).toMatchObject({ ok: false, code: 'not-sent' })
    await vi.advanceTimersByTimeAsync(120_000)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(FakeSocket.all).toHaveLength(1)
    expect(await started.send(NEXT)).toMatchObject({ ok: false, code: 'not-sent' })
  })

  it.each([1012, 4004, 1006, 1001])('comes back after code %i', async (code) => {
    await startOpen()
    FakeSocket.last.serverCloses(code)
    await vi.advanceTimersByTimeAsync(250)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('holds off for at least 5 s after it sent too much', async () => {
    await startOpen()
    FakeSocket.last.serverCloses(4003)
    await vi.advanceTimersByTimeAsync(5_249)
    expect(FakeSocket.all).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it.each([
    [{ status: 401 }, 'signed-out'],
    [{ status: 403, code: 'removed' }, 'removed'],
    [{ status: 403 }, 'signed-out'],
    [{ status: 404 }, 'unknown'],
    [{ status: 410 }, 'ended'],
  ])('stops when the ticket is refused with %o', async (refusal, reason) => {
    ticket.mockRejectedValue(Object.assign(new Error('refused'), refusal))
    await start()
    expect(now()).toEqual({ name: 'closed', reason })
  })

  it.each([0, 500, 503])('tries again when the ticket fails with status %i', async (status) => {
    ticket.mockRejectedValueOnce(Object.assign(new Error('later'), { status }))
    await start()
    expect(now()).toMatchObject({ name: 'reconnecting', attempt: 1 })
    await vi.advanceTimersByTimeAsync(250)
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('waits as long as Retry-After says', async () => {
    ticket.mockRejectedValueOnce(Object.assign(new Error('busy'), { status: 429, retryAfterMs: 30_000 }))
    await start()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(FakeSocket.all).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(250)
    expect(FakeSocket.all).toHaveLength(1)
  })
})

describe('heartbeat and clock', () => {
  it('pings at once and every 15 s', async () => {
    await startOpen()
    const pings = () => FakeSocket.last.sent.filter((message) => message.t === 'ping')
    expect(pings()).toHaveLength(1)
    FakeSocket.last.serverSends({ t: 'pong', id: 1, now: 0 })
    await vi.advanceTimersByTimeAsync(15_000)
    expect(pings()).toHaveLength(2)
  })

  it('leaves a line on which nothing came for 10 s after a ping', async () => {
    await startOpen()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(now()).toMatchObject({ name: 'reconnecting' })
    const first = FakeSocket.all[0]
    await vi.advanceTimersByTimeAsync(250)
    expect(FakeSocket.all).toHaveLength(2)
    first?.serverCloses(1006)
    FakeSocket.last.serverOpens()
    expect(now()).toEqual({ name: 'open' })
  })

  it('takes any message as a sign of life', async () => {
    await startOpen()
    await vi.advanceTimersByTimeAsync(9_000)
    FakeSocket.last.serverSends({ t: 'patch', seq: 1, patch: {} })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(now()).toEqual({ name: 'open' })
  })

  it('probes the line within 4 s when the device wakes up', async () => {
    await startOpen()
    FakeSocket.last.serverSends({ t: 'pong', id: 1, now: 0 })
    await vi.advanceTimersByTimeAsync(1_000)
    window.dispatchEvent(new Event('pageshow'))
    await vi.advanceTimersByTimeAsync(4_000)
    expect(now()).toMatchObject({ name: 'reconnecting' })
  })

  it('knows the server clock from the quickest answer', async () => {
    const started = await startOpen()
    await vi.advanceTimersByTimeAsync(400)
    FakeSocket.last.serverSends({ t: 'pong', id: 1, now: Date.now() + 5_000 - 200 })
    expect(started.serverNow() - Date.now()).toBe(5_000)
    await vi.advanceTimersByTimeAsync(14_600)
    await vi.advanceTimersByTimeAsync(2_000)
    FakeSocket.last.serverSends({ t: 'pong', id: 2, now: Date.now() + 9_000 })
    expect(started.serverNow() - Date.now()).toBe(5_000)
  })

  it('takes the time of the view until an answer is there', async () => {
    const started = await startOpen()
    const me = { id: 'p', name: 'Ana', role: 'learner', standing: 'in', driver: false, host: false } as const
    const view = { session: { id: 's', title: 'T', phase: 'lobby' } } as const
    FakeSocket.last.serverSends({ t: 'view', seq: 1, now: Date.now() - 60_000, me, view })
    expect(started.serverNow()).toBe(Date.now() - 60_000)
    expect(messages).toHaveLength(1)
  })
})

describe('commands', () => {
  it('resolve when the server says done, and count as pending until then', async () => {
    const started = await startOpen()
    const outcome = started.send(NEXT)
    const [sent] = FakeSocket.last.commands()
    expect(sent).toMatchObject({ t: 'do', command: NEXT, cid: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(pending).toEqual([1])
    FakeSocket.last.serverSends({ t: 'done', cid: sent?.cid ?? '', seq: 7, at: 99 })
    expect(await outcome).toEqual({ ok: true, seq: 7, at: 99 })
    expect(pending).toEqual([1, 0])
  })

  it('give the reason when they are refused', async () => {
    const started = await startOpen()
    const outcome = started.send(NEXT)
    const cid = FakeSocket.last.commands()[0]?.cid ?? ''
    FakeSocket.last.serverSends({ t: 'rejected', cid, code: 'not-driver', message: 'Take the floor.' })
    expect(await outcome).toEqual({ ok: false, code: 'not-driver', message: 'Take the floor.' })
  })

  it('are sent again with the same cid after the line broke, in order', async () => {
    const started = await startOpen()
    const first = started.send(START)
    const second = started.send(NEXT)
    const before = FakeSocket.last.commands()
    FakeSocket.last.serverCloses(1006)
    await vi.advanceTimersByTimeAsync(250)
    FakeSocket.last.serverOpens()
    expect(FakeSocket.last.commands()).toEqual(before)
    for (const { cid } of before) FakeSocket.last.serverSends({ t: 'done', cid: cid ?? '', seq: 1, at: 1 })
    expect(await first).toMatchObject({ ok: true })
    expect(await second).toMatchObject({ ok: true })
  })

  it('wait for the first connection', async () => {
    const started = await start()
    const outcome = started.send(START)
    FakeSocket.last.serverOpens()
    const cid = FakeSocket.last.commands()[0]?.cid ?? ''
    FakeSocket.last.serverSends({ t: 'done', cid, seq: 1, at: 1 })
    expect(await outcome).toMatchObject({ ok: true })
  })

  it('of which only the last matters replace each other while there is no line', async () => {
    const started = await startOpen()
    FakeSocket.last.serverCloses(1006)
    const first = started.send(NEXT)
    const other = started.send(START)
    void started.send({ ...NEXT, slide: 2 })
    expect(await first).toMatchObject({ ok: false, code: 'replaced' })
    await vi.advanceTimersByTimeAsync(250)
    FakeSocket.last.serverOpens()
    expect(FakeSocket.last.commands().map((message) => message.command)).toEqual([
      START,
      { ...NEXT, slide: 2 },
    ])
    started.dispose()
    expect(await other).toMatchObject({ ok: false, code: 'not-sent' })
  })

  it('answered twice settle once', async () => {
    const started = await startOpen()
    const outcome = started.send(NEXT)
    const cid = FakeSocket.last.commands()[0]?.cid ?? ''
    FakeSocket.last.serverSends({ t: 'done', cid, seq: 3, at: 1 }, { t: 'done', cid, seq: 3, at: 1 })
    expect(await outcome).toMatchObject({ seq: 3 })
    expect(pending).toEqual([1, 0])
  })
})
