import type { ExerciseId, ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Tab } from '../../ui/tabs.tsx'
import type { Looking } from './looking.ts'
import { WorkPanel } from './work-panel.tsx'
import type { WorkRow } from './work-rows.ts'

/** The staff's tab of everybody's work, with the calls for help counted; none in a course without exercises, as long as nobody calls. */
export function workTab(props: {
  view: RoomView
  me: MeView
  exercises: readonly ExerciseSummary[]
  slides: number
  suggested: ExerciseId | undefined
  looking: Looking | undefined
  onLook: (exercise: ExerciseSummary, row: WorkRow) => void
}): Tab<'work'>[] {
  const { view, me, exercises, suggested, looking, onLook } = props
  const calls = Object.keys(view.help?.queue ?? {}).length
  if (exercises.length === 0 && calls === 0) return []
  return [
    {
      id: 'work',
      label: 'Work',
      detail: calls > 0 && (
        <Badge tone="warn">
          {calls}
          <span className="visually-hidden">{calls === 1 ? ' call' : ' calls'}</span>
        </Badge>
      ),
      content: (
        <WorkPanel
          view={view}
          me={me}
          exercises={exercises}
          slides={props.slides}
          suggested={suggested}
          opened={looking && `${looking.exercise.id}/${looking.owner}`}
          onOpen={onLook}
        />
      ),
    },
  ]
}
