import { ChartNoAxesColumn, CircleSlash2, Lock } from 'lucide-react'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { RoomScreen } from '../../features/room/room-screens.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { durationText } from '../times.ts'

/** After the class, for whoever ran it. */
export function PresentEnded({ view, me }: { view: RoomView; me: MeView }) {
  const { startedAt, endedAt, id, title } = view.session
  useTitle('The class has ended')
  const lasted = startedAt !== undefined && endedAt !== undefined ? endedAt - startedAt : undefined
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
            {me.host && <ButtonLink href="/teach">Courses and sessions</ButtonLink>}
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
