import { describe, expect, it } from 'vitest'
import { joined, OPENED_AT, opened, Scenario } from '../../tests/harness/scenario.ts'
import { nextAlarm } from './alarms.ts'
import { SYSTEM } from './envelope.ts'
import { evolve, fold } from './fold.ts'
import { IDLE_END_MS, LOBBY_END_MS } from './lifecycle.ts'

const entry = (seq: number, event: typeof opened) => ({ seq, at: 1, v: 1, actor: SYSTEM, event })

describe('lifecycle', () => {
  it('[S1] a log begins with session.opened, and has it once', () => {
    expect(() => evolve(undefined, entry(1, { type: 'session.started' }))).toThrow(
      /begin with session.opened/,
    )
    const state = evolve(undefined, entry(1, opened))
    expect(() => evolve(state, entry(2, opened))).toThrow(/middle of a log/)
    expect(fold([])).toBeUndefined()
  })

  it('[S2] waits in the lobby until an instructor starts it', () => {
    const lobby = Scenario.open().given(joined('cohost', 'instructor'))
    expect(lobby.state.lifecycle.phase).toBe('lobby')
    expect(lobby.when('host', { type: 'session.start' })).toEqual({ events: [{ type: 'session.started' }] })
    expect(lobby.when('cohost', { type: 'session.start' })).toEqual({ events: [{ type: 'session.started' }] })
    const live = lobby.after('host', { type: 'session.start' }, OPENED_AT + 60_000)
    expect(live.state.lifecycle).toMatchObject({ phase: 'live', startedAt: OPENED_AT + 60_000 })
  })

  it('[S2] starting it again changes nothing', () => {
    expect(Scenario.class().when('host', { type: 'session.start' })).toEqual({ events: [] })
  })

  it('[S3] an ended session is final', () => {
    const over = Scenario.class().after('host', { type: 'session.end' })
    expect(over.state.lifecycle.phase).toBe('ended')
    expect(over.state.lifecycle.endedAt).toBe(over.state.at)
    const refused = { refused: 'ended' }
    expect(over.when('host', { type: 'session.start' })).toMatchObject(refused)
    expect(over.when('host', { type: 'session.end' })).toMatchObject(refused)
    expect(over.when('host', { type: 'slide.show', slide: 1, step: 0 })).toMatchObject(refused)
    expect(over.when('ana', { type: 'person.rename', participant: 'ana', name: 'A' })).toMatchObject(refused)
    expect(
      over.when('system', { type: 'person.join', participant: 'new', name: 'New', role: 'learner' }),
    ).toMatchObject(refused)
    expect(over.when('system', { type: 'session.expire' }, over.state.at + 2 * IDLE_END_MS)).toMatchObject(
      refused,
    )
    expect(nextAlarm(over.state)).toBeUndefined()
  })

  it('[S3] but links into it can still be withdrawn, by the server for an instructor who asked', () => {
    const over = Scenario.class().after('host', { type: 'session.end' })
    expect(over.when('host', { type: 'invitations.renew' })).toMatchObject({ refused: 'ended' })
    const renewed = over.after('system', { type: 'invitations.renew' })
    expect(renewed.state.door.invitations).toBe(over.state.door.invitations + 1)
  })

  it('[S4] an instructor may end a session that never began', () => {
    const over = Scenario.open().after('host', { type: 'session.end' })
    expect(over.state.lifecycle).toMatchObject({ phase: 'ended' })
    expect(over.state.lifecycle.startedAt).toBeUndefined()
  })

  it('[S5] ends by itself once no person did anything for twelve hours, not before', () => {
    const session = Scenario.class().by('ana', {
      type: 'person.renamed',
      participant: 'ana',
      name: 'Ana B.',
    })
    const due = session.state.at + IDLE_END_MS
    expect(IDLE_END_MS).toBe(12 * 60 * 60 * 1000)
    expect(nextAlarm(session.state)).toEqual({ at: due, command: { type: 'session.expire' } })
    expect(session.when('system', { type: 'session.expire' }, due - 1)).toMatchObject({ refused: 'invalid' })
    expect(session.when('system', { type: 'session.expire' }, due)).toEqual({
      events: [{ type: 'session.ended', reason: 'idle' }],
    })
  })

  it('[S5] a session that was opened before its class waits for it two weeks', () => {
    const session = Scenario.open()
    expect(LOBBY_END_MS).toBe(14 * 24 * 60 * 60 * 1000)
    expect(nextAlarm(session.state)?.at).toBe(session.state.lifecycle.openedAt + LOBBY_END_MS)
  })

  it('[S6] what people do counts as activity, what the server does not', () => {
    const session = Scenario.open().given({ type: 'session.started' })
    const byServer = session.given(joined('ana', 'learner'))
    expect(nextAlarm(byServer.state)?.at).toBe(nextAlarm(session.state)?.at)
    const byPerson = session.by('host', { type: 'screen.blacked', black: true }, 5_000)
    expect(nextAlarm(byPerson.state)?.at).toBe(byPerson.state.at + IDLE_END_MS)
  })
})
