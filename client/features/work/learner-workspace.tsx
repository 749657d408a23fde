import { Eye, Users } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AskForHelp } from '../help/ask-for-help.tsx'
import type { Ran } from '../run/shown-run.ts'
import { ownWorkAt, presentOwner, teamMates } from './own-work.ts'
import { runReport } from './run-report.ts'
import { Task } from './task.tsx'
import { useExercise } from './use-exercise.ts'
import { WorkEditor } from './work-editor.tsx'
import styles from './workspace.module.css'
import { WorkspaceLayout } from './workspace-layout.tsx'

/** An exercise as a learner works at it: the task, their code or their team's, and what comes of running it. */
export function LearnerWorkspace(props: {
  exercise: ExerciseSummary
  me: MeView
  language: string
  ended: boolean
  /** Makes the workspace. */
  onOpen: () => void
  className?: string | undefined
}) {
  const { exercise, me, ended } = props
  const { send } = useRoom()
  const loaded = useExercise(exercise.id)
  const [chosen, setChosen] = useState<string>()
  const all = ownWorkAt(me, exercise.id)
  const now = presentOwner(me)
  const work = all.find(({ owner }) => owner === chosen) ?? all[0]
  // Whoever came into a team has work of their own perhaps, and none of the team's yet.
  const mayOpen = !ended && !all.some(({ owner }) => owner === now)
  const mates = teamMates(me)

  const onRan = useCallback(
    (ran: Ran) => {
      const report = runReport(exercise.id, ran)
      // Nobody waits for the answer: a report that is refused or lost is overtaken by the next run.
      if (report) void send(report)
    },
    [exercise.id, send],
  )
  const note = (
    <span className={styles.note}>
      {mates ? (
        <>
          <Users size={14} aria-hidden="true" />
          {work?.owner === now
            ? `With ${mates}. Instructors can see and help.`
            : `You are in a team with ${mates}.`}
        </>
      ) : (
        <>
          <Eye size={14} aria-hidden="true" />
          Only you and the instructors see your work.
        </>
      )}
    </span>
  )
  const tools = (
    <>
      {!ended && <AskForHelp me={me} exercise={exercise.id} />}
      {all.length > 1 && work && (
        <label className={styles.which}>
          <span className="visually-hidden">Whose code</span>
          <select value={work.owner} onChange={(event) => setChosen(event.target.value)}>
            {all.map(({ owner, label }) => (
              <option key={owner} value={owner}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {mayOpen && work && (
        <Button size="sm" onClick={props.onOpen}>
          Open {me.team ? 'your team’s' : 'your own'}
        </Button>
      )}
    </>
  )
  return (
    <WorkspaceLayout
      title={exercise.title}
      task={<Task loaded={loaded} language={props.language} />}
      note={note}
      tools={tools}
      first="task"
      className={props.className}
      editor={(pane) =>
        work ? (
          <WorkEditor
            exercise={exercise.id}
            owner={work.owner}
            content={loaded.data}
            me={me}
            label={`Your code: ${exercise.title}`}
            mayWrite={work.mayWrite && !ended}
            reason={ended ? 'The class has ended.' : 'This team is no more. You can still read its work.'}
            pointing={me.team !== undefined && work.owner === me.team.id}
            onRan={work.owner === now && !ended ? onRan : undefined}
            pane={pane}
          />
        ) : (
          <EmptyState
            title={ended ? 'You did not work at this exercise' : 'Ready when you are'}
            action={
              mayOpen && (
                <Button variant="primary" onClick={props.onOpen}>
                  Start coding
                </Button>
              )
            }
          >
            {ended ? 'The class has ended.' : 'You get your own copy of the files to begin with.'}
          </EmptyState>
        )
      }
    />
  )
}
