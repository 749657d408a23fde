import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { WorkOwner } from '../../../shared/session/work/state.ts'
import type { MeView } from '../../../shared/view/slices.ts'

/** A workspace that somebody may open at an exercise. */
export interface OwnWork {
  owner: WorkOwner
  /** What the person would tell it by from others: “Yours”, “Your pair’s”. */
  label: string
  /** Work of a team that was dissolved is only read. */
  mayWrite: boolean
}

/** Whose a workspace is that this person opens now: theirs, or their team's. */
export const presentOwner = (me: MeView): WorkOwner => me.team?.id ?? me.id

/** This person's workspaces at an exercise: the one that they work in now first. */
export function ownWorkAt(me: MeView, exercise: ExerciseId): OwnWork[] {
  const now = presentOwner(me)
  return (me.workspaces ?? [])
    .filter((work) => work.exercise === exercise)
    .map(({ owner }) => ({
      owner,
      label: labelOf(me, owner),
      mayWrite: owner === me.id || owner === me.team?.id,
    }))
    .sort((a, b) => Number(b.owner === now) - Number(a.owner === now))
}

function labelOf(me: MeView, owner: WorkOwner): string {
  if (owner === me.id) return me.team ? 'Your own' : 'Yours'
  if (owner === me.team?.id) return me.team.members.length > 2 ? 'Your group’s' : 'Your pair’s'
  return 'An earlier team’s'
}

/** The others of this person's team, as a sentence knows them: “Ben and Cleo”. */
export function teamMates(me: MeView): string {
  const names = (me.team?.members ?? []).filter(({ id }) => id !== me.id).map(({ name }) => name)
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
