import { MonitorSmartphone, PencilLine, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import type { OwnDialogName } from '../../features/room/own-dialogs.tsx'
import { RoomScreen } from '../../features/room/room-screens.tsx'
import { useTitle } from '../../hooks/use-title.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './lobby-screen.module.css'

const OwnDialogs = lazy(async () => ({
  default: (await import('../../features/room/own-dialogs.tsx')).OwnDialogs,
}))

const PeoplePanel = lazy(async () => ({
  default: (await import('../../features/people/people-panel.tsx')).PeoplePanel,
}))

/** In the room before the class starts. Assistants see who comes, and let in who waits. */
export function LobbyScreen({ view, me }: { view: RoomView; me: MeView }) {
  const [dialog, setDialog] = useState<OwnDialogName>()
  const [opened, setOpened] = useState(false)
  const open = (next: OwnDialogName) => {
    setDialog(next)
    setOpened(true)
  }
  useTitle(view.session.title)
  const online = view.room?.online ?? 0
  return (
    <RoomScreen title={undefined}>
      <div className={styles.lobby}>
        <Avatar name={me.name} size={72} />
        <div className={styles.text}>
          <p className={styles.session}>{view.session.title}</p>
          <h1 className={styles.title}>You are in, {me.name}</h1>
          <p className={styles.lead} role="status">
            The class has not started yet. Keep this page open: the slides appear here by themselves.
          </p>
        </div>
        <div className={styles.dots} aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
        {online > 0 && (
          <p className={styles.count}>
            <Users size={16} aria-hidden="true" />
            {online === 1 ? 'One learner is here' : `${online} learners are here`}
          </p>
        )}
        {view.roster && (
          <section className={styles.people} aria-label="People">
            <Suspense>
              <PeoplePanel roster={view.roster} stage={view.stage} me={me} />
            </Suspense>
          </section>
        )}
        <div className={styles.actions}>
          <Button variant="ghost" icon={<PencilLine size={16} />} onClick={() => open('rename')}>
            Change name
          </Button>
          <Button variant="ghost" icon={<MonitorSmartphone size={16} />} onClick={() => open('device')}>
            Continue on another device
          </Button>
        </div>
      </div>
      {opened && (
        <Suspense>
          <OwnDialogs
            open={dialog}
            onClose={(name) => setDialog((open) => (open === name ? undefined : open))}
            me={me}
          />
        </Suspense>
      )}
    </RoomScreen>
  )
}
