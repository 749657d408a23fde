import type { RoomView } from '../../../shared/view/slices.ts'
import { hostOf } from '../../features/share/join-card.tsx'
import { useRequest } from '../../hooks/use-request.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'
import { Wordmark } from '../../ui/logo.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import styles from './projector-lobby.module.css'

/** Before the class: how to join, to be read from the back row. */
export function ProjectorLobby({ view }: { view: RoomView }) {
  const { session } = useRoom()
  // Known where an instructor is signed in; a projector that came by a link shows the title alone.
  const { data } = useRequest(session, (signal) => api.session(session, signal))
  const online = view.room?.online ?? 0
  return (
    <div className={styles.lobby}>
      <header className={styles.head}>
        <h1 className={styles.title}>{view.session.title}</h1>
        <p className={styles.soon}>The class starts soon.</p>
      </header>
      {data && (
        <div className={styles.join}>
          <div className={styles.qr}>
            <QrCode text={data.links.join} label={`QR code of ${data.links.join}`} />
          </div>
          <div className={styles.text}>
            <p className={styles.step}>Join at</p>
            <p className={styles.host}>{hostOf(data.links.join)}</p>
            <p className={styles.step}>with the code</p>
            <p className={styles.code}>{data.code}</p>
          </div>
        </div>
      )}
      <footer className={styles.foot}>
        <Wordmark size={28} />
        <span>{online === 1 ? 'One learner is here' : `${online} learners are here`}</span>
      </footer>
    </div>
  )
}
