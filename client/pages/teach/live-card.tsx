import { ChartNoAxesGantt, CircleStop, Ellipsis, Link2, Presentation } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SessionBody } from '../../../shared/wire/http.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { api } from '../../net/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { orToast } from '../parts/or-toast.ts'
import { durationText } from '../times.ts'
import { LinksDialog } from './links-dialog.tsx'
import styles from './live-card.module.css'

/** A session that is open: how to bring people in, and the way to the presenter view. */
export function LiveCard({ session, onEnded }: { session: SessionBody; onEnded: () => void }) {
  const [, navigate] = useLocation()
  const [shown, setShown] = useState<'links' | 'end'>()
  const close = () => setShown(undefined)
  // The address that learners can reach is the server's to know: here it may be “localhost”.
  const details = useRequest(session.id, (signal) => api.session(session.id, signal))
  const join = details.data?.links.join ?? `${location.origin}/j/${session.code}`

  const end = () =>
    orToast(async () => {
      await api.endSession(session.id)
      onEnded()
    })

  return (
    <Card className={styles.card}>
      <div className={styles.top}>
        <div className={styles.what}>
          <Badge tone={session.phase === 'live' ? 'ok' : 'accent'} icon={<span className={styles.dot} />}>
            {session.startedAt === undefined
              ? 'Not started yet'
              : `Live for ${durationText(Date.now() - session.startedAt)}`}
          </Badge>
          <h3 className={styles.title}>{session.title}</h3>
        </div>
        <Menu
          label={`More about ${session.title}`}
          items={[
            {
              label: 'All links',
              icon: <Link2 size={16} />,
              disabled: !details.data,
              onSelect: () => setShown('links'),
            },
            {
              label: 'Report',
              icon: <ChartNoAxesGantt size={16} />,
              onSelect: () => navigate(`/s/${session.id}/report`),
            },
            null,
            {
              label: 'End the session',
              icon: <CircleStop size={16} />,
              danger: true,
              onSelect: () => setShown('end'),
            },
          ]}
          trigger={(props) => (
            <IconButton
              {...props}
              label={`More about ${session.title}`}
              icon={<Ellipsis size={18} />}
              size="sm"
            />
          )}
        />
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>Code</dt>
          <dd className={styles.code}>{session.code}</dd>
        </div>
        <div>
          <dt>Learners</dt>
          <dd>{session.learners}</dd>
        </div>
      </dl>
      <div className={styles.actions}>
        <ButtonLink
          href={`/s/${session.id}/present`}
          variant="primary"
          icon={<Presentation size={16} aria-hidden="true" />}
        >
          Open presenter
        </ButtonLink>
        <CopyButton text={join} label={`Copy the learners’ link to ${session.title}`}>
          Copy link
        </CopyButton>
      </div>
      {details.data && <LinksDialog open={shown === 'links'} onClose={close} session={details.data} />}
      <ConfirmDialog
        open={shown === 'end'}
        onClose={close}
        onConfirm={end}
        title="End the session?"
        action="End the session"
        danger
      >
        “{session.title}” ends for everybody and nobody can join it any more. Attendance stays.
      </ConfirmDialog>
    </Card>
  )
}
