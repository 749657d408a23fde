import { beforeEach, describe, expect, it } from 'vitest'
import { Classroom } from '../../tests/harness/classroom.ts'
import { settle } from '../../tests/harness/settle.ts'
import { Rooms } from './rooms.ts'

let classroom: Classroom
let reads: number
let rooms: Rooms

beforeEach(async () => {
  classroom = await Classroom.open({ learners: 1 })
  classroom.kill()
  reads = 0
  rooms = new Rooms(
    {
      log: {
        append: (session, entries) => classroom.disk.append(session, entries),
        read: (session, after) => {
          reads += 1
          return classroom.disk.read(session, after)
        },
      },
      decks: classroom.stores.decks,
    },
    classroom.clock,
    (error) => classroom.faults.push(error),
  )
})

const session = Classroom.session

describe('rooms', () => {
  it('loads a room once, however many ask for it at the same time', async () => {
    const opened = await Promise.all([rooms.openLive(session), rooms.open(session), rooms.openLive(session)])
    expect(reads).toBe(1)
    expect(opened[0]).toBe(opened[2])
    expect(opened[0]?.room).toBe(opened[1])
    expect(await rooms.openLive(session)).toBe(opened[0])
    expect(reads).toBe(1)
  })

  it('knows no session that has no log, and asks again the next time', async () => {
    expect(await rooms.open('nowhere')).toBeUndefined()
    expect(await rooms.open('nowhere')).toBeUndefined()
    expect(reads).toBe(2)
  })

  it('[C8] a room that could not be loaded can be loaded later, and is one room for all', async () => {
    classroom.disk.unreadable = true
    const asking = () => rooms.openLive(session).catch(() => rooms.openLive(session))
    const failed = await Promise.allSettled([rooms.open(session), rooms.open(session)])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    classroom.disk.unreadable = true
    const first = asking()
    const second = asking()
    classroom.disk.unreadable = false
    const [one, two] = await Promise.all([first, second])
    expect(one).toBeDefined()
    expect(one).toBe(two)
    expect(await rooms.openLive(session)).toBe(one)
  })

  it('forgets a room that is over and that nobody looks at, once all is noted', async () => {
    const live = await rooms.openLive(session)
    await live?.room.submit({ kind: 'participant', id: 'host' }, { type: 'session.end' })
    await classroom.clock.advance(3 * 60_000)
    reads = 0
    const again = await rooms.openLive(session)
    expect(again).not.toBe(live)
    expect(reads).toBe(1)
    expect(again?.room.state.lifecycle.phase).toBe('ended')
  })

  it('keeps a room that is not over, and one that somebody still looks at', async () => {
    const live = await rooms.openLive(session)
    await classroom.clock.advance(3 * 60_000)
    expect(await rooms.openLive(session)).toBe(live)
    const outlet = { send() {}, sendFrame() {}, idle: true, buffered: 0, close() {} }
    const disconnect = live?.connect({ participant: 'host', asObserver: true, outlet })
    await live?.room.submit({ kind: 'participant', id: 'host' }, { type: 'session.end' })
    await classroom.clock.advance(5 * 60_000)
    expect(await rooms.openLive(session)).toBe(live)
    disconnect?.()
    await classroom.clock.advance(2 * 60_000)
    expect(await rooms.openLive(session)).not.toBe(live)
  })

  it('forgets a session that was removed, and closes its pages', async () => {
    const live = await rooms.openLive(session)
    const closed: string[] = []
    const outlet = {
      send() {},
      sendFrame() {},
      idle: true,
      buffered: 0,
      close: (reason: string) => void closed.push(reason),
    }
    live?.connect({ participant: 'host', asObserver: true, outlet })
    await classroom.stores.directory.remove(session)
    await rooms.forget(session)
    expect(closed).toEqual(['deleted'])
    expect(await rooms.openLive(session)).toBeUndefined()
    await classroom.clock.advance(5 * 60_000)
    expect(rooms.ids).toEqual([])
  })

  it('[C9] reports a room that cannot catch up, and goes on with the others', async () => {
    await rooms.open(session)
    classroom.disk.unreadable = true
    await rooms.catchUp()
    await settle()
    expect(classroom.faults.splice(0).map(String)).toEqual(['StoreUnavailable: the disk cannot be read'])
  })
})
