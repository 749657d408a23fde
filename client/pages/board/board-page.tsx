import { ArrowLeft, UsersRound } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'wouter'
import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { BoardFilterFields, EVERYBODY } from '../../features/board/board-filter.tsx'
import { BoardList } from '../../features/board/board-list.tsx'
import { boardRows } from '../../features/board/board-rows.ts'
import { FailingPanel } from '../../features/board/failing-panel.tsx'
import { GroupsDialog } from '../../features/board/groups-dialog.tsx'
import { PaceControl } from '../../features/board/pace-control.tsx'
import { piecesOf } from '../../features/board/pieces.ts'
import { ConnectionBanner } from '../../features/connection/connection-banner.tsx'
import { ConnectionMark } from '../../features/connection/connection-mark.tsx'
import { StuckRules } from '../../features/exercise/stuck-rules.tsx'
import { HelpQueue } from '../../features/help/help-queue.tsx'
import { lookAtCall } from '../../features/help/look-at-call.ts'
import { RoomGate } from '../../features/room/room-gate.tsx'
import { lookInto } from '../../features/work/looking.ts'
import { StaffWorkspace } from '../../features/work/staff-workspace.tsx'
import { useExercise } from '../../features/work/use-exercise.ts'
import type { WorkRow } from '../../features/work/work-rows.ts'
import { useDeck } from '../../hooks/use-deck.ts'
import { useEnter } from '../../hooks/use-enter.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { RoomProvider, useRoom } from '../../hooks/use-room.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { NotStaffScreen } from '../present/present-ended.tsx'
import styles from './board-page.module.css'

/** `/s/:id/board`: where everybody stands, for the staff. */
export function BoardPage() {
  const { id = '' } = useParams()
  const { entered, error, busy, retry } = useEnter(id)
  if (error) return <LoadError error={error} busy={busy} onRetry={retry} />
  if (!entered) return <PageSpinner label="Opening the board" />
  return (
    <RoomProvider session={id} as="staff">
      <RoomGate>{(view, me) => <BoardContent view={view} me={me} />}</RoomGate>
    </RoomProvider>
  )
}

function BoardContent({ view, me }: { view: RoomView; me: MeView }) {
  const { session } = useRoom()
  const staff = me.role === 'instructor' || me.role === 'ta'
  const { deck, error } = useDeck('staff', staff)
  useTitle(`Board: ${view.session.title}`)
  if (!staff) return <NotStaffScreen title={view.session.title} session={session} />
  if (error) return <LoadError error={error} busy={false} onRetry={() => location.reload()} />
  if (!deck) return <PageSpinner label="Loading the exercises" />
  return <Board view={view} me={me} deck={deck} />
}

const NO_EXERCISES: readonly ExerciseSummary[] = []

function Board({ view, me, deck }: { view: RoomView; me: MeView; deck: StaffDeck }) {
  const { session } = useRoom()
  const [search, setSearch] = useSearchParams()
  const now = useServerNow(5_000)
  const exercises = deck.exercises ?? NO_EXERCISES
  const exercise =
    exercises.find(({ id }) => id === (search.get('exercise') ?? view.exercise?.id)) ?? exercises[0]
  const { data } = useExercise(exercise?.id)
  const pieces = useMemo(() => piecesOf(data), [data])
  const [filter, setFilter] = useState(EVERYBODY)
  const [everywhere, setEverywhere] = useState(false)
  const [groups, setGroups] = useState(false)
  const shown = useDeferredValue(view)
  const { work, roster, help } = shown
  const people = roster?.people ?? {}
  const back = me.role === 'instructor' ? `/s/${session}/present` : `/s/${session}`
  const here = exercise?.id ?? ''
  const others = useMemo(() => exercises.filter(({ id }) => id !== here), [exercises, here])
  const { rows, all } = useMemo(
    () => boardRows({ work, roster, help }, here, filter, now),
    [work, roster, help, here, filter, now],
  )
  const open = useCallback(
    (row: WorkRow, at?: ExerciseSummary) => setSearch({ exercise: at?.id ?? here, open: row.owner }),
    [setSearch, here],
  )
  if (!exercise) return <EmptyState level={1} title="This course has no exercises" />
  const ended = view.session.phase === 'ended'
  const opened = all.find(({ owner, work }) => owner === search.get('open') && work)
  if (opened) {
    return (
      <main className={styles.full} aria-label={`Work of ${opened.name}`}>
        <ConnectionBanner />
        <StaffWorkspace
          {...lookInto(exercise, opened)}
          me={me}
          language={deck.language}
          ended={ended}
          back={{ label: 'Back to the board', go: () => setSearch({ exercise: exercise.id }) }}
          className={styles.workspace}
        />
      </main>
    )
  }
  return (
    <div className={styles.page}>
      <ConnectionBanner />
      <header className={styles.bar}>
        <div className={styles.top}>
          <ButtonLink size="sm" variant="ghost" icon={<ArrowLeft size={16} />} href={back}>
            Class
          </ButtonLink>
          <h1 className={styles.title}>
            Board <span className={styles.of}>{view.session.title}</span>
          </h1>
          <ConnectionMark />
        </div>
        {!ended && <PaceControl view={view} steps={data?.steps ?? []} minutes={exercise.minutes} />}
        <div className={styles.tools}>
          <label className={styles.choice}>
            <span className="visually-hidden">Exercise</span>
            <select value={exercise.id} onChange={(event) => setSearch({ exercise: event.target.value })}>
              {exercises.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                  {id === view.exercise?.id ? ': now in class' : ''}
                </option>
              ))}
            </select>
          </label>
          <BoardFilterFields filter={filter} onChange={setFilter} all={all} me={me.id} />
          {others.length > 0 && (
            <label className={styles.check}>
              <input type="checkbox" checked={everywhere} onChange={() => setEverywhere(!everywhere)} /> All
              exercises
            </label>
          )}
          {!ended && (
            <Button
              size="sm"
              icon={<UsersRound size={16} />}
              aria-haspopup="dialog"
              onClick={() => setGroups(true)}
            >
              Groups
            </Button>
          )}
          <StuckRules label="What counts as stuck?" />
        </div>
      </header>
      <main className={styles.main} aria-label={`Everybody at ${exercise.title}`}>
        {work && (
          <BoardList
            rows={rows}
            occasion={`${exercise.id} ${JSON.stringify(filter)}`}
            work={work}
            exercise={exercise}
            pieces={pieces}
            classStep={exercise.id === view.exercise?.id ? view.exercise.step : undefined}
            others={others}
            othersOpen={everywhere}
            people={people}
            now={now}
            onOpen={open}
          />
        )}
        <aside className={styles.side} aria-label="Help and what fails">
          {view.help && !ended && (
            <HelpQueue
              help={view.help}
              people={people}
              teams={work?.teams}
              exercises={exercises}
              me={me}
              now={now}
              onLookAt={(call) =>
                lookAtCall(call, { usual: exercise.id, exercises, work, people, now }, (at, row) =>
                  open(row, at),
                )
              }
            />
          )}
          <FailingPanel
            exercise={exercise.id}
            rows={all}
            nudges={view.nudges}
            slide={view.stage?.slide ?? 0}
            slides={deck.slides.length}
            onOpen={open}
          />
        </aside>
      </main>
      {rows.length === 0 && (
        <p className={styles.none} role="status">
          {all.length === 0 ? 'No learner is here yet.' : 'Nobody fits: change the search or the state.'}
        </p>
      )}
      {groups && <GroupsDialog people={people} me={me} onClose={() => setGroups(false)} />}
    </div>
  )
}
