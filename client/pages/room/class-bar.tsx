import {
  ChevronDown,
  Download,
  Dumbbell,
  FileUser,
  Keyboard,
  MonitorSmartphone,
  NotebookPen,
  PanelRight,
  PencilLine,
  RectangleHorizontal,
  Users,
} from 'lucide-react'
import { useLocation } from 'wouter'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { ConnectionMark } from '../../features/connection/connection-mark.tsx'
import { RoomButton } from '../../features/pulse/room-button.tsx'
import { api } from '../../net/api.ts'
import { download } from '../../net/download.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { LogoMark } from '../../ui/logo.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useTheme } from '../../ui/theme.ts'
import { themeItems } from '../../ui/theme-menu.tsx'
import styles from './class-bar.module.css'
import type { RoomDialogName } from './class-dialogs.tsx'

/** The bar at the top of the class: which class, who is here, who am I. */
export function ClassBar(props: {
  view: RoomView
  me: MeView
  mode: string
  onMode: (mode: string) => void
  onOpen: (dialog: RoomDialogName) => void
  /** The course has some. */
  exercises: boolean
  panel?: { shown: boolean; toggle: () => void } | undefined
  notes: { shown: boolean; toggle: () => void }
  room: { shown: boolean; toggle: () => void } | undefined
}) {
  const { view, me, mode, onMode, onOpen, panel, notes, room } = props
  const theme = useTheme()
  const [, navigate] = useLocation()
  const online = view.room?.online ?? 0
  const canvas = mode === 'canvas'
  return (
    <header className={styles.bar}>
      <LogoMark size={26} />
      <h1 className={styles.title}>{view.session.title}</h1>
      {view.session.phase === 'ended' && (
        <span className={styles.ended}>
          <Badge>Ended</Badge>
        </span>
      )}
      {me.driver && view.session.phase !== 'ended' && (
        <ButtonLink href={`/s/${view.session.id}/present`} size="sm" variant="primary">
          You have the floor: open the presenter view
        </ButtonLink>
      )}
      <span className={styles.count} title={`${online} learners are here`}>
        <Users size={16} aria-hidden="true" />
        <span aria-hidden="true">{online}</span>
        <span className="visually-hidden">{online} learners are here</span>
      </span>
      <ConnectionMark />
      {room && <RoomButton view={view} me={me} shown={room.shown} onToggle={room.toggle} />}
      <Button
        size="sm"
        variant="ghost"
        className={styles.notes ?? ''}
        icon={<NotebookPen size={18} />}
        aria-pressed={notes.shown}
        aria-label="Class notes"
        title="Class notes"
        onClick={notes.toggle}
      >
        <span className={styles.notesLabel}>Notes</span>
      </Button>
      {panel && (
        <IconButton
          label="People and notes"
          icon={<PanelRight size={18} />}
          pressed={panel.shown}
          onClick={panel.toggle}
        />
      )}
      <Menu
        label="You and this page"
        items={[
          ...(props.exercises
            ? [
                {
                  label: 'Exercises',
                  icon: <Dumbbell size={16} />,
                  onSelect: () => onOpen('exercises'),
                },
                null,
              ]
            : []),
          ...(me.role === 'learner'
            ? [
                {
                  label: 'Take everything home',
                  icon: <Download size={16} />,
                  onSelect: () => download(api.takeHomeUrl(view.session.id)),
                },
                {
                  label: 'What is stored about you',
                  icon: <FileUser size={16} />,
                  onSelect: () => navigate(`/s/${view.session.id}/my-data`),
                },
              ]
            : []),
          { label: 'Change name', icon: <PencilLine size={16} />, onSelect: () => onOpen('rename') },
          {
            label: 'Continue on another device',
            icon: <MonitorSmartphone size={16} />,
            onSelect: () => onOpen('device'),
          },
          null,
          {
            label: canvas ? 'Show slides as pages on phones' : 'Always show whole slides',
            icon: <RectangleHorizontal size={16} />,
            onSelect: () => onMode(canvas ? 'auto' : 'canvas'),
          },
          {
            label: 'Keyboard shortcuts',
            icon: <Keyboard size={16} />,
            detail: '?',
            onSelect: () => onOpen('keys'),
          },
          null,
          ...themeItems(theme),
        ]}
        trigger={(trigger) => (
          <button type="button" {...trigger} className={styles.me} aria-label={`${me.name}: menu`}>
            <Avatar name={me.name} size={28} />
            <span className={styles.name}>{me.name}</span>
            <ChevronDown size={16} aria-hidden="true" />
          </button>
        )}
      />
    </header>
  )
}
