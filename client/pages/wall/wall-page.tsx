import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useParams, useSearchParams } from 'wouter'
import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { ConnectionBanner } from '../../features/connection/connection-banner.tsx'
import { RoomGate } from '../../features/room/room-gate.tsx'
import { lookInto } from '../../features/work/looking.ts'
import { StaffWorkspace } from '../../features/work/staff-workspace.tsx'
import { filterRows, type Need, type WorkRow, workRows } from '../../features/work/work-rows.ts'
import { useCalmOrder } from '../../hooks/use-calm-order.ts'
import { useDeck } from '../../hooks/use-deck.ts'
import { useEnter } from '../../hooks/use-enter.ts'
import { useServerNow } from '../../hooks/use-now.ts'
import { RoomProvider, useRoom } from '../../hooks/use-room.tsx'
import { useStored } from '../../hooks/use-stored.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { NotStaffScreen } from '../present/present-ended.tsx'
import { TILE_SIZES, type TileSize, WallBar } from './wall-bar.tsx'
import styles from './wall-page.module.css'
import { WallTile } from './wall-tile.tsx'

/** Tiles in the page at first; a full hall is searched, filtered or asked for more. */
const PAGE = 300

/** `/s/:id/wall`: everybody's editor at an exercise, live, for the staff. */
export function WallPage() {
  const { id = '' } = useParams()
  const { entered, error, busy, retry } = useEnter(id)
  if (error) return <LoadError error={error} busy={busy} onRetry={retry} />
  if (!entered) return <PageSpinner label="Opening the wall" />
  return (
    <RoomProvider session={id} as="staff">
      <RoomGate>{(view, me) => <WallContent view={view} me={me} />}</RoomGate>
    </RoomProvider>
  )
}

function WallContent({ view, me }: { view: RoomView; me: MeView }) {
  const { session } = useRoom()
  const staff = me.role === 'instructor' || me.role === 'ta'
  const { deck, error } = useDeck('staff', staff)
  useTitle(`Wall: ${view.session.title}`)
  if (!staff) return <NotStaffScreen title={view.session.title} session={session} />
  if (error) return <LoadError error={error} busy={false} onRetry={() => location.reload()} />
  if (!deck) return <PageSpinner label="Loading the exercises" />
  return <Wall view={view} me={me} deck={deck} />
}

function Wall({ view, me, deck }: { view: RoomView; me: MeView; deck: StaffDeck }) {
  const { session } = useRoom()
  const [search, setSearch] = useSearchParams()
  const now = useServerNow(10_000)
  const exercises: readonly ExerciseSummary[] = deck.exercises ?? []
  const wanted = search.get('exercise') ?? view.exercise?.id
  const exercise = exercises.find(({ id }) => id === wanted) ?? exercises[0]
  const opened = search.get('open')
  const [name, setName] = useState('')
  const [need, setNeed] = useState<Need>()
  const [stored, setStored] = useStored('lectern.wall-size', 'medium')
  const size: TileSize = stored in TILE_SIZES ? (stored as TileSize) : 'medium'
  const [most, setMost] = useState(PAGE)

  const all = exercise && view.work ? workRows(exercise.id, view.work, view.roster?.people ?? {}, now) : []
  const current = all.filter(({ earlier }) => !earlier)
  const rows = useCalmOrder(filterRows(current, name, need), ownerOf, `${exercise?.id} ${name} ${need}`)

  const place = useRef(0)
  const open = useCallback(
    (owner: string) => {
      place.current = window.scrollY
      setSearch((old) => {
        const next = new URLSearchParams(old)
        next.set('open', owner)
        return next
      })
    },
    [setSearch],
  )
  const close = () =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old)
        next.delete('open')
        return next
      },
      { replace: true },
    )
  useLayoutEffect(() => {
    if (opened === null) window.scrollTo(0, place.current)
  }, [opened])

  const back = me.role === 'instructor' ? `/s/${session}/present` : `/s/${session}`
  if (!exercise) {
    return <EmptyState level={1} title="This course has no exercises" />
  }
  const row = opened === null ? undefined : all.find(({ owner, work }) => owner === opened && work)
  if (row) {
    return (
      <main className={styles.full} aria-label={`Work of ${row.name}`}>
        <ConnectionBanner />
        <StaffWorkspace
          {...lookInto(exercise, row)}
          me={me}
          language={deck.language}
          ended={view.session.phase === 'ended'}
          back={{ label: 'Back to the wall', go: close }}
          className={styles.workspace}
        />
      </main>
    )
  }
  const { width, height, font } = TILE_SIZES[size]
  return (
    <div className={styles.page}>
      <ConnectionBanner />
      <WallBar
        title={view.session.title}
        back={back}
        exercises={exercises}
        exercise={exercise}
        onExercise={(id) => setSearch({ exercise: id }, { replace: true })}
        search={name}
        onSearch={setName}
        need={need}
        onNeed={setNeed}
        rows={current}
        size={size}
        onSize={setStored}
      />
      <main className={styles.main} aria-label={`Everybody’s work at ${exercise.title}`}>
        <ul
          className={styles.grid}
          style={{ '--tile-width': `${width}px`, '--tile-height': `${height}px` } as object}
        >
          {rows.slice(0, most).map((one) => (
            <WallTile
              key={one.owner}
              exercise={exercise.id}
              row={one}
              self={me.id}
              now={now}
              size={font}
              narrow={size === 'small'}
              onOpen={open}
            />
          ))}
        </ul>
        {rows.length > most && (
          <Button className={styles.more ?? ''} onClick={() => setMost(most + PAGE)}>
            Show {Math.min(PAGE, rows.length - most)} more
          </Button>
        )}
        {rows.length === 0 && (
          <EmptyState title={current.length === 0 ? 'No learner is here yet' : 'Nobody fits'}>
            {current.length === 0
              ? 'Their editors appear here as soon as they open the exercise.'
              : 'Change the search or the state.'}
          </EmptyState>
        )}
      </main>
    </div>
  )
}

const ownerOf = ({ owner }: WorkRow) => owner
