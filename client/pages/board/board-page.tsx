import { ArrowLeft, Search, UsersRound } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { boardRows } from '../../features/board/board-rows.ts'
import { BoardTable } from '../../features/board/board-table.tsx'
import { FailingPanel } from '../../features/board/failing-panel.tsx'
import { GroupsDialog } from '../../features/board/groups-dialog.tsx'
import { PaceControl } from '../../features/board/pace-control.tsx'
import { ConnectionBanner } from '../../features/connection/connection-banner.tsx'
import { ConnectionMark } from '../../features/connection/connection-mark.tsx'
import { StuckRules } from '../../features/exercise/stuck-rules.tsx'
import { HelpQueue } from '../../features/help/help-queue.tsx'
import { RoomGate } from '../../features/room/room-gate.tsx'
import { lookInto } from '../../features/work/looking.ts'
import { NEED_NAMES } from '../../features/work/need-mark.tsx'
import { StaffWorkspace } from '../../features/work/staff-workspace.tsx'
import { useExercise } from '../../features/work/use-exercise.ts'
import { NEEDS, type Need, type WorkRow, workRows } from '../../features/work/work-rows.ts'
import { useDeck } from '../../hooks/use-deck.ts'
import { useEnter } from '../../hooks/use-enter.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { RoomProvider, useRoom } from '../../hooks/use-room.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
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

function Board({ view, me, deck }: { view: RoomView; me: MeView; deck: StaffDeck }) {
  const { session } = useRoom()
  const [, navigate] = useLocation()
  const [search, setSearch] = useSearchParams()
  const now = useServerNow(5_000)
  const exercises: readonly ExerciseSummary[] = deck.exercises ?? []
  const exercise =
    exercises.find(({ id }) => id === (search.get('exercise') ?? view.exercise?.id)) ?? exercises[0]
  const { data } = useExercise(exercise?.id)
  const [name, setName] = useState('')
  const [need, setNeed] = useState<Need>()
  const [mine, setMine] = useState(false)
  const [help, setHelp] = useState(false)
  const [sort, setSort] = useState<'need' | 'name'>('need')
  const [groups, setGroups] = useState(false)
  const shown = useDeferredValue(view)
  const people = shown.roster?.people ?? {}
  const back = me.role === 'instructor' ? `/s/${session}/present` : `/s/${session}`
  if (!exercise) return <EmptyState level={1} title="This course has no exercises" />
  const filter = { search: name, need, group: mine ? me.id : undefined, help, sort }
  const { rows, all } = boardRows(shown, exercises, exercise.id, filter, now)
  const counts = new Map<Need, number>()
  for (const row of all) counts.set(row.need, (counts.get(row.need) ?? 0) + 1)
  const open = (row: WorkRow, at: ExerciseSummary = exercise) =>
    setSearch({ exercise: at.id, open: row.owner })
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
          <Field
            label="Search learners"
            hideLabel
            type="search"
            placeholder="Search learners"
            icon={<Search size={16} />}
            className={styles.search ?? ''}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <label className={styles.choice}>
            <span className="visually-hidden">State</span>
            <select
              value={need ?? ''}
              onChange={(event) => setNeed(NEEDS.find((one) => one === event.target.value))}
            >
              <option value="">Everybody ({all.length})</option>
              {NEEDS.map((one) => (
                <option key={one} value={one}>
                  {NEED_NAMES[one]} ({counts.get(one) ?? 0})
                </option>
              ))}
            </select>
          </label>
          <label className={styles.choice}>
            <span className="visually-hidden">Order</span>
            <select
              value={sort}
              onChange={(event) => setSort(event.target.value === 'name' ? 'name' : 'need')}
            >
              <option value="need">By need</option>
              <option value="name">By name</option>
            </select>
          </label>
          <label className={styles.check}>
            <input type="checkbox" checked={mine} onChange={() => setMine(!mine)} /> My group
          </label>
          <label className={styles.check}>
            <input type="checkbox" checked={help} onChange={() => setHelp(!help)} /> Asked for help
          </label>
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
        <BoardTable
          rows={rows}
          exercise={exercise}
          exercises={exercises.filter(({ id }) => id !== exercise.id)}
          people={people}
          now={now}
          onOpen={(row) => open(row)}
        />
        <aside className={styles.side} aria-label="Help and what fails">
          {view.help && !ended && (
            <HelpQueue
              help={view.help}
              people={people}
              exercises={exercises}
              me={me}
              now={now}
              onLookAt={({ by, exercise: about = exercise.id }) => {
                const at = exercises.find(({ id }) => id === about)
                const theirs =
                  shown.work &&
                  workRows(about, shown.work, people, now).find(
                    ({ members, earlier, work }) => work && !earlier && members.includes(by),
                  )
                if (at && theirs) open(theirs, at)
                else navigate(back)
              }}
            />
          )}
          <FailingPanel
            exercise={exercise.id}
            rows={all}
            nudges={view.nudges}
            slide={view.stage?.slide ?? 0}
            slides={deck.slides.length}
            onOpen={(row) => open(row)}
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
