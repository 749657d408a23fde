import {
  CircleHelp,
  CircleQuestionMark,
  Code2,
  Grid2x2,
  ListChecks,
  LockKeyhole,
  MonitorUp,
  Power,
  Settings2,
  Share2,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { ConnectionMark } from '../../features/connection/connection-mark.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { LogoMark } from '../../ui/logo.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useTheme } from '../../ui/theme.ts'
import { themeItems } from '../../ui/theme-menu.tsx'
import styles from './present-bar.module.css'
import type { PresentDialogName } from './present-dialogs.tsx'

/** The presenter's top bar: which class, how it stands, and everything that is not moving slides. */
export function PresentBar(props: {
  view: RoomView
  me: MeView
  /** Assistants cannot hand out links. */
  mayShare: boolean
  /** The course has exercises. */
  exercises?: boolean
  onOpen: (dialog: PresentDialogName) => void
  children?: ReactNode
}) {
  const { view, me, mayShare, onOpen } = props
  const theme = useTheme()
  const { phase, id, title } = view.session
  const online = view.room?.online ?? 0
  const learners = view.room?.learners ?? 0
  const waiting = view.door?.waiting ?? 0
  return (
    <header className={styles.bar}>
      <LogoMark size={26} />
      <h1 className={styles.title}>{title}</h1>
      <Badge tone={phase === 'live' ? 'ok' : 'neutral'}>{phase === 'live' ? 'Live' : 'Lobby'}</Badge>
      {view.door?.locked && (
        <Badge tone="warn" icon={<LockKeyhole size={12} aria-hidden="true" />}>
          Locked
        </Badge>
      )}
      <span className={styles.space} />
      <ConnectionMark />
      <Button
        size="sm"
        variant="ghost"
        icon={<Users size={16} />}
        aria-label={`People: ${online} of ${learners} learners online${waiting > 0 ? `, ${waiting} waiting` : ''}`}
        onClick={() => onOpen('people')}
      >
        {online}
        <span className={styles.of}>/ {learners}</span>
        {waiting > 0 && <Badge tone="warn">{waiting} waiting</Badge>}
      </Button>
      {phase === 'live' && (
        <Button
          size="sm"
          variant="ghost"
          className={styles.wide}
          icon={<Code2 size={16} />}
          aria-haspopup="dialog"
          onClick={() => onOpen('demo')}
        >
          Live code
        </Button>
      )}
      {phase === 'live' && (
        <Menu
          label="Ask the class"
          items={[
            {
              label: 'A poll, now',
              icon: <CircleQuestionMark size={16} />,
              detail: 'A',
              onSelect: () => onOpen('poll'),
            },
            { label: 'A quiz of the course', icon: <ListChecks size={16} />, onSelect: () => onOpen('quiz') },
          ]}
          trigger={(trigger) => (
            <Button {...trigger} size="sm" variant="ghost" icon={<CircleQuestionMark size={16} />}>
              Ask
            </Button>
          )}
        />
      )}
      {phase === 'live' && props.exercises && (
        <ButtonLink
          size="sm"
          variant="ghost"
          className={styles.wide ?? ''}
          icon={<Grid2x2 size={16} />}
          newWindow
          href={`/s/${id}/wall`}
        >
          Wall
        </ButtonLink>
      )}
      {mayShare && (
        <Button
          size="sm"
          variant="ghost"
          className={styles.wide}
          icon={<Share2 size={16} />}
          onClick={() => onOpen('share')}
        >
          Share
        </Button>
      )}
      <Button
        size="sm"
        variant="ghost"
        className={styles.wide}
        icon={<MonitorUp size={16} />}
        onClick={() => openProjector(id)}
      >
        Projector
      </Button>
      {phase === 'live' && (
        <IconButton
          label="Keyboard shortcuts"
          shortcut="?"
          className={styles.wide}
          icon={<CircleHelp size={18} />}
          onClick={() => onOpen('keys')}
        />
      )}
      <Menu
        label="Room"
        items={[
          ...(phase === 'live'
            ? [{ label: 'Start live code', icon: <Code2 size={16} />, onSelect: () => onOpen('demo') }]
            : []),
          ...(mayShare
            ? [{ label: 'Bring people in', icon: <Share2 size={16} />, onSelect: () => onOpen('share') }]
            : []),
          {
            label: 'Open projector window',
            icon: <MonitorUp size={16} />,
            onSelect: () => openProjector(id),
          },
          ...(phase === 'live' && props.exercises
            ? [
                {
                  label: 'Wall of everybody’s work',
                  icon: <Grid2x2 size={16} />,
                  onSelect: () => window.open(`/s/${id}/wall`, '_blank', 'noopener'),
                },
              ]
            : []),
          ...(me.role === 'instructor'
            ? [
                {
                  label: 'Room settings',
                  icon: <LockKeyhole size={16} />,
                  onSelect: () => onOpen('settings'),
                },
                {
                  label: 'End the class',
                  icon: <Power size={16} />,
                  danger: true,
                  onSelect: () => onOpen('end'),
                },
              ]
            : []),
          null,
          ...themeItems(theme),
        ]}
        trigger={(trigger) => <IconButton {...trigger} label="Room menu" icon={<Settings2 size={18} />} />}
      />
      {props.children}
    </header>
  )
}

/** A window of its own, to be moved to the other screen. The same one is used again. */
export function openProjector(session: string): void {
  window.open(`/s/${session}/projector`, `lectern-projector-${session}`, 'popup,width=1280,height=720')
}
