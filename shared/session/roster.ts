import * as z from 'zod'
import type { ParticipantId, UserId } from '../ids.ts'
import { oneLine } from '../one-line.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ok } from '../result.ts'
import type { Decision } from './context.ts'
import type { DoorState } from './door.ts'
import { refuse } from './rejection.ts'

export const ROLES = ['instructor', 'ta', 'learner', 'observer'] as const
export type Role = (typeof ROLES)[number]

/** `waiting`: in the waiting room · `in`: in the class · `removed`: put out, and stays out until let in again */
export type Standing = 'waiting' | 'in' | 'removed'

export interface Member {
  id: ParticipantId
  /** Empty once the person's data was erased. */
  name: string
  role: Role
  standing: Standing
  /** The account behind the person, where there is one. Guests have none. */
  account?: UserId
  joinedAt: number
}

export interface RosterState {
  members: PersistentMap<Member>
  /** Folded name → who bears it, to tell namesakes apart. */
  names: PersistentMap<ParticipantId>
}

export type RosterEvent =
  | {
      type: 'person.joined'
      participant: ParticipantId
      name: string
      role: Role
      standing: 'waiting' | 'in'
      account?: UserId
    }
  /** `name` is '' where it was erased. */
  | { type: 'person.renamed'; participant: ParticipantId; name: string }
  | { type: 'person.admitted'; participant: ParticipantId }
  | { type: 'person.removed'; participant: ParticipantId }

export const NAME_MAX = 60
export const MEMBERS_MAX = 5_000

/**
 * A letter, digit or symbol that leaves ink on the screen: not one of the code points that Unicode says to ignore
 * in display (UAX 44, Default_Ignorable_Code_Point), nor the blank pattern of Braille.
 */
const VISIBLE = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{S}]/u

/** A name as shown. */
export const personName = z
  .string()
  .max(400)
  .transform(oneLine)
  .pipe(
    z
      .string()
      .min(1, 'A name needs at least one letter.')
      .max(NAME_MAX, `A name has at most ${NAME_MAX} characters.`)
      .regex(VISIBLE, 'A name needs at least one letter.'),
  )

const participant = z.string().min(1).max(40)

export const rosterCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person.rename'), participant, name: personName }),
  z.strictObject({ type: z.literal('person.admit'), participant }),
  z.strictObject({ type: z.literal('person.admit-all') }),
  z.strictObject({ type: z.literal('person.remove'), participant }),
])

/** Joining is decided by the server's join page from code or invitation, never asked for over the socket. */
export interface JoinCommand {
  type: 'person.join'
  participant: ParticipantId
  name: string
  role: Role
  account?: UserId
}

/** Takes away somebody's name for good; asked for by whoever runs the server, never over the socket. */
export interface EraseCommand {
  type: 'person.erase'
  participant: ParticipantId
}

export type RosterCommand = z.infer<typeof rosterCommand> | JoinCommand | EraseCommand

export const initialRoster: RosterState = { members: PersistentMap.empty(), names: PersistentMap.empty() }

export function decideRoster(
  state: RosterState,
  door: DoorState,
  command: RosterCommand,
): Decision<RosterEvent> {
  switch (command.type) {
    case 'person.join':
      return decideJoin(state, door, command)
    case 'person.rename': {
      const member = state.members.get(command.participant)
      if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
      if (member.name === command.name) return ok([])
      const name = distinctName(state, command.name, member.id)
      return ok(name === member.name ? [] : [{ type: 'person.renamed', participant: member.id, name }])
    }
    case 'person.erase': {
      const member = state.members.get(command.participant)
      if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
      return ok(member.name === '' ? [] : [{ type: 'person.renamed', participant: member.id, name: '' }])
    }
    case 'person.admit': {
      const member = state.members.get(command.participant)
      if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
      return ok(member.standing === 'in' ? [] : [{ type: 'person.admitted', participant: member.id }])
    }
    case 'person.admit-all':
      return ok(
        [...state.members.values()]
          .filter((member) => member.standing === 'waiting')
          .sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1))
          .map((member) => ({ type: 'person.admitted', participant: member.id })),
      )
    case 'person.remove': {
      const member = state.members.get(command.participant)
      if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
      return ok(member.standing === 'removed' ? [] : [{ type: 'person.removed', participant: member.id }])
    }
  }
}

function decideJoin(state: RosterState, door: DoorState, command: JoinCommand): Decision<RosterEvent> {
  const known = state.members.get(command.participant) ?? memberOf(state, command.account)
  if (known?.standing === 'removed') {
    return refuse('removed', 'You were removed from this session. Ask the instructor to let you in again.')
  }
  if (known) return ok([])
  if (state.members.size >= MEMBERS_MAX) return refuse('full', `A session holds ${MEMBERS_MAX} people.`)
  const learner = command.role === 'learner'
  if (learner && door.locked) {
    return refuse('locked', 'The session is locked: the instructor lets nobody new in at the moment.')
  }
  return ok([
    {
      type: 'person.joined',
      participant: command.participant,
      name: distinctName(state, command.name, command.participant),
      role: command.role,
      standing: learner && door.waitingRoom ? 'waiting' : 'in',
      ...(command.account ? { account: command.account } : {}),
    },
  ])
}

/** The participant of an account: it has one, from however many browsers it comes in at once. */
export function memberOf({ members }: RosterState, account: UserId | undefined): Member | undefined {
  if (account === undefined) return undefined
  for (const member of members.values()) if (member.account === account) return member
  return undefined
}

/** “Ana”, then “Ana (2)”: two people of one name must be told apart on every board. */
function distinctName(state: RosterState, wanted: string, self: ParticipantId): string {
  const free = (name: string) => {
    const bearer = state.names.get(nameKey(name))
    return bearer === undefined || bearer === self
  }
  if (free(wanted)) return wanted
  const numbered = (n: number) => `${shortened(wanted)} (${n})`
  // A whole class of one name: double until a number is free, then look for the first free one below it.
  let high = 2
  while (!free(numbered(high))) high *= 2
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (free(numbered(middle))) high = middle
    else low = middle
  }
  return numbered(high)
}

/**
 * What a name is compared by where people of several sessions may be one person, and whether it was given a number
 * because somebody else bore it. Names are cut as they are where a number follows, so that both compare equal.
 */
export function nameWithoutNumber(name: string): { key: string; numbered: boolean } {
  const base = name.replace(/ \(\d+\)$/, '')
  return { key: nameKey(shortened(base)), numbered: base !== name }
}

/** Room for the number, and no half of a surrogate pair at the cut: such a string is not stored as it is. */
const shortened = (name: string) =>
  name
    .slice(0, NAME_MAX - 8)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()

/**
 * What makes two names the same to somebody who reads them: case, compatibility forms and invisible characters do
 * not count. Folded before and after, because each of the two can undo the other (Unicode §3.13, D146).
 */
const nameKey = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLocaleLowerCase('en')
    .normalize('NFKC')

export function evolveRoster(state: RosterState, event: RosterEvent, at: number): RosterState {
  if (event.type === 'person.joined') {
    const { participant, name, role, standing, account } = event
    const member: Member = {
      id: participant,
      name,
      role,
      standing,
      joinedAt: at,
      ...(account ? { account } : {}),
    }
    return {
      members: state.members.set(participant, member),
      names: name ? state.names.set(nameKey(name), participant) : state.names,
    }
  }
  const member = state.members.get(event.participant)
  if (!member) throw new Error(`${event.type} of a person who never joined: ${event.participant}`)
  switch (event.type) {
    case 'person.renamed': {
      const freed =
        state.names.get(nameKey(member.name)) === member.id
          ? state.names.delete(nameKey(member.name))
          : state.names
      return {
        members: state.members.set(member.id, { ...member, name: event.name }),
        names: event.name ? freed.set(nameKey(event.name), member.id) : freed,
      }
    }
    case 'person.admitted':
      return { ...state, members: state.members.set(member.id, { ...member, standing: 'in' }) }
    case 'person.removed':
      return { ...state, members: state.members.set(member.id, { ...member, standing: 'removed' }) }
  }
}
