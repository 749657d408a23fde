import { Grid2x2, Play, Square, TableProperties, UsersRound } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import type { ExerciseId, ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { HelpView, MeView, RoomView } from '../../../shared/view/slices.ts'
import { useCalmOrder, usePointerOver } from '../../hooks/use-calm-order.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { clockText } from '../../pages/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { BoardFilterFields, EVERYBODY } from '../board/board-filter.tsx'
import { boardRows } from '../board/board-rows.ts'
import { FailingPanel } from '../board/failing-panel.tsx'
import { PaceControl } from '../board/pace-control.tsx'
import { StuckRules } from '../exercise/stuck-rules.tsx'
import { HelpQueue } from '../help/help-queue.tsx'
import { lookAtCall } from '../help/look-at-call.ts'
import { NeedMark } from './need-mark.tsx'
import { skillOf } from './skill.ts'
import { useExercise } from './use-exercise.ts'
import styles from './work-panel.module.css'
import { filterRows, type WorkRow } from './work-rows.ts'

const TeamsDialog = lazy(async () => ({ default: (await import('./teams-dialog.tsx')).TeamsDialog }))

const NOBODY = { people: {} }
const NOTE_TONES = { working: 'accent', stuck: 'danger', done: 'ok' } as const
/** A full hall is searched, not scrolled. */
const MOST_SHOWN = 400

/** For the staff: which exercise the class works at, and everybody's work at it, most in need first. */
export function WorkPanel(props: {
  view: RoomView
  me: MeView
  exercises: readonly ExerciseSummary[]
  /** How many slides the deck has. */
  slides: number
  /** The one that the slide names, offered first while the class works at none. */
  suggested: ExerciseId | undefined
  /** The workspace that is open beside the list. */
  opened: string | undefined
  onOpen: (exercise: ExerciseSummary, row: WorkRow) => void
}) {
  const { view, me, exercises, onOpen } = props
  const { session } = useRoom()
  const command = useCommand()
  const now = useServerNow(10_000)
  const [chosen, setChosen] = useState<ExerciseId>()
  const [filter, setFilter] = useState(EVERYBODY)
  const [teams, setTeams] = useState(false)
  const current = view.exercise?.id
  const id = chosen ?? current ?? props.suggested ?? exercises[0]?.id
  const exercise = exercises.find((one) => one.id === id)
  const loaded = useExercise(current)
  const work = useDeferredValue(view.work)
  const roster = useDeferredValue(view.roster)
  const { people } = roster ?? NOBODY
  const { rows, all, earlier } = useMemo(
    () => boardRows({ work, roster, help: view.help }, id ?? '', filter, now),
    [work, roster, view.help, id, filter, now],
  )
  const { isOver, handlers } = usePointerOver()
  const everybody = filter.need === undefined && filter.group === undefined && !filter.help
  const shown = useCalmOrder(
    [...rows.map(({ row }) => row), ...(everybody ? filterRows(earlier, filter.search, undefined) : [])],
    ownerOf,
    `${id} ${JSON.stringify(filter)}`,
    isOver,
  )
  if (!exercise || !work) {
    return (
      <>
        {view.help && (
          <HelpQueue
            help={view.help}
            people={people}
            teams={undefined}
            exercises={exercises}
            me={me}
            now={now}
            onLookAt={() => undefined}
          />
        )}
        <EmptyState title="This course has no exercises">
          An exercise is a folder of the course with a task and the files to begin with.
        </EmptyState>
      </>
    )
  }
  const ended = view.session.phase === 'ended'
  const begun = exercise.id === current
  const at = all.filter(({ work: opened }) => opened).length
  const lookAt = (call: HelpView) =>
    lookAtCall(call, { usual: exercise.id, exercises, work, people, now }, onOpen)
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <label className={styles.which}>
          <span className={styles.label}>Exercise</span>
          <select value={exercise.id} onChange={(event) => setChosen(event.target.value)}>
            {exercises.map(({ id: one, title, minutes }) => (
              <option key={one} value={one}>
                {title}
                {minutes === undefined ? '' : ` (${minutes} min)`}
                {one === current ? ': now in class' : ''}
              </option>
            ))}
          </select>
        </label>
        <div className={styles.actions}>
          {!ended &&
            (begun ? (
              <Button
                size="sm"
                icon={<Square size={14} />}
                onClick={() => command({ type: 'exercise.leave' })}
              >
                End it
              </Button>
            ) : (
              <Button
                size="sm"
                variant="primary"
                icon={<Play size={14} />}
                onClick={() => command({ type: 'exercise.begin', exercise: exercise.id })}
              >
                Begin for everybody
              </Button>
            ))}
          {!ended && (
            <Button
              size="sm"
              icon={<UsersRound size={16} />}
              aria-haspopup="dialog"
              onClick={() => setTeams(true)}
            >
              Teams
            </Button>
          )}
          <ButtonLink
            size="sm"
            icon={<TableProperties size={16} />}
            newWindow
            href={`/s/${session}/board?exercise=${exercise.id}`}
          >
            Board
          </ButtonLink>
          <ButtonLink
            size="sm"
            icon={<Grid2x2 size={16} />}
            newWindow
            href={`/s/${session}/wall?exercise=${exercise.id}`}
          >
            Wall
          </ButtonLink>
        </div>
        {!ended && <PaceControl view={view} steps={loaded.data?.steps ?? []} minutes={exercise.minutes} />}
        <p className={styles.count} role="status">
          {begun && view.exercise && `Begun at ${clockText(view.exercise.since)}. `}
          {all.length === 0 ? 'Nobody is here yet.' : `${at} of ${all.length} have opened it.`}
        </p>
        <StuckRules label="What counts as stuck?" />
      </div>
      {view.help && !ended && (
        <HelpQueue
          help={view.help}
          people={people}
          teams={work.teams}
          exercises={exercises}
          me={me}
          now={now}
          onLookAt={lookAt}
        />
      )}
      <FailingPanel
        exercise={exercise.id}
        rows={all}
        nudges={view.nudges}
        slide={view.stage?.slide ?? 0}
        slides={props.slides}
        onOpen={(row) => onOpen(exercise, row)}
      />
      {all.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stay in place while the list is scrolled
        <div className={styles.filters} role="group" aria-label="Who is shown">
          <BoardFilterFields filter={filter} onChange={setFilter} all={all} me={me.id} />
        </div>
      )}
      <ul className={styles.list} aria-label={`Work at ${exercise.title}`} {...handlers}>
        {shown.slice(0, MOST_SHOWN).map((row) => (
          <Row
            key={row.owner}
            row={row}
            now={now}
            opened={props.opened === `${exercise.id}/${row.owner}`}
            onOpen={() => onOpen(exercise, row)}
          />
        ))}
      </ul>
      {shown.length > MOST_SHOWN && <p className={styles.more}>{shown.length - MOST_SHOWN} more: search.</p>}
      {shown.length === 0 && all.length > 0 && (
        <p className={styles.more} role="status">
          Nobody fits: change the search or the state.
        </p>
      )}
      {teams && (
        <Suspense>
          <TeamsDialog
            open
            onClose={() => setTeams(false)}
            people={people}
            teams={work.teams}
            skill={skillOf(work)}
          />
        </Suspense>
      )}
    </div>
  )
}

const ownerOf = ({ owner }: WorkRow) => owner

function Row(props: { row: WorkRow; now: number; opened: boolean; onOpen: () => void }) {
  const { row, now, opened } = props
  const { name, members, work, earlier } = row
  const content = (
    <>
      <span className={styles.name}>
        {name}
        {members.length > 1 && <Badge>{members.length === 2 ? 'Pair' : 'Group'}</Badge>}
        {earlier && <Badge>Earlier</Badge>}
      </span>
      <span className={styles.detail}>
        <NeedMark row={row} now={now} />
        {work?.checks && (
          <span className={styles.since}>
            {work.checks.passed}/{work.checks.total} checks
          </span>
        )}
        {work?.note && <Badge tone={NOTE_TONES[work.note.value]}>{work.note.value}</Badge>}
        {work?.submitted && <Badge tone="ok">handed in</Badge>}
        {work && <span className={styles.since}>opened {clockText(work.openedAt)}</span>}
      </span>
      {work?.lastRun?.error && <code className={styles.error}>{work.lastRun.error}</code>}
    </>
  )
  return (
    <li>
      {work ? (
        <button
          type="button"
          className={cx(styles.row, opened && styles.opened)}
          aria-current={opened || undefined}
          title={`Open the work of ${name}`}
          onClick={props.onOpen}
        >
          {content}
        </button>
      ) : (
        <div className={styles.row}>{content}</div>
      )}
    </li>
  )
}
