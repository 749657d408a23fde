import * as z from 'zod'
import type { ParticipantId } from '../ids.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ok } from '../result.ts'
import type { Decision } from './context.ts'
import { refuse } from './rejection.ts'
import type { RosterState } from './roster.ts'

/** Chosen by the client, as those of live demos. `[a-z0-9]{8,32}` */
export type TeamId = string

/** A pair or a group of learners who share their workspaces. */
export interface Team {
  id: TeamId
  members: readonly ParticipantId[]
  /** It is no team any more: who was in it last still reads what it wrote. */
  dissolved: boolean
}

export interface TeamsState {
  items: PersistentMap<Team>
  /** Who is in which team now. */
  of: PersistentMap<TeamId>
}

export interface Formation {
  team: TeamId
  members: ParticipantId[]
}

export type TeamsEvent =
  /** These teams have these members now; whoever was in another team is in that no more. */
  { type: 'teams.formed'; teams: Formation[] } | { type: 'teams.dissolved'; teams: TeamId[] }

export const TEAM_MEMBERS_MAX = 8
/** Of a session, those that are dissolved included. */
export const TEAMS_MAX = 5_000

const team = z.string().regex(/^[a-z0-9]{8,32}$/)

export const teamsCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('teams.form'),
    teams: z
      .array(
        z.strictObject({
          team,
          members: z.array(z.string().min(1).max(40)).min(1).max(TEAM_MEMBERS_MAX),
        }),
      )
      .min(1)
      .max(1_000),
  }),
  /** Without `teams` every one of them. */
  z.strictObject({ type: z.literal('teams.dissolve'), teams: z.array(team).min(1).max(1_000).optional() }),
])

export type TeamsCommand = z.infer<typeof teamsCommand>

export const initialTeams: TeamsState = { items: PersistentMap.empty(), of: PersistentMap.empty() }

export function decideTeams(
  state: TeamsState,
  roster: RosterState,
  command: TeamsCommand,
): Decision<TeamsEvent> {
  if (command.type === 'teams.form') return decideForm(state, roster, command.teams)
  const wanted = command.teams ?? [...state.items.values()].map(({ id }) => id)
  const unknown = wanted.find((id) => !state.items.has(id))
  if (unknown !== undefined) return refuse('not-found', `There is no team “${unknown}”.`)
  const teams = [...new Set(wanted)].filter((id) => state.items.get(id)?.dissolved === false).sort()
  return ok(teams.length === 0 ? [] : [{ type: 'teams.dissolved', teams }])
}

function decideForm(
  state: TeamsState,
  roster: RosterState,
  wanted: readonly Formation[],
): Decision<TeamsEvent> {
  const seen = new Set<string>()
  for (const { team, members } of wanted) {
    if (seen.has(team)) return refuse('invalid', `The team “${team}” is named twice.`)
    seen.add(team)
    if (roster.members.has(team)) return refuse('invalid', 'A team cannot bear the id of a person.')
    if (state.items.get(team)?.dissolved) {
      return refuse('invalid', 'A team that was dissolved is not formed again. Give the new one another id.')
    }
    for (const id of members) {
      const member = roster.members.get(id)
      if (!member) return refuse('not-found', `There is nobody with the id “${id}” in this session.`)
      if (member.standing !== 'in' || member.role !== 'learner') {
        return refuse('invalid', 'A team is formed of learners who are in the room.')
      }
      if (seen.has(id)) return refuse('invalid', 'Somebody is named twice. Everybody is in one team at most.')
      seen.add(id)
    }
  }
  const teams = wanted.filter(({ team, members }) => !sameMembers(state.items.get(team), members))
  const added = teams.filter(({ team }) => !state.items.has(team)).length
  if (state.items.size + added > TEAMS_MAX) {
    return refuse('full', `A session has at most ${TEAMS_MAX} teams, with those that were dissolved.`)
  }
  return ok(teams.length === 0 ? [] : [{ type: 'teams.formed', teams }])
}

export function evolveTeams(state: TeamsState, event: TeamsEvent): TeamsState {
  let { items, of } = state
  if (event.type === 'teams.dissolved') {
    for (const id of event.teams) {
      const team = items.get(id)
      if (!team) continue
      items = items.set(id, { ...team, dissolved: true })
      for (const member of team.members) if (of.get(member) === id) of = of.delete(member)
    }
    return { items, of }
  }
  const left = new Set<TeamId>()
  for (const { team, members } of event.teams) {
    for (const member of items.get(team)?.members ?? []) if (of.get(member) === team) of = of.delete(member)
    items = items.set(team, { id: team, members, dissolved: false })
    for (const member of members) {
      const before = of.get(member)
      if (before !== undefined && before !== team) left.add(before)
      of = of.set(member, team)
    }
  }
  for (const id of left) {
    const team = items.get(id)
    if (!team) continue
    const members = team.members.filter((member) => of.get(member) === id)
    // A team that everybody left at once is dissolved, and belongs to those who left it.
    items = items.set(id, members.length === 0 ? { ...team, dissolved: true } : { ...team, members })
  }
  return { items, of }
}

function sameMembers(team: Team | undefined, members: readonly ParticipantId[]): boolean {
  return team?.members.length === members.length && members.every((id, index) => team.members[index] === id)
}
