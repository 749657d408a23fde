import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { RosterSlice } from '../../../shared/view/slices.ts'
import type { WorkRow } from './work-rows.ts'

/** A workspace that somebody of the staff looks into. */
export interface Looking {
  exercise: ExerciseSummary
  owner: string
  name: string
  /** The learner who is followed at first; of a team nobody is. */
  leader?: { id: string; name: string }
}

export function lookInto(exercise: ExerciseSummary, { owner, name, members }: WorkRow): Looking {
  const alone = members.length === 1 && members[0] !== undefined
  return { exercise, owner, name, ...(alone ? { leader: { id: members[0] ?? '', name } } : {}) }
}

/** The learner asked after still has a name when they renamed themselves meanwhile. */
export const nameNow = (looking: Looking, roster: RosterSlice | undefined) =>
  (looking.leader && roster?.people[looking.leader.id]?.name) || looking.name
