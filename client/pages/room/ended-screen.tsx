import { BookOpen, Code2, PartyPopper } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { RoomScreen } from '../../features/room/room-screens.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ClassView } from './class-view.tsx'
import styles from './ended-screen.module.css'

/** After the class: a word of thanks, and everything to read again. */
export function EndedScreen(props: {
  view: RoomView
  me: MeView
  deck: AudienceDeck | StaffDeck | undefined
}) {
  const { view, me, deck } = props
  const [search, setSearch] = useSearchParams()
  const [reading, setReading] = useState(() => search.has('exercise'))
  const work = me.workspaces?.at(-1)
  useTitle('The class has ended')
  if (reading && deck && view.stage) return <ClassView view={view} stage={view.stage} me={me} deck={deck} />
  return (
    <RoomScreen title={undefined}>
      <EmptyState
        level={1}
        icon={<PartyPopper size={26} />}
        title="The class has ended"
        action={
          deck &&
          view.stage && (
            <div className={styles.ways}>
              <Button variant="primary" icon={<BookOpen size={16} />} onClick={() => setReading(true)}>
                Slides, code and notes
              </Button>
              {work && (
                <Button
                  icon={<Code2 size={16} />}
                  onClick={() => {
                    setSearch({ exercise: work.exercise }, { replace: true })
                    setReading(true)
                  }}
                >
                  Look at your code
                </Button>
              )}
            </div>
          )
        }
      >
        <p>
          Thank you for taking part in <strong>{view.session.title}</strong>, {me.name}.
        </p>
      </EmptyState>
    </RoomScreen>
  )
}
