import { Grid2x2, Play, Search, Square, TableProperties, UsersRound } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import type { ExerciseId, ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { HelpView, MeView, RoomView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { clockText } from '../../pages/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { FailingPanel } from '../board/failing-panel.tsx'
import { PaceControl } from '../board/pace-control.tsx'
import { StuckRules } from '../exercise/stuck-rules.tsx'
import { HelpQueue } from '../help/help-queue.tsx'
import { NeedMark } from './need-mark.tsx'
import { skillOf } from './skill.ts'
import { useExercise } from './use-exercise.ts'
import styles from './work-panel.module.css'
import { filterRows, type WorkRow, workRows } from './work-rows.ts'

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
  const [search, setSearch] = useState('')
  const [teams, setTeams] = useState(false)
  const current = view.exercise?.id
  const id = chosen ?? current ?? props.suggested ?? exercises[0]?.id
  const exercise = exercises.find((one) => one.id === id)
  const loaded = useExercise(current)
  const work = useDeferredValue(view.work)
  const { people } = useDeferredValue(view.roster) ?? NOBODY
  if (!exercise || !work) {
    return (
      <>
        {view.help && (
          <HelpQueue
            help={view.help}
            people={people}
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
  const all = workRows(exercise.id, work, people, now)
  const rows = filterRows(all, search, undefined)
  const at = all.filter(({ work: opened, earlier }) => opened && !earlier).length
  const open = all.filter(({ earlier }) => !earlier).length
  const lookAt = ({ by, exercise: about = exercise.id }: HelpView) => {
    const wanted = exercises.find((one) => one.id === about)
    const theirs = workRows(about, work, people, now).find(
      ({ members, earlier, work: opened }) => opened && !earlier && members.includes(by),
    )
    if (wanted && theirs) onOpen(wanted, theirs)
  }
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
          {open === 0 ? 'Nobody is here yet.' : `${at} of ${open} have opened it.`}
        </p>
        <StuckRules label="What counts as stuck?" />
        {all.length > 8 && (
          <Field
            label="Search learners"
            hideLabel
            type="search"
            placeholder="Search learners"
            icon={<Search size={16} />}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </div>
      {view.help && !ended && (
        <HelpQueue
          help={view.help}
          people={people}
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
      <ul className={styles.list} aria-label={`Work at ${exercise.title}`}>
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <Row
            key={row.owner}
            row={row}
            now={now}
            opened={props.opened === `${exercise.id}/${row.owner}`}
            onOpen={() => onOpen(exercise, row)}
          />
        ))}
      </ul>
      {rows.length > MOST_SHOWN && <p className={styles.more}>{rows.length - MOST_SHOWN} more: search.</p>}
      {rows.length === 0 && all.length > 0 && <p className={styles.more}>Nobody by that name.</p>}
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
