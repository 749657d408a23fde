import { Eye, Users } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { OpenDocument } from '../editor/use-document.ts'
import { checkRows, passedOf } from '../exercise/check-rows.ts'
import { HandIn } from '../exercise/hand-in.tsx'
import { NoteButtons } from '../exercise/note-buttons.tsx'
import { StuckRules } from '../exercise/stuck-rules.tsx'
import { TaskPane, type TaskTab, versionTitle } from '../exercise/task-pane.tsx'
import { useChecks } from '../exercise/use-checks.ts'
import { AskForHelp } from '../help/ask-for-help.tsx'
import type { Ran } from '../run/shown-run.ts'
import { filesOf } from '../run/use-running.ts'
import { ownWorkAt, presentOwner, teamMates } from './own-work.ts'
import { runReport } from './run-report.ts'
import { Task } from './task.tsx'
import { useExercise } from './use-exercise.ts'
import { WorkEditor } from './work-editor.tsx'
import styles from './workspace.module.css'
import { WorkspaceLayout } from './workspace-layout.tsx'

// Opened by few, and late.
const CatchUpDialog = lazy(async () => ({
  default: (await import('../exercise/catch-up-dialog.tsx')).CatchUpDialog,
}))
const VersionDialog = lazy(async () => ({
  default: (await import('../exercise/version-dialog.tsx')).VersionDialog,
}))
const SolutionDialog = lazy(async () => ({
  default: (await import('../exercise/solution-dialog.tsx')).SolutionDialog,
}))

type Opened =
  | { name: 'catch-up'; step: number }
  | { name: 'version'; step: number; at: number }
  | { name: 'solution' }

/** An exercise as a learner works at it: the task, their code or their team's, what comes of running and checking it. */
export function LearnerWorkspace(props: {
  exercise: ExerciseSummary
  me: MeView
  view: Pick<RoomView, 'exercise' | 'released'>
  language: string
  ended: boolean
  /** A hint that was put before the learner, to be shown; a new object for each. */
  hint?: { exercise: string; hint: number } | undefined
  /** Makes the workspace. */
  onOpen: () => void
  className?: string | undefined
}) {
  const { exercise, me, view, ended } = props
  const { session, send } = useRoom()
  const command = useCommand()
  const loaded = useExercise(exercise.id)
  const [chosen, setChosen] = useState<string>()
  const [open, setOpen] = useState<OpenDocument>()
  const [tab, setTab] = useState<TaskTab>('task')
  const [dialog, setDialog] = useState<Opened>()
  const all = ownWorkAt(me, exercise.id)
  const now = presentOwner(me)
  const work = all.find(({ owner }) => owner === chosen) ?? all[0]
  // Whoever came into a team has work of their own perhaps, and none of the team's yet.
  const mayOpen = !ended && !all.some(({ owner }) => owner === now)
  const own = work?.owner === now && !ended
  const mates = teamMates(me)
  const content = loaded.data
  const known = me.workspaces?.find((one) => one.exercise === exercise.id && one.owner === work?.owner)

  // Nobody waits for the answer: a report that is refused or lost is overtaken by the next.
  const tell = useCallback((report: Parameters<typeof send>[0]) => void send(report), [send])
  const checks = useChecks(own ? content : undefined, tell)
  const doc = open?.ready ? open.doc : undefined
  const check = useRef<() => void>(undefined)
  check.current = () => doc && void checks.run(filesOf(doc))
  // What other code came to would go on being shown for this one.
  const checkAgain = () => check.current?.()
  const onRan = useCallback(
    (ran: Ran) => {
      const report = runReport(exercise.id, ran)
      if (!report) return
      tell(report)
      check.current?.()
    },
    [exercise.id, tell],
  )
  const rows = useMemo(
    () => checkRows(content?.checks ?? [], content?.steps ?? [], checks.results, known?.checks),
    [content, checks.results, known?.checks],
  )
  const { hint } = props
  useEffect(() => {
    if (hint?.exercise !== exercise.id) return
    setTab('hints')
    void send({ type: 'work.open-hint', exercise: exercise.id, hint: hint.hint })
  }, [hint, exercise.id, send])

  const at = { exercise: exercise.id } as const
  const connected = own && doc !== undefined && open?.synced === true && open.state.name === 'open'
  const released = view.released?.solutions.includes(exercise.id)
    ? (content?.steps.length ?? 0)
    : (view.released?.steps[exercise.id] ?? 0)
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
      {!ended && <AskForHelp me={me} exercise={exercise.id} tight />}
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
  const brief = <Task loaded={loaded} language={props.language} />
  const foot = own && content && (
    <>
      <NoteButtons
        note={known?.note?.value}
        onChange={(value) =>
          void command({ type: 'work.set-note', ...at, ...(value === undefined ? {} : { note: value }) })
        }
      />
      <HandIn
        exercise={content}
        submissions={known?.submissions ?? []}
        files={connected && doc ? () => filesOf(doc) : undefined}
        delivered={open?.delivered ?? noConnection}
        check={checks.run}
      />
      <StuckRules label="What counts as stuck?" />
    </>
  )
  return (
    <>
      <WorkspaceLayout
        title={exercise.title}
        task={
          content && work ? (
            <TaskPane
              exercise={content}
              task={brief}
              language={props.language}
              work={known}
              rows={rows}
              checks={checks}
              classStep={view.exercise?.id === exercise.id ? view.exercise.step : undefined}
              released={released}
              onCheck={own && doc ? checkAgain : undefined}
              onHint={
                own ? (number) => void command({ type: 'work.open-hint', ...at, hint: number }) : undefined
              }
              onCatchUp={connected ? (step) => setDialog({ name: 'catch-up', step }) : undefined}
              onVersion={(version) => setDialog({ name: 'version', ...version })}
              onSolution={
                doc && view.released?.solutions.includes(exercise.id)
                  ? () => setDialog({ name: 'solution' })
                  : undefined
              }
              foot={foot}
              tab={tab}
              onTab={setTab}
            />
          ) : (
            brief
          )
        }
        taskMark={rows.length > 0 && known && <Badge>{`${passedOf(rows)}/${rows.length}`}</Badge>}
        note={note}
        tools={tools}
        first="task"
        className={props.className}
        editor={(pane) =>
          work ? (
            <WorkEditor
              exercise={exercise.id}
              owner={work.owner}
              content={content}
              me={me}
              label={`Your code: ${exercise.title}`}
              mayWrite={work.mayWrite && !ended}
              reason={ended ? 'The class has ended.' : 'This team is no more. You can still read its work.'}
              pointing={me.team !== undefined && work.owner === me.team.id}
              onOpen={setOpen}
              onRan={own ? onRan : undefined}
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
      {dialog && doc && content && work && (
        <Suspense>
          {dialog.name === 'catch-up' && (
            <CatchUpDialog
              exercise={content}
              step={dialog.step}
              from={known?.caughtUp?.at(-1)?.step ?? 0}
              doc={doc}
              delivered={open?.delivered ?? noConnection}
              onTaken={checkAgain}
              onClose={() => setDialog(undefined)}
            />
          )}
          {dialog.name === 'version' && (
            <VersionDialog
              document={`${session}/work/${exercise.id}/${work.owner}`}
              doc={doc}
              title={versionTitle(dialog)}
              at={dialog.at}
              mayWrite={own}
              onTaken={checkAgain}
              onClose={() => setDialog(undefined)}
            />
          )}
          {dialog.name === 'solution' && (
            <SolutionDialog exercise={content} doc={doc} onClose={() => setDialog(undefined)} />
          )}
        </Suspense>
      )}
    </>
  )
}

const noConnection = () => Promise.reject(new Error('there is no connection'))
