import { describe, expect, it } from 'vitest'
import { exercise, exercisesOf } from '../../tests/fixtures/exercises.ts'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import { buildMe, buildView } from '../view/view.ts'
import { documentRight } from './documents.ts'
import { clientCommand } from './session.ts'
import { TEAM_MEMBERS_MAX } from './teams.ts'

const [RED, BLUE] = ['team0red', 'team0blue']
const session = Scenario.class()
  .with(exercisesOf(exercise('leap'), exercise('clock')))
  .given(joined('cy', 'learner'), joined('dan', 'learner'))
const form = (...teams: [team: string, ...members: string[]][]) =>
  ({ type: 'teams.form', teams: teams.map(([team, ...members]) => ({ team, members })) }) as const
const open = (id = 'leap') => ({ type: 'work.open', exercise: id }) as const
const right = (scenario: Scenario, who: string, owner = RED) =>
  documentRight(scenario.state, `session-1/work/leap/${owner}`, who)
const rights = (scenario: Scenario, owner = RED) =>
  Object.fromEntries(['ana', 'ben', 'cy', 'ta'].map((who) => [who, right(scenario, who, owner)]))
const pair = session.after('host', form([RED, 'ana', 'ben']))
const working = pair.after('ana', open())
const nobody = { has: () => false }

describe('teams', () => {
  it('[W7] are formed by staff, of learners who are in, each in one team', () => {
    expect(session.when('ana', form([RED, 'ana']))).toMatchObject({ refused: 'forbidden' })
    expect(session.when('ta', form([RED, 'ana', 'ben']))).toEqual({
      events: [{ type: 'teams.formed', teams: [{ team: RED, members: ['ana', 'ben'] }] }],
    })
    for (const [member, refused] of [
      ['nobody', 'not-found'],
      ['ta', 'invalid'],
      ['guest', 'invalid'],
      ['wim', 'invalid'],
      ['rex', 'invalid'],
    ] as const) {
      expect([member, session.when('ta', form([RED, 'ana', member]))]).toMatchObject([member, { refused }])
    }
    expect(session.when('ta', form([RED, 'ana', 'ana']))).toMatchObject({ refused: 'invalid' })
    expect(session.when('ta', form([RED, 'ana'], [BLUE, 'ana']))).toMatchObject({ refused: 'invalid' })
    expect(session.when('ta', form([RED, 'ana'], [RED, 'ben']))).toMatchObject({ refused: 'invalid' })
    expect(pair.when('ta', form([RED, 'ana', 'ben']))).toEqual({ events: [] })
    const many = Array.from({ length: TEAM_MEMBERS_MAX + 1 }, (_, i) => `p${i}`)
    expect(clientCommand.safeParse(form([RED, ...many])).success).toBe(false)
    expect(clientCommand.safeParse(form([RED])).success).toBe(false)
  })

  it('[W7] a team never bears the id of a person', () => {
    const named = session.given(joined('person12', 'learner'))
    expect(named.when('ta', form(['person12', 'ana']))).toMatchObject({ refused: 'invalid' })
  })

  it('[W8] what somebody opens in a team is the team’s, and what they had is their own', () => {
    const before = session.after('ana', open()).after('host', form([RED, 'ana', 'ben']))
    const both = before.after('ben', open())
    expect(both.when('ana', open())).toEqual({ events: [] })
    expect(rights(both)).toEqual({ ana: 'write', ben: 'write', cy: undefined, ta: 'write' })
    expect(rights(both, 'ana')).toEqual({ ana: 'write', ben: undefined, cy: undefined, ta: 'write' })
    const run = both.after('ana', { type: 'work.report-run', exercise: 'leap', ok: true })
    const { work } = buildView(run.state, 'ta', nobody)
    expect(work?.items.leap?.[RED]).toHaveProperty('lastRun')
    expect(work?.items.leap?.ana).not.toHaveProperty('lastRun')
    expect(work?.teams[RED]).toEqual({ members: ['ana', 'ben'] })
    expect(buildMe(both.state, 'ana')).toMatchObject({
      workspaces: [
        { exercise: 'leap', owner: 'ana' },
        { exercise: 'leap', owner: RED },
      ],
    })
  })

  it('[W8] only their members are told of them, with the names of who is in the room', () => {
    const team = { id: RED, members: ['ana', 'ben'].map((id) => ({ id, name: id })) }
    expect(buildMe(pair.state, 'ben')?.team).toEqual(team)
    expect(buildMe(pair.state, 'cy')).not.toHaveProperty('team')
    expect(JSON.stringify(buildView(pair.state, 'learner', nobody))).not.toContain(RED)
    const without = pair.after('host', { type: 'person.remove', participant: 'ben' })
    expect(buildMe(without.state, 'ana')?.team?.members).toEqual([{ id: 'ana', name: 'ana' }])
  })

  it('[W9] who is moved to another team loses the work of the old one, and the rest keep it', () => {
    const moved = working.after('host', form([BLUE, 'ben', 'cy']))
    expect(rights(moved)).toEqual({ ana: 'write', ben: undefined, cy: undefined, ta: 'write' })
    expect(buildMe(moved.state, 'ben')?.team?.id).toBe(BLUE)
    expect(buildMe(moved.state, 'ana')?.team?.members).toHaveLength(1)
    const replaced = working.after('host', form([RED, 'ana', 'cy']))
    expect(rights(replaced)).toEqual({ ana: 'write', ben: undefined, cy: 'write', ta: 'write' })
    expect(buildMe(replaced.state, 'ben')).not.toHaveProperty('team')
  })

  it('[W9] the work of a dissolved team is read by those who were in it last', () => {
    const dissolved = working.after('host', { type: 'teams.dissolve' })
    const left = working.after('host', form([BLUE, 'ana', 'cy'], ['team0green', 'ben', 'dan']))
    for (const scenario of [dissolved, left]) {
      expect(rights(scenario)).toEqual({ ana: 'read', ben: 'read', cy: undefined, ta: 'write' })
      expect(buildMe(scenario.state, 'ben')?.workspaces).toEqual([{ exercise: 'leap', owner: RED }])
      expect(scenario.when('host', form([RED, 'ana', 'ben']))).toMatchObject({ refused: 'invalid' })
      expect(buildView(scenario.state, 'ta', nobody).work?.teams[RED]).toMatchObject({ dissolved: true })
    }
    expect(dissolved.when('host', { type: 'teams.dissolve' })).toEqual({ events: [] })
    expect(dissolved.after('ana', open()).state.work.byOwner.get('ana')).toHaveLength(1)
    const idle = pair.after('host', { type: 'teams.dissolve', teams: [RED] })
    expect(buildView(idle.state, 'ta', nobody).work?.teams).toEqual({})
    expect(pair.when('host', { type: 'teams.dissolve', teams: ['team0none'] })).toMatchObject({
      refused: 'not-found',
    })
  })
})
