import { useParams } from 'wouter'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { RoomGate } from '../../features/room/room-gate.tsx'
import { useDeck } from '../../hooks/use-deck.ts'
import { useEnter } from '../../hooks/use-enter.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { RoomProvider, useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { NotStaffScreen, PresentEnded } from './present-ended.tsx'
import { PresentLive } from './present-live.tsx'
import { PresentLobby } from './present-lobby.tsx'

/** `/s/:id/present`: the page of whoever runs the class. */
export function PresentPage() {
  const { id = '' } = useParams()
  const { entered, error, busy, retry } = useEnter(id)
  if (error) return <LoadError error={error} busy={busy} onRetry={retry} />
  if (!entered) return <PageSpinner label="Opening the class" />
  return (
    <RoomProvider session={id} as="staff">
      <RoomGate>{(view, me) => <PresentContent view={view} me={me} />}</RoomGate>
    </RoomProvider>
  )
}

function PresentContent({ view, me }: { view: RoomView; me: MeView }) {
  const { session } = useRoom()
  const staff = me.role === 'instructor' || me.role === 'ta'
  const { deck, error } = useDeck('staff', staff)
  // The links are for instructors; for an assistant who presents they stay unknown. They are asked for again
  // whenever they were renewed.
  const links = me.role === 'instructor' ? `${session} ${view.door?.invitations}` : undefined
  const details = useRequest(links, (signal) => api.session(session, signal))
  if (!staff) return <NotStaffScreen title={view.session.title} session={session} />
  if (view.session.phase === 'ended') return <PresentEnded view={view} me={me} deck={deck} />
  if (error) return <LoadError error={error} busy={false} onRetry={() => location.reload()} />
  if (view.session.phase === 'lobby') {
    return <PresentLobby view={view} me={me} details={details.data} deck={deck} />
  }
  if (!deck || !view.stage) return <PageSpinner label="Loading the slides" />
  return <PresentLive view={view} stage={view.stage} me={me} deck={deck} details={details.data} />
}
