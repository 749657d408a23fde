import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView, RosterSlice } from '../../../shared/view/slices.ts'
import { LazyLearnerWorkspace, LazyStaffWorkspace, LazyTaskOnly } from './lazy-workspace.tsx'
import { type Looking, nameNow } from './looking.ts'

/** The tab of an exercise: a learner's own work, somebody's work for the staff, or the task alone. */
export function ExerciseView(props: {
  exercise: ExerciseSummary
  /** Staff: whose work is looked into. */
  looking: Looking | undefined
  me: MeView
  view: Pick<RoomView, 'exercise' | 'released'>
  hint?: { exercise: string; hint: number } | undefined
  roster: RosterSlice | undefined
  language: string
  ended: boolean
  onOpen: () => void
  back: { label: string; go: () => void }
  className?: string | undefined
}) {
  const { exercise, looking, me, language, ended, className } = props
  if (me.role === 'learner') {
    return (
      <LazyLearnerWorkspace
        key={exercise.id}
        exercise={exercise}
        me={me}
        view={props.view}
        hint={props.hint}
        language={language}
        ended={ended}
        onOpen={props.onOpen}
        className={className}
      />
    )
  }
  if (!looking) return <LazyTaskOnly key={exercise.id} exercise={exercise.id} language={language} />
  const name = nameNow(looking, props.roster)
  return (
    <LazyStaffWorkspace
      key={`${looking.exercise.id}/${looking.owner}`}
      exercise={looking.exercise}
      owner={looking.owner}
      name={name}
      leader={looking.leader && { id: looking.leader.id, name }}
      me={me}
      language={language}
      ended={ended}
      back={props.back}
      className={className}
    />
  )
}
