import { Redirect, useParams, useSearchParams } from 'wouter'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { RoomGate } from '../../features/room/room-gate.tsx'
import { useDeck } from '../../hooks/use-deck.ts'
import { RoomProvider, useRoom } from '../../hooks/use-room.tsx'
import type { TicketAs } from '../../net/api.ts'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'
import { ClassView } from './class-view.tsx'
import { EndedScreen } from './ended-screen.tsx'
import { LobbyScreen } from './lobby-screen.tsx'

/**
 * `/s/:id`: the class as learners, assistants and observers see it; instructors are sent to their own page.
 * `?as=learner` tells apart the persons that one browser may be in a session.
 */
export function RoomPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const as = search.get('as')
  return (
    <RoomProvider session={id} as={isTicketAs(as) ? as : undefined}>
      <RoomGate>{(view, me) => <RoomContent view={view} me={me} />}</RoomGate>
    </RoomProvider>
  )
}

const isTicketAs = (value: string | null): value is TicketAs =>
  value === 'staff' || value === 'learner' || value === 'observer'

function RoomContent({ view, me }: { view: RoomView; me: MeView }) {
  const { session } = useRoom()
  // Fetched in the lobby already: otherwise a whole class would ask for it in the second in which it starts.
  const { deck, error } = useDeck(me.role === 'ta' ? 'staff' : 'audience', me.role !== 'instructor')
  if (me.role === 'instructor') return <Redirect to={`/s/${session}/present`} replace />
  if (view.session.phase === 'lobby') return <LobbyScreen view={view} me={me} />
  if (view.session.phase === 'ended') return <EndedScreen view={view} me={me} deck={deck} />
  if (error) return <LoadError error={error} busy={false} onRetry={() => location.reload()} />
  if (!deck || !view.stage) return <PageSpinner label="Loading the slides" />
  return <ClassView view={view} stage={view.stage} me={me} deck={deck} />
}
