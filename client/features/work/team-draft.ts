import type { ParticipantId } from '../../../shared/ids.ts'
import type { ClientCommand } from '../../../shared/session/session.ts'
import type { TeamId } from '../../../shared/session/teams.ts'
import type { TeamView } from '../../../shared/view/slices.ts'

/** As shared/session/teams.ts bounds them. */
export const TEAM_MEMBERS_MAX = 8
/** So many characters of ids a command carries at most: a message of the wire has 16 kB. */
const COMMAND_MAX = 10_000

/** Teams as they are being put together; without an id they are new. */
export interface DraftTeam {
  id?: TeamId
  members: ParticipantId[]
}

export function draftOf(teams: Record<TeamId, TeamView>): DraftTeam[] {
  return Object.entries(teams)
    .filter(([, { dissolved }]) => !dissolved)
    .map(([id, { members }]) => ({ id, members: [...members] }))
}

/** How people are put together: by chance, or by what they have shown so far, alike or mixed. */
export type Mixing = 'chance' | 'alike' | 'mixed'

/**
 * New teams of about `size`, nobody left alone: who is over joins a team that is full.
 * @param skill of each person, the higher the further; equal ones are told apart by chance
 * @param random gives numbers from 0 to below 1
 */
export function newTeams(
  people: readonly ParticipantId[],
  size: number,
  mixing: Mixing,
  skill: (person: ParticipantId) => number,
  random: () => number,
): DraftTeam[] {
  const order = shuffled(people, random)
  if (order.length === 0) return []
  if (mixing !== 'chance') order.sort((a, b) => skill(b) - skill(a))
  const fewest = Math.ceil(order.length / TEAM_MEMBERS_MAX)
  const count = Math.max(1, fewest, Math.floor(order.length / size))
  const teams: DraftTeam[] = Array.from({ length: count }, () => ({ members: [] }))
  for (const [at, person] of order.entries()) {
    const round = Math.floor(at / count)
    // Alike: neighbours. Mixed: there and back again, so that no team gets the first of every round.
    const team =
      mixing === 'alike'
        ? Math.floor((at * count) / order.length)
        : mixing === 'mixed' && round % 2 === 1
          ? count - 1 - (at % count)
          : at % count
    teams[team]?.members.push(person)
  }
  return teams
}

function shuffled(people: readonly ParticipantId[], random: () => number): ParticipantId[] {
  const mixed = [...people]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [mixed[at], mixed[other]]
    if (a === undefined || b === undefined) continue
    mixed[at] = b
    mixed[other] = a
  }
  return mixed
}

/** Puts somebody into a team, out of the one they are in; `undefined` into none, a number past the end into a new one. */
export function moved(
  draft: readonly DraftTeam[],
  person: ParticipantId,
  to: number | undefined,
): DraftTeam[] {
  const next = draft.map((team) => ({ ...team, members: team.members.filter((id) => id !== person) }))
  if (to !== undefined) {
    const team = next[to]
    if (team) team.members.push(person)
    else next.push({ members: [person] })
  }
  return next.filter(({ members }) => members.length > 0)
}

/** What the server is told, so that the teams become those of the draft. @param newId makes ids of new teams */
export function teamCommands(
  before: readonly DraftTeam[],
  draft: readonly DraftTeam[],
  newId: () => TeamId,
): ClientCommand[] {
  const kept = new Set(draft.map(({ id }) => id))
  const gone = before.flatMap(({ id }) => (id !== undefined && !kept.has(id) ? [id] : []))
  const changed = draft.filter((team) => {
    const old = before.find(({ id }) => id !== undefined && id === team.id)
    return old?.members.join() !== team.members.join()
  })
  const commands: ClientCommand[] = batches(gone, (id) => id.length).map((teams) => ({
    type: 'teams.dissolve',
    teams,
  }))
  const formed = changed.map(({ id, members }) => ({ team: id ?? newId(), members }))
  for (const teams of batches(formed, ({ team, members }) => JSON.stringify({ team, members }).length)) {
    commands.push({ type: 'teams.form', teams })
  }
  return commands
}

/** Splits a list into parts whose sizes add up to no more than a command may have. */
function batches<T>(all: readonly T[], sizeOf: (one: T) => number): T[][] {
  const parts: T[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const one of all) {
    size += sizeOf(one)
    if (size > COMMAND_MAX) {
      parts.push([])
      size = sizeOf(one)
    }
    parts.at(-1)?.push(one)
  }
  return parts
}
