import { beforeEach, describe, expect, it } from 'vitest'
import { fold } from '../../shared/session/fold.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import { plainState } from '../../tests/harness/plain-state.ts'
import { settle } from '../../tests/harness/settle.ts'
import { Room } from './room.ts'

const show = (slide: number, step = 0) => ({ type: 'slide.show', slide, step }) as const
let room: Classroom

beforeEach(async () => {
  room = await Classroom.open({ learners: 2, tas: 1 })
})

const logged = async (cid: string) => (await room.log()).filter((entry) => entry.cid === cid)
const byHost = (cid: string, slide = 1) =>
  room.room.room.submit({ kind: 'participant', id: 'host' }, show(slide), cid)

describe('acknowledging', () => {
  it('[C3] says done only once the effects are on disk', async () => {
    const release = room.disk.hold()
    let done = false
    const outcome = byHost('a').then((result) => {
      done = true
      return result
    })
    await settle()
    expect(done).toBe(false)
    expect(room.state.stage.slide).toBe(0)
    expect(room.host.page.view?.stage?.slide).toBe(0)
    release()
    expect(await outcome).toMatchObject({ ok: true, value: { seq: room.state.seq, at: room.clock.now() } })
    expect(await logged('a')).toHaveLength(1)
    await room.settle()
    expect(room.learners[0]?.page.view?.stage?.slide).toBe(1)
  })

  it('[C4] the same command again is acknowledged with the same receipt and changes nothing', async () => {
    const first = await byHost('a')
    await byHost('b', 2)
    expect(await byHost('a')).toEqual(first)
    expect(room.state.stage.slide).toBe(2)
    expect(await logged('a')).toHaveLength(1)
  })

  it('[C4] so is one that comes twice before it is on disk', async () => {
    const outcomes = await Promise.all([byHost('a'), byHost('b', 2), byHost('a')])
    expect(outcomes[2]).toEqual(outcomes[0])
    expect(room.state.stage.slide).toBe(2)
    expect(await logged('a')).toHaveLength(1)
  })

  it('[C4] survives a restart', async () => {
    const first = await byHost('a')
    await byHost('b', 2)
    await room.restart()
    expect(await byHost('a')).toEqual(first)
    expect(room.state.stage.slide).toBe(2)
  })

  it('[C5] the same id of another actor is another command', async () => {
    const [ana, ben] = room.learners
    const rename = (participant = '', name = '') => ({ type: 'person.rename', participant, name }) as const
    await ana?.do(rename(ana.id, 'Ana'), 'a')
    await ben?.do(rename(ben.id, 'Ben'), 'a')
    expect([ana?.member.name, ben?.member.name]).toEqual(['Ana', 'Ben'])
    expect(await logged('a')).toHaveLength(2)
  })

  it('[C6] a command that changed nothing leaves no receipt and is decided anew', async () => {
    await byHost('a')
    expect(await byHost('b')).toMatchObject({ ok: true })
    await byHost('c', 2)
    expect(await byHost('b')).toMatchObject({ ok: true })
    expect(room.state.stage.slide).toBe(1)
    expect(await logged('b')).toHaveLength(1)
  })

  it('[C2] a refused command leaves nothing, and may be sent again when it is allowed', async () => {
    const before = plainState(room.state)
    const take = (cid: string) => room.tas[0]?.do(show(1), cid)
    expect(await take('a')).toMatchObject({ ok: false, error: { code: 'not-driver' } })
    expect(plainState(room.state)).toEqual(before)
    await room.host.do({ type: 'floor.give', to: room.tas[0]?.id ?? '' })
    expect(await take('a')).toMatchObject({ ok: true })
  })
})

describe('order', () => {
  it('[C10] commands are decided in the order in which they came, and committed together', async () => {
    const appends: number[] = []
    const append = room.disk.append.bind(room.disk)
    room.disk.append = (session, entries) => {
      appends.push(entries.length)
      return append(session, entries)
    }
    const outcomes = await Promise.all([byHost('a', 1), byHost('b', 2), byHost('c', 3)])
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.seq)).toEqual(
      [1, 2, 3].map((n) => room.state.seq - 3 + n),
    )
    expect(appends).toEqual([3])
    expect(room.state.stage.slide).toBe(3)
  })

  it('[C10] what comes during an append is the next batch', async () => {
    const release = room.disk.hold()
    const first = byHost('a', 1)
    await settle()
    const second = byHost('b', 2)
    release()
    const [a, b] = await Promise.all([first, second])
    expect(a.ok && b.ok && b.value.seq - a.value.seq).toBe(1)
  })

  it('[C11] time in the log never goes back', async () => {
    await byHost('a', 1)
    const before = room.state.at
    room.clock.turn(-3_600_000)
    expect(await byHost('b', 2)).toMatchObject({ ok: true, value: { at: before } })
    const times = (await room.log()).map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('decides more than one batch of a crowd', async () => {
    const outcomes = await Promise.all(Array.from({ length: 1_200 }, (_, n) => byHost(`c${n}`, 1 + (n % 3))))
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(fold(await room.log())?.seq).toBe(room.state.seq)
  })
})

describe('a store in trouble', () => {
  const unavailable = { ok: false, error: { code: 'unavailable' } }

  it('[C7] refuses as unavailable, changes nothing, and goes on showing what there is', async () => {
    room.stores.diskFull = true
    const before = plainState(room.state)
    expect(await byHost('a')).toMatchObject(unavailable)
    expect(plainState(room.state)).toEqual(before)
    expect(await logged('a')).toHaveLength(0)
    const late = await room.learners[0]?.open()
    expect(late?.view?.stage?.slide).toBe(0)
  })

  it('[C8] recovers without a restart, and the same command then has its effect once', async () => {
    room.stores.diskFull = true
    await byHost('a')
    room.stores.diskFull = false
    expect(await byHost('a')).toMatchObject({ ok: true })
    expect(await byHost('a')).toMatchObject({ ok: true })
    expect(await logged('a')).toHaveLength(1)
  })

  it('[C7] where the write landed after all, the same command finds it', async () => {
    room.disk.next('lose')
    expect(await byHost('a')).toMatchObject(unavailable)
    expect(await logged('a')).toHaveLength(1)
    expect(await byHost('b', 2)).toMatchObject({ ok: true })
    expect(await byHost('a')).toMatchObject({ ok: true, value: { seq: room.state.seq - 1 } })
    expect(await logged('a')).toHaveLength(1)
    expect(room.state.stage.slide).toBe(2)
    await room.settle()
    expect(room.learners[0]?.page.view?.stage?.slide).toBe(2)
  })

  it('[C7] nothing is decided on a state that may be old', async () => {
    room.disk.next('lose')
    await byHost('a', 1)
    // The same position again: by the old state that would be a change, by the log it is none.
    expect(await byHost('b', 1)).toMatchObject({ ok: true })
    expect(await logged('b')).toHaveLength(0)
  })

  it('[C8] a log that cannot be read after a failure refuses until it can', async () => {
    room.disk.next('refuse')
    await byHost('a')
    room.disk.unreadable = true
    expect(await byHost('b')).toMatchObject(unavailable)
    room.disk.unreadable = false
    expect(await byHost('b')).toMatchObject({ ok: true })
  })

  it('[C8] what is refused in itself needs no disk', async () => {
    room.stores.diskFull = true
    expect(await room.learners[0]?.do({ type: 'session.end' })).toMatchObject({
      error: { code: 'forbidden' },
    })
  })
})

describe('two writers', () => {
  const second = () =>
    Room.load(Classroom.session, { ...room.stores, log: room.disk }, room.clock, () => undefined)

  it('[C9] whoever loses catches up and decides again', async () => {
    const other = await second()
    const host = { kind: 'participant', id: 'host' } as const
    await byHost('a', 1)
    expect(await other?.submit(host, show(2), 'b')).toMatchObject({ ok: true })
    expect(other?.state.stage.slide).toBe(2)
    // Decided anew against what the other wrote: the session is over.
    await other?.submit(host, { type: 'session.end' }, 'c')
    expect(await byHost('d', 3)).toMatchObject({ ok: false, error: { code: 'ended' } })
    expect(plainState(room.state)).toEqual(plainState(other?.state))
    expect((await room.log()).map(({ seq }, i) => seq - i)).toEqual((await room.log()).map(() => 1))
  })

  it('[C9] a command that another process has carried out is found there', async () => {
    const other = await second()
    const first = await byHost('a', 1)
    await byHost('b', 2)
    expect(await other?.submit({ kind: 'participant', id: 'host' }, show(1), 'a')).not.toBe(first)
    const again = await other?.submit({ kind: 'participant', id: 'host' }, show(1), 'a')
    expect(again).toEqual(first)
    expect(other?.state.stage.slide).toBe(2)
  })

  it('[L5] what does not follow the last entry is not written, nor is any part of it', async () => {
    const last = (await room.log()).at(-1)
    const entry = { seq: 0, at: room.state.at, v: 1, actor: { kind: 'system' as const } }
    const event = { type: 'session.started' as const }
    for (const seq of [room.state.seq - 1, room.state.seq, room.state.seq + 2]) {
      const late = [seq, seq + 1, seq + 2].map((n) => ({ ...entry, seq: n, event }))
      expect(await room.disk.append(Classroom.session, late)).toEqual({ ok: false, seq: room.state.seq })
    }
    expect((await room.log()).at(-1)).toEqual(last)
  })

  it('[C9] gives up where the log changes again and again', async () => {
    const append = room.disk.append.bind(room.disk)
    room.disk.append = async (_session, entries) => ({ ok: false, seq: entries[0]?.seq ?? 0 })
    expect(await byHost('a')).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    room.disk.append = append
    expect(await byHost('a')).toMatchObject({ ok: true })
  })

  it('[C9] a poke brings in what the other wrote, and a doubled one does no harm', async () => {
    const other = await second()
    await other?.submit({ kind: 'participant', id: 'host' }, show(2, 1))
    await Promise.all([room.foreignWrite(), room.foreignWrite()])
    expect(room.state.stage).toMatchObject({ slide: 2, step: 1 })
    expect(room.learners[0]?.page.view?.stage).toMatchObject({ slide: 2, step: 1 })
    await room.foreignWrite()
    expect(plainState(room.state)).toEqual(plainState(other?.state))
  })

  it('[C9] a poke between a write and its answer loses and doubles nothing', async () => {
    const other = await second()
    const told: number[] = []
    room.room.room.onEntries((entries) => told.push(...entries.map(({ seq }) => seq)))
    const release = room.disk.hold('answers')
    const mine = byHost('a', 1)
    await settle()
    await other?.catchUp()
    const theirs = other?.submit({ kind: 'participant', id: 'host' }, { type: 'room.lock', locked: true })
    await settle()
    // Both are on disk, neither is answered, and we are told of both at once.
    await room.foreignWrite()
    expect(room.state.door.locked).toBe(true)
    release()
    expect(await Promise.all([mine, theirs])).toMatchObject([{ ok: true }, { ok: true }])
    await room.settle()
    expect(plainState(room.state)).toEqual(plainState(fold(await room.log())))
    expect(told).toEqual([room.state.seq - 1, room.state.seq])
  })
})

describe('mistakes of the program', () => {
  it('[C14] trouble in telling the pages does not unsay what is on disk', async () => {
    room.room.room.onEntries(() => {
      throw new Error('a listener broke')
    })
    expect(await byHost('a')).toMatchObject({ ok: true })
    expect(room.faults.splice(0).map(String)).toEqual(['Error: a listener broke'])
    expect(room.learners[0]?.page.view?.stage?.slide).toBe(1)
  })

  it('[C14] one bad command does not stop the room', async () => {
    const bad = { type: 'no.such.command' } as never
    expect(await room.submit(bad)).toMatchObject({ error: { code: 'unavailable' } })
    expect(room.faults.splice(0)).toHaveLength(1)
    expect(await byHost('a')).toMatchObject({ ok: true })
  })

  it('[L3] a log that this release cannot read opens no room', async () => {
    const { log } = room.stores
    const newer = { seq: room.state.seq + 1, at: room.state.at, v: 99, actor: { kind: 'system' as const } }
    await log.append(Classroom.session, [{ ...newer, event: { type: 'session.started' } }])
    await expect(
      Room.load(Classroom.session, { ...room.stores, log }, room.clock, () => undefined),
    ).rejects.toThrow(/version 99/)
  })

  it('there is no room without a log', async () => {
    expect(
      await Room.load('nowhere', { ...room.stores, log: room.disk }, room.clock, () => undefined),
    ).toBeUndefined()
  })
})
