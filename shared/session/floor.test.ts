import { describe, expect, it } from 'vitest'
import { Scenario } from '../../tests/harness/scenario.ts'

const session = Scenario.class()
const given = (to: string) => ({ events: [{ type: 'floor.given', to }] })

describe('floor', () => {
  it('[F1] the host has it at first', () => {
    expect(Scenario.open().state.floor.driver).toBe('host')
  })

  it('[F2] whoever has it hands it on, and so does every instructor', () => {
    const withTa = session.after('host', { type: 'floor.give', to: 'ta' })
    expect(withTa.state.floor.driver).toBe('ta')
    expect(withTa.when('ta', { type: 'floor.give', to: 'ta2' })).toEqual(given('ta2'))
    expect(withTa.when('cohost', { type: 'floor.give', to: 'ta2' })).toEqual(given('ta2'))
    expect(withTa.when('ta2', { type: 'floor.give', to: 'ta2' })).toMatchObject({ refused: 'not-driver' })
    expect(withTa.when('ta', { type: 'floor.give', to: 'ta' })).toEqual({ events: [] })
  })

  it('[F3] goes to staff who are in the room, and to nobody else', () => {
    const give = (to: string) => session.when('host', { type: 'floor.give', to })
    expect(give('nobody')).toMatchObject({ refused: 'not-found' })
    for (const other of ['ana', 'guest', 'wim', 'rex'])
      expect(give(other)).toMatchObject({ refused: 'invalid' })
    const without = session.after('host', { type: 'person.remove', participant: 'ta' })
    expect(without.when('host', { type: 'floor.give', to: 'ta' })).toMatchObject({ refused: 'invalid' })
  })

  it('[F4] an instructor takes it at any time, an assistant does not', () => {
    expect(session.when('cohost', { type: 'floor.take' })).toEqual(given('cohost'))
    expect(session.when('host', { type: 'floor.take' })).toEqual({ events: [] })
    expect(session.when('ta', { type: 'floor.take' })).toMatchObject({ refused: 'forbidden' })
  })

  it('[F4] the server itself never has it', () => {
    expect(session.when('system', { type: 'floor.take' })).toMatchObject({ refused: 'forbidden' })
  })

  it('[F5] goes back to the host when the person who has it is removed', () => {
    const withTa = session.after('host', { type: 'floor.give', to: 'ta' })
    expect(withTa.when('cohost', { type: 'person.remove', participant: 'ta' })).toEqual({
      events: [
        { type: 'person.removed', participant: 'ta' },
        { type: 'floor.given', to: 'host' },
        { type: 'invitations.renewed' },
      ],
    })
    expect(withTa.when('cohost', { type: 'person.remove', participant: 'ana' })).toEqual({
      events: [{ type: 'person.removed', participant: 'ana' }],
    })
  })
})
