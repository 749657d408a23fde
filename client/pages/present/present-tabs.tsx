import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { StaffDeck, StaffSlide } from '../../../shared/course/deck.ts'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { LazyClassNotes } from '../../features/class-notes/lazy-class-notes.tsx'
import { NotesPanel } from '../../features/notes/notes-panel.tsx'
import { PeoplePanel } from '../../features/people/people-panel.tsx'
import { roomTab } from '../../features/pulse/staff/room-tab.tsx'
import type { Looking } from '../../features/work/looking.ts'
import type { WorkRow } from '../../features/work/work-rows.ts'
import { workTab } from '../../features/work/work-tab.tsx'
import { Badge } from '../../ui/badge.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import styles from './present-tabs.module.css'

type TabName = 'notes' | 'room' | 'work' | 'people' | 'class-notes' | 'hints'

/** The presenter's notes, what the class asks, people, the notes of the class, and what is wrong with the deck where something is. */
export function PresentTabs(props: {
  view: RoomView
  me: MeView
  deck: StaffDeck
  slide: StaffSlide | undefined
  looking: Looking | undefined
  onLook: (exercise: ExerciseSummary, row: WorkRow) => void
}) {
  const { view, me, deck, slide, looking } = props
  const exercises = deck.exercises ?? []
  const [tab, setTab] = useState<TabName>('notes')
  const waiting = view.door?.waiting ?? 0
  const hints = slide?.hints ?? []
  const tabs: Tab<TabName>[] = [
    { id: 'notes', label: 'Notes', content: <NotesPanel slide={slide} language={deck.language} /> },
    roomTab(view),
    ...workTab({
      view,
      me,
      exercises,
      slides: deck.slides.length,
      suggested: slide?.exercise,
      looking,
      onLook: props.onLook,
    }),
    {
      id: 'people',
      label: 'People',
      detail: waiting > 0 && (
        <Badge tone="warn">
          {waiting}
          <span className="visually-hidden"> waiting</span>
        </Badge>
      ),
      content: view.roster && <PeoplePanel roster={view.roster} stage={view.stage} me={me} />,
    },
  ]
  tabs.push({ id: 'class-notes', label: 'Class notes', content: <LazyClassNotes me={me} /> })
  if (hints.length > 0) {
    tabs.push({
      id: 'hints',
      label: 'Slide hints',
      detail: <Badge>{hints.length}</Badge>,
      content: <Hints hints={hints} />,
    })
  }
  return (
    <Tabs
      label="Notes and people"
      className={styles.tabs}
      tabs={tabs}
      selected={tabs.some(({ id }) => id === tab) ? tab : 'notes'}
      onSelect={setTab}
    />
  )
}

/** For the author; the class sees nothing of it. */
function Hints({ hints }: { hints: StaffSlide['hints'] }) {
  return (
    <ul className={styles.hints}>
      {hints.map((hint) => (
        <li key={`${hint.file}:${hint.line}:${hint.message}`} className={styles.hint}>
          <TriangleAlert size={16} aria-label={hint.severity === 'error' ? 'Error' : 'Warning'} />
          <div>
            <p>{hint.message}</p>
            <p className={styles.place}>
              {hint.file}:{hint.line}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
