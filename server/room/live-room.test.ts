import { beforeEach, describe, expect, it } from 'vitest'
import { SLOW_READER_BYTES, STALLED_READER_BYTES } from '../../shared/wire/limits.ts'
import { exercise } from '../../tests/fixtures/exercises.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'

const show = (slide: number, step = 0) => ({ type: 'slide.show', slide, step }) as const
let room: Classroom
let ana: Person
let ta: Person

beforeEach(async () => {
  room = await Classroom.open({ learners: 3, tas: 1, observers: 1 })
  ana = room.learners[0] as Person
  ta = room.tas[0] as Person
})

/** What somebody who opened a page this moment would see. */
async function freshView(person: Person) {
  const page = await person.open()
  const { view, me } = page
  page.cut()
  await room.advance(2_000)
  return { view, me }
}

describe('work', () => {
  const open = { type: 'work.open', exercise: 'leap' } as const
  const form = (team: string, ...members: Person[]) =>
    room.host.do({ type: 'teams.form', teams: [{ team, members: members.map(({ id }) => id) }] })
  let ben: Person

  beforeEach(async () => {
    room = await Classroom.open({ learners: 3, tas: 1, content: { exercises: [exercise('leap')] } })
    ;[ana, ben] = room.learners as [Person, Person]
    ta = room.tas[0] as Person
  })

  it('[W1] everybody is told at once where the class works', async () => {
    await room.host.do({ type: 'exercise.begin', exercise: 'leap' })
    expect(ana.page.view?.exercise?.id).toBe('leap')
    await room.host.do({ type: 'exercise.leave' })
    expect(ana.page.view).not.toHaveProperty('exercise')
  })

  it('[W6] a workspace is told to its owner and to staff, and to nobody else', async () => {
    const before = ben.page.received.length
    await ana.do(open)
    await room.advance(2_000)
    expect(ana.page.me?.workspaces).toEqual([{ exercise: 'leap', owner: ana.id }])
    expect(ta.page.view?.work?.items.leap).toHaveProperty(ana.id)
    expect(ben.page.received.length).toBe(before)
    await ana.do({ type: 'work.report-run', exercise: 'leap', ok: true })
    await room.advance(2_000)
    expect(ta.page.view?.work?.items.leap?.[ana.id]?.lastRun).toMatchObject({ ok: true })
    expect(ben.page.received.length).toBe(before)
  })

  it('[W8] members of a team are told of each other, and of what any of them opens', async () => {
    await form('team0001', ana, ben)
    await ana.do(open)
    expect(ben.page.me?.workspaces).toEqual([{ exercise: 'leap', owner: 'team0001' }])
    await ana.do({ type: 'person.rename', participant: ana.id, name: 'Ana María' })
    expect(ben.page.me?.team?.members.map(({ name }) => name)).toEqual(['Ana María', 'Learner 2'])
    await room.host.do({ type: 'teams.dissolve' })
    expect(ben.page.me).not.toHaveProperty('team')
    expect(ben.page.me?.workspaces).toHaveLength(1)
    await form('team0002', ben)
    expect(ben.page.me?.team?.members).toHaveLength(1)
  })
})

describe('connecting', () => {
  it('[V6] the whole view comes first', () => {
    for (const { page } of room.people) expect(page.messages[0]?.t).toBe('view')
    expect(ana.page.me).toMatchObject({ id: ana.id, role: 'learner', standing: 'in' })
    expect(ana.page.of('view')).toHaveLength(1)
  })

  it('[V6] carries the server’s time and the number of the log that it shows', async () => {
    await room.advance(10_000)
    const page = await ana.open()
    expect(page.of('view')[0]).toMatchObject({ now: room.clock.now(), seq: room.state.seq })
    await room.comes('One')
    await room.comes('Two')
    // The audience has not been told of the second yet: the view stands where its other readers stand.
    const early = await ana.open()
    expect(early.view?.room?.learners).toBe(4)
    expect(early.seq).toBe(room.state.seq - 1)
    await room.advance(2_000)
    expect(early.view?.room?.learners).toBe(5)
    expect(early.seq).toBe(room.state.seq)
    expect(early.view).toEqual(page.view)
  })

  it('[V6] a page that comes while news is held back gets the view before any patch', async () => {
    await room.comes('First')
    await room.comes('Second')
    await room.advance(5_000)
    await room.settle()
    for (const { page } of room.people) expect(page.messages[0]?.t).toBe('view')
  })

  it('[D2] somebody who was removed, or never joined, gets no page', async () => {
    await room.host.do({ type: 'person.remove', participant: ana.id })
    const page = await ana.open()
    expect(page.closed).toBe('removed')
    expect(page.received).toEqual([])
    const stranger = { participant: 'stranger', asObserver: false, outlet: page }
    expect(room.room.connect(stranger)).toBeUndefined()
  })

  it('[V12] a projector page opened by staff sees what observers see', async () => {
    const projector = await room.host.open({ asObserver: true })
    expect(projector.view).toEqual(room.observers[0]?.page.view)
    expect(projector.view).not.toHaveProperty('roster')
    expect(room.room.pagesOf('host')).toHaveLength(2)
  })
})

describe('news', () => {
  it('[T7] a slide reaches everybody at once, in one patch', async () => {
    await room.host.do(show(1, 2))
    for (const { page } of room.people) {
      expect(page.view?.stage).toMatchObject({ slide: 1, step: 2 })
      expect(page.seq).toBe(room.state.seq)
    }
    expect(ana.page.of('patch').at(-1)?.patch).toEqual({
      stage: { slide: 1, step: 2, since: room.clock.now() },
    })
  })

  it('[P16] what happens in one turn travels in one frame', async () => {
    const before = ana.page.received.length
    await Promise.all([room.host.do(show(1)), room.host.do(show(2)), room.host.do(show(3))])
    await room.settle()
    expect(ana.page.received.length - before).toBe(1)
    expect(ana.page.view?.stage?.slide).toBe(3)
  })

  it('[P16] a patch comes before the answer to the command that made it', async () => {
    await room.host.do(show(1), 'a')
    await room.settle()
    const kinds = room.host.page.messages.map(({ t }) => t)
    expect(kinds.slice(-2)).toEqual(['patch', 'done'])
    expect(room.host.page.answers.get('a')).toHaveLength(1)
  })

  it('[V8] comings and goings are told to learners once a second at most, to staff ten times', async () => {
    const patches = (person: Person) => person.page.of('patch').length
    await room.advance(10_000)
    const [learner, staff] = [patches(ana), patches(room.host)]
    for (let n = 0; n < 40; n++) {
      await room.comes(`New ${n}`)
      await room.advance(25)
    }
    await room.advance(1_000)
    expect(patches(ana) - learner).toBeLessThanOrEqual(3)
    expect(patches(room.host) - staff).toBeLessThanOrEqual(12)
    expect(patches(room.host) - staff).toBeGreaterThan(5)
    expect(ana.page.view?.room).toEqual({ learners: 43, online: 43 })
  })

  it('[V8] the first news after a quiet while goes out at once', async () => {
    await room.advance(10_000)
    await room.comes('New')
    await room.settle()
    expect(ana.page.view?.room?.learners).toBe(4)
    expect(room.host.page.view?.roster?.people).toHaveProperty('learner-6')
  })

  it('[V8] what everybody waits for takes what was held back along', async () => {
    await room.comes('One')
    await room.comes('Two')
    expect(ana.page.view?.room?.learners).toBeLessThan(5)
    await room.host.do(show(1))
    expect(ana.page.view?.room?.learners).toBe(5)
  })

  it('[V7] patches lead to the view of somebody who opens the page now', async () => {
    await room.host.do(show(2, 1))
    await room.host.do({ type: 'screen.black', black: true })
    await room.host.do({ type: 'room.lock', locked: true })
    await room.host.do({ type: 'person.remove', participant: room.learners[2]?.id ?? '' })
    await ana.do({ type: 'person.rename', participant: ana.id, name: 'Ana' })
    await room.host.do({ type: 'floor.give', to: ta.id })
    await room.advance(10_000)
    for (const person of [room.host, ta, ana, room.observers[0] as Person]) {
      const { page } = person
      expect({ view: page.view, me: page.me }).toEqual(await freshView(person))
    }
  })

  it('[V1] an audience that sees nothing of a change is told nothing', async () => {
    const before = ana.page.received.length
    await room.host.do({ type: 'room.lock', locked: true })
    expect(room.host.page.view?.door?.locked).toBe(true)
    expect(ana.page.received.length).toBe(before)
  })
})

describe('one’s own part', () => {
  it('[V4] a new name comes to all pages of the person, and of nobody else', async () => {
    const phone = await ana.open()
    await room.host.do({ type: 'person.rename', participant: ana.id, name: 'Ana' })
    await room.settle()
    expect([ana.pages[0]?.me?.name, phone.me?.name]).toEqual(['Ana', 'Ana'])
    expect(room.learners[1]?.page.of('me')).toEqual([])
  })

  it('[F2] whoever gets the floor is told, and whoever had it', async () => {
    await room.host.do({ type: 'floor.give', to: ta.id })
    await room.settle()
    expect(ta.page.me?.driver).toBe(true)
    expect(room.host.page.me).toMatchObject({ driver: false, host: true })
    expect(ana.page.view?.stage?.driver.id).toBe(ta.id)
  })

  it('[F5] the host is told that the floor came back', async () => {
    await room.host.do({ type: 'floor.give', to: ta.id })
    await room.host.do({ type: 'person.remove', participant: ta.id })
    await room.settle()
    expect(room.host.page.me?.driver).toBe(true)
    expect(ana.page.view?.stage?.driver.id).toBe('host')
  })
})

describe('the door', () => {
  it('[D9] removal closes every page of the person at once, and tells why', async () => {
    const phone = await ana.open()
    await ta.do({ type: 'person.remove', participant: ana.id })
    await room.settle()
    for (const page of [ana.pages[0], phone]) {
      expect(page?.closed).toBe('removed')
      expect(page?.me?.standing).toBe('removed')
    }
    expect(room.learners[1]?.page.closed).toBeUndefined()
    expect(room.room.pagesOf(ana.id)).toEqual([])
  })

  it('[D2] removal survives a restart', async () => {
    await ta.do({ type: 'person.remove', participant: ana.id })
    await room.restart()
    expect((await ana.open()).closed).toBe('removed')
    await ta.do({ type: 'person.admit', participant: ana.id })
    expect((await ana.open()).view?.stage).toBeDefined()
  })

  it('[D11] somebody who is let in gets the view of their role on the page they have', async () => {
    await room.host.do({ type: 'room.set-waiting', enabled: true })
    const wim = await room.comes('Wim')
    expect(wim.page.view).toEqual({ session: ana.page.view?.session })
    expect(wim.page.me?.standing).toBe('waiting')
    await room.advance(2_000)
    expect(room.host.page.view?.door?.waiting).toBe(1)
    await ta.do({ type: 'person.admit', participant: wim.id })
    await room.advance(2_000)
    expect(wim.page.view).toEqual(ana.page.view)
    expect(wim.page.me?.standing).toBe('in')
    expect(wim.page.of('view')).toHaveLength(2)
  })

  it('[D4] somebody who waits is told nothing of what happens inside', async () => {
    await room.host.do({ type: 'room.set-waiting', enabled: true })
    const wim = await room.comes('Wim')
    await room.advance(2_000)
    const before = wim.page.received.length
    await room.host.do(show(1))
    await room.comes('Another')
    await room.advance(5_000)
    expect(wim.page.received.length).toBe(before)
    await room.host.do({ type: 'session.end' })
    expect(wim.page.view?.session.phase).toBe('ended')
  })
})

describe('slow readers', () => {
  it('[V9] are skipped, and get the whole view once they have caught up', async () => {
    const slow = ana.page
    slow.buffered = SLOW_READER_BYTES + 1
    const before = slow.received.length
    await room.host.do(show(1))
    await room.host.do(show(2))
    await room.advance(5_000)
    expect(slow.received.length).toBe(before)
    expect(room.learners[1]?.page.view?.stage?.slide).toBe(2)
    slow.buffered = SLOW_READER_BYTES / 4
    await room.advance(1_000)
    expect(slow.of('view')).toHaveLength(2)
    expect(slow.view).toEqual(room.learners[1]?.page.view)
    await room.host.do(show(3))
    expect(slow.view?.stage?.slide).toBe(3)
    expect(slow.of('view')).toHaveLength(2)
  })

  it('[V9] get no patch on a view that misses something, even if they read again', async () => {
    const slow = ana.page
    slow.buffered = SLOW_READER_BYTES + 1
    await room.host.do(show(1))
    slow.buffered = 0
    await room.host.do({ type: 'screen.black', black: true })
    expect(slow.view?.stage).toMatchObject({ slide: 0, black: false })
    await room.advance(1_000)
    expect(slow.view?.stage).toMatchObject({ slide: 1, black: true })
  })

  it('[V9] still get answers to their own commands', async () => {
    ana.page.buffered = SLOW_READER_BYTES + 1
    await room.host.do(show(1))
    await ana.do({ type: 'person.rename', participant: ana.id, name: 'Ana' }, 'a')
    await room.settle()
    expect(ana.page.answers.get('a')?.[0]?.t).toBe('done')
  })

  it('[V9] are closed beyond the limit, at once or while they are watched', async () => {
    ana.page.buffered = STALLED_READER_BYTES + 1
    await room.host.do(show(1))
    expect(ana.page.closed).toBe('stalled')
    const ben = room.learners[1] as Person
    ben.page.buffered = SLOW_READER_BYTES + 1
    await room.host.do(show(2))
    expect(ben.page.closed).toBeUndefined()
    ben.page.buffered = STALLED_READER_BYTES + 1
    await room.advance(1_000)
    expect(ben.page.closed).toBe('stalled')
  })

  it('[V9] do not keep anybody else waiting', async () => {
    for (const { page } of room.learners.slice(1)) page.buffered = SLOW_READER_BYTES + 1
    await room.host.do(show(1))
    expect(ana.page.view?.stage?.slide).toBe(1)
  })
})

describe('the end of pages', () => {
  it('[P12] a server that stops tells every page, and writes nothing more', async () => {
    await room.advance(60_000)
    expect(room.state.attendance.present.size).toBe(room.people.length)
    const before = await room.log()
    room.closeAll()
    for (const { page } of room.people) expect(page.closed).toBe('restarting')
    await room.advance(10 * 60_000)
    expect(await room.log()).toEqual(before)
  })

  it('[P13] signing out closes the pages that were opened under the sign-in, and no others', async () => {
    const [here, there] = [await room.host.open({ signIn: 'a' }), await room.host.open({ signIn: 'b' })]
    room.signOut('a')
    expect(here.closed).toBe('removed')
    expect(there.closed).toBeUndefined()
    expect(room.host.pages[0]?.closed).toBeUndefined()
  })

  it('[S7] a session that everybody forgot ends, after a restart too', async () => {
    room.people.forEach((person) => {
      person.cut()
    })
    await room.advance(6 * 60 * 60_000)
    await room.restart()
    await room.advance(6 * 60 * 60_000 - 60_000)
    expect(room.state.lifecycle.phase).toBe('live')
    await room.advance(60_000)
    expect(room.state.lifecycle.phase).toBe('ended')
    expect((await room.log()).at(-1)?.event).toEqual({ type: 'session.ended', reason: 'idle' })
  })

  it('[S7] an alarm that was due while the server was down rings at once', async () => {
    room.kill()
    await room.advance(13 * 60 * 60_000)
    await room.start()
    await room.advance(0)
    expect(room.state.lifecycle.phase).toBe('ended')
  })

  it('[S7] an alarm that cannot be written is tried again', async () => {
    room.stores.diskFull = true
    await room.advance(13 * 60 * 60_000)
    expect(room.state.lifecycle.phase).toBe('live')
    room.stores.diskFull = false
    await room.advance(10_000)
    expect(room.state.lifecycle.phase).toBe('ended')
  })
})
