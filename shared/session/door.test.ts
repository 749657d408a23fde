import { describe, expect, it } from 'vitest'
import { joined, Scenario } from '../../tests/harness/scenario.ts'

const learner = (participant: string) =>
  ({ type: 'person.join', participant, name: participant, role: 'learner' }) as const

describe('lock', () => {
  const locked = Scenario.class().after('host', { type: 'room.lock', locked: true })

  it('[D1] lets no new learner in', () => {
    expect(locked.when('system', learner('new'))).toMatchObject({ refused: 'locked' })
    const open = locked.after('host', { type: 'room.lock', locked: false })
    expect(open.when('system', learner('new'))).toMatchObject({ events: [{ type: 'person.joined' }] })
  })

  it('[D1] lets back in whoever is in, and those who were invited', () => {
    expect(locked.when('system', learner('ana'))).toEqual({ events: [] })
    for (const role of ['ta', 'instructor', 'observer'] as const) {
      const invited = { ...learner('new'), role }
      expect(locked.when('system', invited)).toMatchObject({ events: [{ standing: 'in' }] })
    }
  })

  it('[D10] locking twice changes nothing', () => {
    expect(locked.when('host', { type: 'room.lock', locked: true })).toEqual({ events: [] })
  })
})

describe('removal', () => {
  const session = Scenario.class()

  it('[D2] a removed person may not act or join again until somebody of the staff admits them', () => {
    expect(session.when('system', learner('rex'))).toMatchObject({ refused: 'removed' })
    expect(session.when('rex', { type: 'person.rename', participant: 'rex', name: 'R' })).toMatchObject({
      refused: 'removed',
    })
    const back = session.after('ta', { type: 'person.admit', participant: 'rex' })
    expect(back.state.roster.members.get('rex')?.standing).toBe('in')
    expect(back.when('system', learner('rex'))).toEqual({ events: [] })
    expect(back.when('rex', { type: 'person.rename', participant: 'rex', name: 'R' })).toHaveProperty(
      'events',
    )
  })

  it('[D2] holds for staff who were removed, too', () => {
    const without = session.after('host', { type: 'person.remove', participant: 'cohost' })
    expect(without.when('cohost', { type: 'session.end' })).toMatchObject({ refused: 'removed' })
  })

  it('[D7] the host cannot be removed', () => {
    expect(session.when('cohost', { type: 'person.remove', participant: 'host' })).toMatchObject({
      refused: 'invalid',
    })
  })

  it('[D8] an assistant removes and admits learners and observers, not staff', () => {
    const remove = (participant: string) => session.when('ta', { type: 'person.remove', participant })
    expect(remove('ana')).toEqual({ events: [{ type: 'person.removed', participant: 'ana' }] })
    expect(remove('guest')).toEqual({
      events: [{ type: 'person.removed', participant: 'guest' }, { type: 'invitations.renewed' }],
    })
    for (const staff of ['ta', 'ta2', 'cohost', 'host']) {
      expect(remove(staff)).toMatchObject({ refused: 'forbidden' })
    }
    const without = session.after('host', { type: 'person.remove', participant: 'ta2' })
    expect(without.when('ta', { type: 'person.admit', participant: 'ta2' })).toMatchObject({
      refused: 'forbidden',
    })
  })

  it('[D2] removing twice changes nothing, and nobody removes who is not there', () => {
    expect(session.when('host', { type: 'person.remove', participant: 'rex' })).toEqual({ events: [] })
    expect(session.when('host', { type: 'person.remove', participant: 'x' })).toMatchObject({
      refused: 'not-found',
    })
    expect(session.when('host', { type: 'person.admit', participant: 'x' })).toMatchObject({
      refused: 'not-found',
    })
  })
})

describe('waiting room', () => {
  const waiting = Scenario.open().after('host', { type: 'room.set-waiting', enabled: true })

  it('[D3] new learners wait, staff and observers do not', () => {
    expect(waiting.when('system', learner('new'))).toMatchObject({ events: [{ standing: 'waiting' }] })
    for (const role of ['ta', 'instructor', 'observer'] as const) {
      expect(waiting.when('system', { ...learner('new'), role })).toMatchObject({
        events: [{ standing: 'in' }],
      })
    }
  })

  it('[D4] somebody who waits may do nothing, not even take another name', () => {
    const wim = Scenario.class()
    expect(wim.when('wim', { type: 'person.rename', participant: 'wim', name: 'W' })).toMatchObject({
      refused: 'not-admitted',
    })
  })

  it('[D5] staff let people in one by one, or all in the order in which they came', () => {
    const three = waiting.given(
      joined('c', 'learner', 'waiting'),
      joined('a', 'learner', 'waiting'),
      joined('b', 'learner', 'waiting'),
    )
    expect(three.when('host', { type: 'person.admit', participant: 'a' })).toEqual({
      events: [{ type: 'person.admitted', participant: 'a' }],
    })
    expect(three.when('host', { type: 'person.admit-all' })).toEqual({
      events: ['c', 'a', 'b'].map((participant) => ({ type: 'person.admitted', participant })),
    })
  })

  it('[D5] letting in all leaves those out who were removed', () => {
    expect(Scenario.class().when('ta', { type: 'person.admit-all' })).toEqual({
      events: [{ type: 'person.admitted', participant: 'wim' }],
    })
    const inside = Scenario.class().after('ta', { type: 'person.admit-all' })
    expect(inside.when('ta', { type: 'person.admit', participant: 'wim' })).toEqual({ events: [] })
  })

  it('[D6] turning it off lets nobody in by itself', () => {
    const off = waiting
      .given(joined('a', 'learner', 'waiting'))
      .after('host', { type: 'room.set-waiting', enabled: false })
    expect(off.state.roster.members.get('a')?.standing).toBe('waiting')
    expect(off.when('system', learner('b'))).toMatchObject({ events: [{ standing: 'in' }] })
    expect(off.when('host', { type: 'room.set-waiting', enabled: false })).toEqual({ events: [] })
  })

  it('[D12] instructors renew the invitation links', () => {
    const session = Scenario.class()
    expect(session.when('cohost', { type: 'invitations.renew' })).toEqual({
      events: [{ type: 'invitations.renewed' }],
    })
    expect(session.when('ta', { type: 'invitations.renew' })).toMatchObject({ refused: 'forbidden' })
    expect(session.after('host', { type: 'invitations.renew' }).state.door.invitations).toBe(1)
  })

  it('[D12] removing somebody who was invited renews them, removing a learner does not', () => {
    const session = Scenario.class()
    for (const participant of ['ta', 'cohost', 'guest']) {
      const decided = session.when('host', { type: 'person.remove', participant })
      expect(decided).toMatchObject({ events: [{ type: 'person.removed' }, { type: 'invitations.renewed' }] })
    }
    expect(session.after('host', { type: 'person.remove', participant: 'ana' }).state.door.invitations).toBe(
      0,
    )
  })
})
