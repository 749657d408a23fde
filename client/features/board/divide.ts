import type { ParticipantId } from '../../../shared/ids.ts'
import type { People } from '../work/work-rows.ts'

/** Learners by the member of the staff who looks after them. */
export function groupsOf(people: People): Map<ParticipantId, ParticipantId[]> {
  const groups = new Map<ParticipantId, ParticipantId[]>()
  for (const [id, { group }] of Object.entries(people)) {
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), id])
  }
  return groups
}

/** Parts of nearly the same size in the order that is given, so that neighbours by name stay together. */
export function divided(
  learners: readonly ParticipantId[],
  staff: readonly ParticipantId[],
): Map<ParticipantId, ParticipantId[]> {
  const size = learners.length / Math.max(1, staff.length)
  return new Map(
    staff.map((id, at) => [id, learners.slice(Math.round(at * size), Math.round((at + 1) * size))] as const),
  )
}
