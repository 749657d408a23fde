import type { ReactNode } from 'react'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { useRoomState } from '../../hooks/use-room.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { ConnectionBanner } from '../connection/connection-banner.tsx'
import { ClosedScreen, RemovedScreen, WaitingScreen } from './room-screens.tsx'

/**
 * Lets its content be shown once the reader is in the room, and says what is the matter before that and
 * afterwards: still loading, waiting to be let in, removed, no such session, …
 */
export function RoomGate(props: { children: (view: RoomView, me: MeView) => ReactNode }) {
  const view = useRoomState((state) => state.view)
  const me = useRoomState((state) => state.me)
  const connection = useRoomState((state) => state.connection)
  if (me?.standing === 'removed') return <RemovedScreen title={view?.session.title} />
  // A session that ended still shows its last view.
  if (connection.name === 'closed' && !(connection.reason === 'ended' && view && me)) {
    return connection.reason === 'removed' ? (
      <RemovedScreen title={view?.session.title} />
    ) : (
      <ClosedScreen reason={connection.reason} />
    )
  }
  if (!view || !me) {
    return (
      <>
        <ConnectionBanner />
        <PageSpinner label="Opening the class" />
      </>
    )
  }
  if (me.standing === 'waiting') return <WaitingScreen view={view} me={me} />
  return props.children(view, me)
}
