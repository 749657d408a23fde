import { ArrowLeft } from 'lucide-react'
import { useMemo } from 'react'
import { Redirect, useParams } from 'wouter'
import { deckWithAssets, timelineWithAssets } from '../../features/replay/replay-assets.ts'
import { ReplayView } from '../../features/replay/replay-view.tsx'
import { useRequest } from '../../hooks/use-request.ts'
import { SessionOf } from '../../hooks/use-session-id.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { api } from '../../net/api.ts'
import { AppShell } from '../../ui/app-shell.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { LoadError } from '../parts/load-error.tsx'

/** `/s/:id/replay`: a class to watch again, for whoever was in it, and for staff. */
export function ReplayPage() {
  const { id } = useParams<{ id: string }>()
  return <Replay source={api.replayOf(id)} session={id} own />
}

/** `/replay/:token`: the same without names, for whoever has the link. */
export function ReplayLinkPage() {
  const { token } = useParams<{ token: string }>()
  return <Replay source={api.replayByLink(token)} session={token.split('.')[0] ?? ''} />
}

function Replay(props: { source: string; session: string; own?: boolean }) {
  const { source, session, own } = props
  const { data, error, busy, reload } = useRequest(`replay ${source}`, async (signal) => {
    const [timeline, deck] = await Promise.all([api.replay(source, signal), api.replayDeck(source, signal)])
    return { timeline, deck }
  })
  const urlOf = useMemo(() => (path: string) => api.replayAssetUrl(source, path), [source])
  const shown = useMemo(
    () =>
      data && {
        timeline: timelineWithAssets(data.timeline, urlOf),
        deck: deckWithAssets(data.deck, urlOf),
      },
    [data, urlOf],
  )
  useTitle(data ? `Replay of ${data.timeline.title}` : 'Replay')

  if (own && error?.status === 401) return <Redirect to={`/sign-in?next=/s/${session}/replay`} replace />
  if (!shown) {
    return (
      <AppShell>
        {error ? (
          <LoadError error={error} busy={busy} onRetry={reload} />
        ) : (
          <PageSpinner label="Opening the class" />
        )}
      </AppShell>
    )
  }
  return (
    <SessionOf id={session}>
      <ReplayView
        source={source}
        timeline={shown.timeline}
        deck={shown.deck}
        home={
          own && (
            <ButtonLink
              href={`/s/${session}`}
              variant="ghost"
              size="sm"
              icon={<ArrowLeft size={18} aria-hidden="true" />}
            >
              <span>To the class</span>
            </ButtonLink>
          )
        }
      />
    </SessionOf>
  )
}
