import { CircleSlash2, DoorClosed, Layers2, LogIn, RefreshCw, SearchX, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { useTitle } from '../../hooks/use-title.ts'
import type { EndReason } from '../../net/closing.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Wordmark } from '../../ui/logo.tsx'
import { ConnectionBanner } from '../connection/connection-banner.tsx'
import styles from './room-screens.module.css'

/** A page with one thing to say, in the frame of the room. */
export function RoomScreen(props: {
  title: string | undefined
  /** There is much on it: it begins at the top, and not in the middle. */
  top?: boolean
  children: ReactNode
  footer?: ReactNode
}) {
  return (
    <div className={styles.screen}>
      <ConnectionBanner />
      <header className={styles.head}>
        <Wordmark size={24} />
        {props.title && <p className={styles.session}>{props.title}</p>}
      </header>
      <main className={cx(styles.main, props.top && styles.top)}>{props.children}</main>
      {props.footer && <footer className={styles.foot}>{props.footer}</footer>}
    </div>
  )
}

export function WaitingScreen({ view, me }: { view: RoomView; me: MeView }) {
  useTitle('Waiting to be let in')
  return (
    <RoomScreen title={view.session.title}>
      <EmptyState level={1} icon={<DoorClosed size={26} />} title={`You are in the waiting room, ${me.name}`}>
        <p>The instructor sees that you are here and lets you in. This page opens by itself.</p>
      </EmptyState>
      <Announcer text="Waiting to be let in by the instructor." />
    </RoomScreen>
  )
}

export function RemovedScreen({ title }: { title: string | undefined }) {
  useTitle('Removed')
  return (
    <RoomScreen title={title}>
      <EmptyState
        level={1}
        icon={<CircleSlash2 size={26} />}
        title="You were removed from this class"
        action={
          <Button icon={<RefreshCw size={16} />} onClick={() => location.reload()}>
            I was let in again
          </Button>
        }
      >
        <p>If this was a mistake, ask the instructor to let you in again, then load this page anew.</p>
      </EmptyState>
    </RoomScreen>
  )
}

interface Closed {
  icon: typeof LogIn
  title: string
  text: string
  action: 'home' | 'reload' | 'sign-in'
}

const NOT_STAFF: Closed = {
  icon: LogIn,
  title: 'This page is for the staff of the class',
  text: 'If the class is yours, sign in. Assistants and co-hosts open the link that they were invited with.',
  action: 'sign-in',
}

const CLOSED: Record<Exclude<EndReason, 'removed'>, Closed> = {
  'signed-out': {
    icon: LogIn,
    title: 'This browser is not in the class',
    text: 'Join with the code that your instructor shows. If you were in before, use the same browser or ask for a link on your other device.',
    action: 'home',
  },
  unknown: {
    icon: SearchX,
    title: 'There is no such class',
    text: 'The address may be cut off, or the class was deleted. Check it, or join with a code.',
    action: 'home',
  },
  deleted: {
    icon: Trash2,
    title: 'This class was deleted',
    text: 'The instructor deleted it, or the time for which it was kept is over. Nothing of it is stored any more.',
    action: 'home',
  },
  ended: {
    icon: CircleSlash2,
    title: 'This class has ended',
    text: 'Thank you for taking part.',
    action: 'home',
  },
  version: {
    icon: RefreshCw,
    title: 'Lectern was upgraded',
    text: 'This page is older than the server. Load it again to go on; nothing that was saved is lost.',
    action: 'reload',
  },
  malformed: {
    icon: RefreshCw,
    title: 'The server closed this page',
    text: 'It did not understand what the page sent. Loading it again helps in most cases.',
    action: 'reload',
  },
  replaced: {
    icon: Layers2,
    title: 'You opened the class in many windows',
    text: 'This one was closed to keep the newer ones going.',
    action: 'reload',
  },
}

export function ClosedScreen({ reason }: { reason: Exclude<EndReason, 'removed'> }) {
  const [path] = useLocation()
  const staffPage = path.endsWith('/present')
  const {
    icon: Icon,
    title,
    text,
    action,
  } = staffPage && reason === 'signed-out' ? NOT_STAFF : CLOSED[reason]
  const teaches = staffPage && reason === 'deleted'
  useTitle(title)
  return (
    <RoomScreen title={undefined}>
      <EmptyState
        level={1}
        icon={<Icon size={26} />}
        title={title}
        action={
          action === 'reload' ? (
            <Button variant="primary" icon={<RefreshCw size={16} />} onClick={() => location.reload()}>
              {reason === 'replaced' ? 'Go on here' : 'Load the page again'}
            </Button>
          ) : (
            <>
              {action === 'sign-in' && (
                <ButtonLink href={`/sign-in?next=${encodeURIComponent(path)}`} variant="primary">
                  Sign in
                </ButtonLink>
              )}
              {action === 'sign-in' ? (
                <ButtonLink href={path.replace(/\/present$/, '')}>Go to the class</ButtonLink>
              ) : (
                <ButtonLink href={teaches ? '/teach' : '/'} variant="primary">
                  {teaches ? 'Your teaching' : 'Enter a class code'}
                </ButtonLink>
              )}
            </>
          )
        }
      >
        <p>{text}</p>
      </EmptyState>
    </RoomScreen>
  )
}
