import * as z from 'zod'
import type { ParticipantId } from '../ids.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ok } from '../result.ts'
import type { Decision } from './context.ts'
import { isStaff } from './permissions.ts'
import { refuse } from './rejection.ts'
import type { RosterState } from './roster.ts'

/** Which of the staff looks after whom: learner → member of the staff. Learners are not told. */
export interface GroupsState {
  staffOf: PersistentMap<ParticipantId>
}

/** This member of the staff looks after these learners and no others; they are in nobody else's group any more. */
export type GroupEvent = { type: 'group.set'; staff: ParticipantId; members: ParticipantId[] }

/** A message of the wire has 16 kB. */
export const GROUP_MEMBERS_MAX = 400

export const groupCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('group.set'),
    staff: z.string().min(1).max(40),
    members: z.array(z.string().min(1).max(40)).max(GROUP_MEMBERS_MAX),
  }),
])

export type GroupCommand = z.infer<typeof groupCommand>

export const initialGroups: GroupsState = { staffOf: PersistentMap.empty() }

export function decideGroups(
  state: GroupsState,
  roster: RosterState,
  { staff, members: wanted }: GroupCommand,
): Decision<GroupEvent> {
  const leader = roster.members.get(staff)
  if (!leader) return refuse('not-found', 'There is nobody with that id in this session.')
  if (!isStaff(leader.role)) return refuse('invalid', 'Only staff look after a group.')
  const members = [...new Set(wanted)].sort()
  for (const id of members) {
    const member = roster.members.get(id)
    if (!member) return refuse('not-found', 'There is nobody with that id in this session.')
    if (member.role !== 'learner') return refuse('invalid', 'A group is made of learners.')
  }
  const before = membersOf(state, staff)
  if (before.length === members.length && before.every((id, at) => id === members[at])) return ok([])
  return ok([{ type: 'group.set', staff, members }])
}

export function evolveGroups({ staffOf: before }: GroupsState, event: GroupEvent): GroupsState {
  let staffOf = before
  for (const id of membersOf({ staffOf }, event.staff)) staffOf = staffOf.delete(id)
  for (const id of event.members) staffOf = staffOf.set(id, event.staff)
  return { staffOf }
}

const membersOf = ({ staffOf }: GroupsState, staff: ParticipantId): ParticipantId[] =>
  [...staffOf.entries()]
    .filter(([, of]) => of === staff)
    .map(([id]) => id)
    .sort()
