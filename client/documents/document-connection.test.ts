import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MESSAGE } from '../../shared/wire/collab.ts'
import { DocumentConnection, type DocumentOptions, type DocumentState } from './document-connection.ts'
import { FakeCollabServer, FakeCollabSocket } from './fake-collab-server.ts'

let server: FakeCollabServer
let states: DocumentState[]
let synced: boolean[]
let refusals: string[]
let opened: DocumentConnection[]
const query = vi.fn<DocumentOptions['query']>()

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  vi.stubGlobal('WebSocket', FakeCollabSocket)
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  server = new FakeCollabServer()
  FakeCollabSocket.server = server
  states = []
  synced = []
  refusals = []
  opened = []
  let count = 0
  query.mockReset().mockImplementation(async () => ({ session: 's1', ticket: `t${++count}` }))
})

afterEach(() => {
  for (const connection of opened) connection.dispose()
  server.awareness.destroy()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

async function start(): Promise<DocumentConnection> {
  const connection = new DocumentConnection({
    document: 's1/demo/d1',
    base: 'ws://host/collab',
    query,
    onState: (state) => states.push(state),
    onSynced: (now) => synced.push(now),
    onRefused: (reason) => refusals.push(reason),
  })
  opened.push(connection)
  await settle()
  return connection
}

async function startOpen(): Promise<DocumentConnection> {
  const connection = await start()
  server.last.serverOpens()
  return connection
}

describe('connecting', () => {
  it('asks for a ticket before the socket is opened, and is synced when the server has answered', async () => {
    server.doc.getText('notes').insert(0, 'from the server')
    const { doc } = await start()
    expect(server.last.address).toBe('ws://host/collab/s1/demo/d1?session=s1&ticket=t1')
    expect(synced).toEqual([])
    server.last.serverOpens()
    expect(states).toEqual([{ name: 'open' }])
    expect(synced).toEqual([true])
    expect(doc.getText('notes').toString()).toBe('from the server')
  })

  it('comes back with a new ticket for every connection, and sends what was typed meanwhile', async () => {
    const { doc } = await startOpen()
    server.last.serverCloses(1012)
    expect(states.at(-1)).toEqual({ name: 'reconnecting', retryAt: 1_000_250 })
    expect(synced).toEqual([true, false])
    doc.getText('notes').insert(0, 'offline')
    await vi.advanceTimersByTimeAsync(250)
    expect(server.last.address).toContain('ticket=t2')
    server.last.serverOpens()
    expect(server.doc.getText('notes').toString()).toBe('offline')
    expect(synced).toEqual([true, false, true])
  })

  it('never lets the provider dial with an old ticket', async () => {
    await startOpen()
    query.mockImplementation(() => new Promise(() => undefined))
    server.last.serverCloses(1006)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(query).toHaveBeenCalledTimes(2)
    expect(server.sockets).toHaveLength(1)
  })

  it('waits longer each time while connections do not last', async () => {
    await startOpen()
    for (const wait of [250, 500, 1_000]) {
      server.last.serverCloses(1006)
      expect(states.at(-1)).toEqual({ name: 'reconnecting', retryAt: Date.now() + wait })
      await vi.advanceTimersByTimeAsync(wait)
      server.last.serverOpens()
    }
    await vi.advanceTimersByTimeAsync(11_000)
    server.last.serverCloses(1006)
    expect(states.at(-1)).toEqual({ name: 'reconnecting', retryAt: Date.now() + 250 })
  })

  it('gives a socket up that never opens', async () => {
    await start()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(states.at(-1)).toMatchObject({ name: 'reconnecting' })
    await vi.advanceTimersByTimeAsync(250)
    expect(server.sockets).toHaveLength(2)
  })

  it('tries at once when the device is back', async () => {
    await startOpen()
    server.last.serverCloses(1006)
    window.dispatchEvent(new Event('online'))
    await settle()
    expect(server.sockets).toHaveLength(2)
  })
})

describe('the end', () => {
  it.each([
    [4001, 'removed'],
    [4006, 'replaced'],
    [4007, 'deleted'],
    [1009, 'malformed'],
  ])('does not come back after %d', async (code, reason) => {
    await startOpen()
    server.last.serverCloses(code)
    expect(states.at(-1)).toEqual({ name: 'closed', reason })
    await vi.advanceTimersByTimeAsync(120_000)
    expect(server.sockets).toHaveLength(1)
  })

  it('can be asked to try once more', async () => {
    const connection = await startOpen()
    server.last.serverCloses(4001)
    connection.retryNow()
    await settle()
    server.last.serverOpens()
    expect(states.at(-1)).toEqual({ name: 'open' })
  })

  it('ends where no ticket is to be had, and waits where the server is only busy', async () => {
    query.mockRejectedValueOnce(Object.assign(new Error(), { status: 503, retryAfterMs: 2_000 }))
    query.mockRejectedValueOnce(Object.assign(new Error(), { status: 401 }))
    await start()
    expect(states).toEqual([{ name: 'reconnecting', retryAt: 1_002_250 }])
    await vi.advanceTimersByTimeAsync(2_250)
    expect(states.at(-1)).toEqual({ name: 'closed', reason: 'signed-out' })
    expect(server.sockets).toHaveLength(0)
  })

  it('says nothing any more once it is disposed of', async () => {
    const connection = await startOpen()
    connection.dispose()
    expect(states).toEqual([{ name: 'open' }])
    await vi.advanceTimersByTimeAsync(120_000)
    expect(server.sockets).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(1) // the awareness of the server
  })

  it('disposed of while it waits for its ticket, it opens no socket', async () => {
    let give = (_: Record<string, string>) => {}
    query.mockImplementation(() => new Promise((resolve) => (give = resolve)))
    const connection = await start()
    connection.dispose()
    give({ ticket: 'late' })
    await settle()
    expect(server.sockets).toHaveLength(0)
  })
})

describe('a line that may be dead', () => {
  it('is asked when nothing has come for a while, and kept while it answers', async () => {
    await startOpen()
    server.received.length = 0
    await vi.advanceTimersByTimeAsync(100_000)
    expect(server.sockets).toHaveLength(1)
    expect(server.received.length).toBeGreaterThan(4)
    expect(new Set(server.received)).toEqual(new Set([MESSAGE.sync]))
  })

  it('is given up when nothing answers', async () => {
    await startOpen()
    vi.spyOn(server, 'receive').mockImplementation(() => undefined)
    await vi.advanceTimersByTimeAsync(40_000)
    expect(states.some(({ name }) => name === 'reconnecting')).toBe(true)
    expect(server.sockets.length).toBeGreaterThan(1)
  })
})

describe('rights', () => {
  it('says when the server has all that was typed', async () => {
    const connection = await startOpen()
    connection.doc.getText('notes').insert(0, 'typed')
    await connection.delivered(1_000)
    expect(server.doc.getText('notes').toString()).toBe('typed')
  })

  it('says so too where it does not come to know it in time', async () => {
    const connection = await startOpen()
    server.last.serverCloses(1006)
    const told = expect(connection.delivered(1_000)).rejects.toThrow('did not answer in time')
    await vi.advanceTimersByTimeAsync(1_000)
    await told
  })

  it('tells when a change was refused', async () => {
    const { doc } = await startOpen()
    server.refuse = 'The instructor is writing.'
    doc.getText('notes').insert(0, 'x')
    expect(refusals).toEqual(['The instructor is writing.'])
    expect(server.doc.getText('notes').toString()).toBe('')
  })

  it('takes no notice of a refusal where nothing was changed', async () => {
    server.doc.getText('notes').insert(0, 'text')
    server.refuse = 'You can only read this.'
    await startOpen()
    expect(refusals).toEqual([])
  })
})

describe('awareness', () => {
  it('shows nobody who only reads', async () => {
    await startOpen()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.received).not.toContain(MESSAGE.awareness)
    expect(server.awareness.getStates().size).toBe(0)
  })

  it('shows who announces themselves, again after a new connection, and not any more afterwards', async () => {
    const connection = await startOpen()
    connection.announce(true)
    connection.awareness.setLocalStateField('view', { file: 'main.py', topLine: 1 })
    expect([...server.awareness.getStates().values()]).toEqual([{ view: { file: 'main.py', topLine: 1 } }])
    connection.announce(true)
    expect(server.awareness.getStates().size).toBe(1)
    connection.announce(false)
    expect(server.awareness.getStates().size).toBe(0)
  })

  it('sends nothing back of what it hears about others', async () => {
    await startOpen()
    const ana = await startOpen()
    ana.announce(true)
    server.received.length = 0
    ana.awareness.setLocalStateField('view', { file: 'main.py', topLine: 2 })
    expect(server.received).toEqual([MESSAGE.awareness])
  })

  /** As the server does it: an older state of the client, with its stamp and a later clock. */
  function echo(client: number, clock: number, state: object) {
    const body = encoding.createEncoder()
    for (const number of [1, client, clock]) encoding.writeVarUint(body, number)
    encoding.writeVarString(body, JSON.stringify({ ...state, user: { id: 'ana', name: 'Ana' } }))
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
    server.last.serverSends(encoding.toUint8Array(encoder))
  }

  it('says again what an echo of the server has overwritten, once', async () => {
    const line = await startOpen()
    const { awareness } = line
    line.announce(true)
    awareness.setLocalStateField('view', { file: 'new.py', topLine: 1 })
    server.received.length = 0
    const clock = (awareness.meta.get(awareness.clientID)?.clock ?? 0) + 1
    echo(awareness.clientID, clock, {})
    expect(awareness.getLocalState()).toEqual({ view: { file: 'new.py', topLine: 1 } })
    expect(server.awareness.getStates().get(awareness.clientID)).toEqual(awareness.getLocalState())
    expect(server.received).toEqual([MESSAGE.awareness])
    echo(awareness.clientID, clock + 2, { view: { file: 'new.py', topLine: 1 } })
    expect(server.received).toHaveLength(1)
  })

  it('is not brought back by an echo after it has gone', async () => {
    const line = await startOpen()
    const { awareness } = line
    line.announce(true)
    line.announce(false)
    echo(awareness.clientID, 50, {})
    expect(awareness.getLocalState()).toBeNull()
  })

  it('two people see each other', async () => {
    const ana = await startOpen()
    const ben = await startOpen()
    ana.announce(true)
    ana.awareness.setLocalState({ user: { id: 'ana', name: 'Ana' } })
    expect(ben.awareness.getStates().get(ana.doc.clientID)).toEqual({ user: { id: 'ana', name: 'Ana' } })
    ana.doc.getText('notes').insert(0, 'hello')
    expect(ben.doc.getText('notes').toString()).toBe('hello')
  })
})
