import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonResults, QuestionResults, RunResults } from '../../../shared/report/quiz-results.ts'
import { clientCommand } from '../../../shared/session/session.ts'
import { MAX_CLIENT_MESSAGE_BYTES } from '../../../shared/wire/limits.ts'
import { quizSkillOf, skillOf } from './skill.ts'
import { draftOf, type Mixing, moved, newTeams, TEAM_MEMBERS_MAX, teamCommands } from './team-draft.ts'

const people = (count: number) => Array.from({ length: count }, (_, n) => `learner-${n}`)
const sizes = (count: number, size: number, random = Math.random) =>
  newTeams(people(count), size, 'chance', () => 0, random)
    .map(({ members }) => members.length)
    .sort()
let made = 0
const newId = () => `newteam${String(made++).padStart(6, '0')}`

describe('random teams', () => {
  it('have the size that was asked for, and leave nobody alone', () => {
    expect(sizes(6, 2)).toEqual([2, 2, 2])
    expect(sizes(7, 2)).toEqual([2, 2, 3])
    expect(sizes(11, 4)).toEqual([5, 6])
    expect(sizes(1, 2)).toEqual([1])
    expect(sizes(0, 2)).toEqual([])
    expect(sizes(15, 8)).toEqual([7, 8])
    expect(Math.max(...sizes(300, 8))).toBeLessThanOrEqual(TEAM_MEMBERS_MAX)
  })

  it('have everybody once, in an order that chance gives', () => {
    let seed = 1
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
    const members = newTeams(people(20), 2, 'chance', () => 0, random).flatMap((team) => team.members)
    expect([...members].sort()).toEqual([...people(20)].sort())
    expect(members).not.toEqual(people(20))
  })
})

describe('teams by what people have shown', () => {
  const skill = (person: string) => Number(person.split('-')[1])
  const teams = (mixing: Mixing) =>
    newTeams(people(8), 2, mixing, skill, Math.random).map(({ members }) =>
      members.map(skill).sort((a, b) => a - b),
    )

  it('put neighbours together, or those far apart', () => {
    expect(teams('alike')).toEqual([
      [6, 7],
      [4, 5],
      [2, 3],
      [0, 1],
    ])
    expect(teams('mixed')).toEqual([
      [0, 7],
      [1, 6],
      [2, 5],
      [3, 4],
    ])
  })

  it('have everybody once and the same sizes, however they are mixed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom<Mixing>('chance', 'alike', 'mixed'),
        (count, size, mixing) => {
          const made = newTeams(people(count), size, mixing, skill, Math.random)
          expect(made.flatMap(({ members }) => members).sort()).toEqual(people(count).sort())
          const sizes = made.map(({ members }) => members.length)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          expect(Math.max(...sizes)).toBeLessThanOrEqual(TEAM_MEMBERS_MAX)
        },
      ),
    )
  })

  it('know the share of checks that pass, a team’s for each of its members', () => {
    const work = (passed: number) => ({
      openedAt: 0,
      activeAt: 0,
      checks: { at: 0, passed, total: 4, failed: {} },
    })
    const of = skillOf({
      items: { leap: { ana: work(4), team: work(2) }, clock: { ana: work(1) } },
      teams: { team: { members: ['ben', 'cy'] } },
    })
    expect(['ana', 'ben', 'cy', 'dan'].map(of)).toEqual([1.25, 0.5, 0.5, 0])
  })

  it('know the share of right answers in each quiz, of the questions that have one', () => {
    const question = (key: boolean) => ({ ...(key ? { key: { choices: [0] } } : {}) }) as QuestionResults
    const person = (participant: string, correct: number) => ({ participant, correct }) as PersonResults
    const run = (questions: QuestionResults[], people: PersonResults[]) =>
      ({ questions, people }) as RunResults
    const of = quizSkillOf([
      run([question(true), question(true), question(false)], [person('ana', 2), person('ben', 1)]),
      run([question(false)], [person('ana', 0)]),
      run([question(true)], [person('ben', 1)]),
    ])
    expect(['ana', 'ben', 'cy'].map(of)).toEqual([1, 1.5, 0])
  })
})

describe('a draft', () => {
  const teams = {
    red: { members: ['ana', 'ben'] },
    blue: { members: ['cy', 'dan'] },
    old: { members: ['ana'], dissolved: true as const },
  }

  it('begins with the teams that there are', () => {
    expect(draftOf(teams).map(({ id }) => id)).toEqual(['red', 'blue'])
  })

  it('moves people by hand', () => {
    const draft = draftOf(teams)
    expect(moved(draft, 'ana', 1).map(({ members }) => members)).toEqual([['ben'], ['cy', 'dan', 'ana']])
    expect(moved(draft, 'ana', 2).map(({ members }) => members)).toEqual([['ben'], ['cy', 'dan'], ['ana']])
    expect(moved([{ members: ['ana'] }], 'ana', undefined)).toEqual([])
  })

  it('tells the server what changed, and no more', () => {
    const draft = draftOf(teams)
    expect(teamCommands(draft, draft, newId)).toEqual([])
    expect(teamCommands(draft, moved(draft, 'ana', 1), newId)).toEqual([
      {
        type: 'teams.form',
        teams: [
          { team: 'red', members: ['ben'] },
          { team: 'blue', members: ['cy', 'dan', 'ana'] },
        ],
      },
    ])
    expect(teamCommands(draft, [{ members: ['ana', 'cy'] }], newId)).toEqual([
      { type: 'teams.dissolve', teams: ['red', 'blue'] },
      { type: 'teams.form', teams: [{ team: expect.any(String), members: ['ana', 'cy'] }] },
    ])
  })

  it('of a full hall fits into messages of the wire', () => {
    const ids = Array.from({ length: 2_000 }, (_, n) => `participant-of-many-letters-${n}`)
    const commands = teamCommands(
      [],
      newTeams(ids, 2, 'chance', () => 0, Math.random),
      newId,
    )
    expect(commands.length).toBeGreaterThan(2)
    for (const command of commands) {
      expect(clientCommand.safeParse(command).success).toBe(true)
      expect(JSON.stringify(command).length).toBeLessThan(MAX_CLIENT_MESSAGE_BYTES - 200)
    }
    expect(commands.flatMap((one) => (one.type === 'teams.form' ? one.teams : []))).toHaveLength(1_000)
  })
})
