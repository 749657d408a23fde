import { X } from 'lucide-react'
import { useState } from 'react'
import type { AudienceSlide, StaffSlide } from '../../../shared/course/deck.ts'
import type { ExerciseSummary } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { NotesPanel } from '../../features/notes/notes-panel.tsx'
import { PeoplePanel } from '../../features/people/people-panel.tsx'
import { roomTab } from '../../features/pulse/staff/room-tab.tsx'
import type { Looking } from '../../features/work/looking.ts'
import type { WorkRow } from '../../features/work/work-rows.ts'
import { workTab } from '../../features/work/work-tab.tsx'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import styles from './staff-panel.module.css'

/** Beside the slide for assistants: the people they look after and the presenter's notes. */
export function StaffPanel(props: {
  view: RoomView
  me: MeView
  slide: AudienceSlide | StaffSlide | undefined
  language: string
  exercises: readonly ExerciseSummary[]
  slides: number
  looking: Looking | undefined
  onLook: (exercise: ExerciseSummary, row: WorkRow) => void
  onClose: () => void
}) {
  const { view, me, slide, exercises, looking } = props
  const [tab, setTab] = useState<'work' | 'room' | 'people' | 'notes'>(
    props.exercises.length > 0 && view.exercise ? 'work' : 'people',
  )
  const waiting = view.door?.waiting ?? 0
  return (
    <aside className={styles.panel} aria-label="People and notes">
      <Tabs
        label="People and notes"
        className={styles.tabs}
        selected={tab}
        onSelect={setTab}
        actions={
          <IconButton label="Close the panel" icon={<X size={18} />} size="sm" onClick={props.onClose} />
        }
        tabs={[
          ...workTab({
            view,
            me,
            exercises,
            slides: props.slides,
            suggested: slide?.exercise,
            looking,
            onLook: props.onLook,
          }),
          roomTab(view),
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
          {
            id: 'notes',
            label: 'Notes',
            content: (
              <NotesPanel slide={slide && 'notes' in slide ? slide : undefined} language={props.language} />
            ),
          },
        ]}
      />
    </aside>
  )
}
