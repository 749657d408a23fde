import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReactionCounts, ServerMessage } from '../../shared/wire/messages.ts'
import { liveAddress, openRoom, type Room } from './room-store.ts'

const sockets: FakeSocket[] = []
class FakeSocket {
  static readonly OPEN = 1
  readyState = 1
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  readonly address: string
  constructor(address: string) {
    this.address = address
    sockets.push(this)
  }
  readonly sent: unknown[] = []
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {}
  serverSends(...messages: ServerMessage[]) {
    this.onmessage?.({ data: JSON.stringify(messages) })
  }
}

const me = { id: 'p1', name: 'Ana', role: 'learner', standing: 'in', driver: false, host: false } as const
const view = {
  session: { id: 's1', title: 'Rust', phase: 'live' },
  room: { learners: 2, online: 1 },
} as const
const fetched = vi.fn<typeof fetch>()
let room: Room

beforeEach(async () => {
  sockets.length = 0
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('fetch', fetched)
  fetched.mockImplementation(async () =>
    Response.json(
      { ticket: 'a b', expiresAt: 0, now: 0 },
      { headers: { 'content-type': 'application/json' } },
    ),
  )
  room = openRoom('s1', 'observer')
  await vi.waitFor(() => expect(sockets).toHaveLength(1))
  sockets[0]?.onopen?.()
  sockets[0]?.serverSends({ t: 'view', seq: 5, now: 0, me, view })
})

afterEach(() => {
  room.close()
  vi.unstubAllGlobals()
  fetched.mockReset()
})

describe('the room', () => {
  it('is opened with a ticket for the wanted person', () => {
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/sessions/s1/tickets')
    expect(fetched.mock.calls[0]?.[1]?.body).toBe('{"as":"observer"}')
    expect(sockets[0]?.address).toMatch(/\/live\?session=s1&ticket=a\+b$/)
  })

  it('shows the view and what changes in it', () => {
    expect(room.store.getState()).toMatchObject({ connection: { name: 'open' }, me, view, seq: 5 })
    const before = room.store.getState().view
    sockets[0]?.serverSends({ t: 'patch', seq: 6, patch: { room: { online: 2 } } })
    const { view: after, seq } = room.store.getState()
    expect(after?.room).toEqual({ learners: 2, online: 2 })
    expect(after?.session).toBe(before?.session)
    expect(seq).toBe(6)
  })

  it('takes a patch of the same number, which presence has, and leaves an older one', () => {
    sockets[0]?.serverSends({ t: 'patch', seq: 5, patch: { room: { online: 2 } } })
    sockets[0]?.serverSends({ t: 'patch', seq: 4, patch: { room: { online: 9 } } })
    expect(room.store.getState().view?.room?.online).toBe(2)
  })

  it('replaces everything by a new view', () => {
    const lobby = { session: { id: 's1', title: 'Rust', phase: 'lobby' } } as const
    sockets[0]?.serverSends({ t: 'view', seq: 3, now: 0, me: { ...me, name: 'Bo' }, view: lobby })
    expect(room.store.getState()).toMatchObject({ view: lobby, seq: 3, me: { name: 'Bo' } })
    expect(room.store.getState().view).not.toHaveProperty('room')
  })
})

describe('reactions', () => {
  it('[I9] go as one message, and those of the room are heard until one stops listening', async () => {
    const heard: ReactionCounts[] = []
    const stop = room.onReactions((counts) => heard.push(counts))
    for (const reaction of ['clap', 'clap', 'wow'] as const) room.react(reaction)
    await vi.waitFor(() =>
      expect(sockets[0]?.sent).toContainEqual({ t: 'signal', reactions: { clap: 2, wow: 1 } }),
    )
    sockets[0]?.serverSends({ t: 'signal', reactions: { heart: 4 } })
    stop()
    sockets[0]?.serverSends({ t: 'signal', reactions: { heart: 5 } })
    expect(heard).toEqual([{ heart: 4 }])
    expect(room.store.getState()).toMatchObject({ view, seq: 5 })
  })
})

describe('the address of the line', () => {
  it('is secure where the page is', () => {
    expect(liveAddress({ protocol: 'https:', host: 'a.example' }, 's', 't')).toBe(
      'wss://a.example/live?session=s&ticket=t',
    )
    expect(liveAddress({ protocol: 'http:', host: '10.0.0.2:3000' }, 's', 't/+')).toBe(
      'ws://10.0.0.2:3000/live?session=s&ticket=t%2F%2B',
    )
  })
})
