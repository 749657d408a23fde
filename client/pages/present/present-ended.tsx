import { BookOpen, ChartNoAxesColumn, CirclePlay, CircleSlash2, Lock } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { RoomScreen } from '../../features/room/room-screens.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { durationText } from '../times.ts'

const ClassView = lazy(async () => ({ default: (await import('../room/class-view.tsx')).ClassView }))

/** After the class, for whoever ran it. */
export function PresentEnded(props: { view: RoomView; me: MeView; deck: StaffDeck | undefined }) {
  const { view, me, deck } = props
  const [reading, setReading] = useState(false)
  const { startedAt, endedAt, id, title } = view.session
  useTitle('The class has ended')
  const lasted = startedAt !== undefined && endedAt !== undefined ? endedAt - startedAt : undefined
  if (reading && deck && view.stage) {
    return (
      <Suspense fallback={<PageSpinner label="Opening the class" />}>
        <ClassView view={view} stage={view.stage} me={me} deck={deck} onLeave={() => setReading(false)} />
      </Suspense>
    )
  }
  return (
    <RoomScreen title={undefined}>
      <EmptyState
        level={1}
        icon={<CircleSlash2 size={26} />}
        title="The class has ended"
        action={
          <>
            <ButtonLink href={`/s/${id}/report`} variant="primary" icon={<ChartNoAxesColumn size={16} />}>
              Open the report
            </ButtonLink>
            {deck && view.stage && (
              <Button icon={<BookOpen size={16} />} onClick={() => setReading(true)}>
                Slides, code and notes
              </Button>
            )}
            {startedAt !== undefined && (
              <ButtonLink href={`/s/${id}/replay`} icon={<CirclePlay size={16} />}>
                Watch the class again
              </ButtonLink>
            )}
            {me.host && <ButtonLink href="/teach">Your teaching</ButtonLink>}
          </>
        }
      >
        <p>
          <strong>{title}</strong>
          {lasted === undefined ? ' was never started.' : ` ran for ${durationText(lasted)}.`} Attendance is
          in the report.
        </p>
      </EmptyState>
    </RoomScreen>
  )
}

/** Somebody who is in the class, but not to run it. */
export function NotStaffScreen({ title, session }: { title: string; session: string }) {
  return (
    <RoomScreen title={title}>
      <EmptyState
        level={1}
        icon={<Lock size={26} />}
        title="This page is for the staff"
        action={
          <ButtonLink href={`/s/${session}`} variant="primary">
            Go to the class
          </ButtonLink>
        }
      >
        <p>You are in this class as a learner or observer.</p>
      </EmptyState>
    </RoomScreen>
  )
}
