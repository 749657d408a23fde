import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import type { SessionDetails } from '../../../shared/wire/http.ts'
import { DemoDialog } from '../../features/demo/demo-dialog.tsx'
import { OverviewDialog } from '../../features/overview/overview-dialog.tsx'
import { PeoplePanel } from '../../features/people/people-panel.tsx'
import { PollDialog } from '../../features/quiz/host/poll-dialog.tsx'
import { QuizDialog } from '../../features/quiz/host/quiz-dialog.tsx'
import { ShareDialog } from '../../features/share/share-dialog.tsx'
import { KeysDialog } from '../../features/shortcuts/keys-dialog.tsx'
import { useCommand } from '../../hooks/use-command.ts'
import type { Shortcut } from '../../hooks/use-shortcuts.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RoomSettings } from './room-settings.tsx'

export type PresentDialogName =
  | 'share'
  | 'settings'
  | 'people'
  | 'slides'
  | 'demo'
  | 'poll'
  | 'quiz'
  | 'keys'
  | 'end'

/** The dialogs of the presenter's page, in the lobby and in class. */
export function PresentDialogs(props: {
  open: PresentDialogName | undefined
  /** Named, because a dialog says late that it was closed, when another one may be open already. */
  onClose: (name: PresentDialogName) => void
  view: RoomView
  me: MeView
  details: SessionDetails | undefined
  deck: StaffDeck | undefined
  position: number
  onGo: (slide: number) => void
  shortcuts: readonly Shortcut[]
}) {
  const { open, onClose, view, me, details, deck } = props
  const command = useCommand()
  return (
    <>
      <ShareDialog open={open === 'share'} onClose={() => onClose('share')} session={details} />
      <Dialog open={open === 'settings'} onClose={() => onClose('settings')} title="Room settings" size="md">
        <RoomSettings view={view} />
      </Dialog>
      <Dialog open={open === 'people'} onClose={() => onClose('people')} title="People" size="md">
        {view.roster && <PeoplePanel roster={view.roster} stage={view.stage} me={me} />}
      </Dialog>
      {deck && (
        <OverviewDialog
          open={open === 'slides'}
          onClose={() => onClose('slides')}
          deck={deck}
          current={props.position}
          onChoose={props.onGo}
        />
      )}
      <DemoDialog open={open === 'demo'} onClose={() => onClose('demo')} />
      <PollDialog open={open === 'poll'} onClose={() => onClose('poll')} />
      {deck && (
        <QuizDialog
          open={open === 'quiz'}
          onClose={() => onClose('quiz')}
          quizzes={deck.quizzes ?? []}
          suggested={deck.slides[props.position]?.quiz}
        />
      )}
      <KeysDialog open={open === 'keys'} onClose={() => onClose('keys')} shortcuts={props.shortcuts} />
      <ConfirmDialog
        open={open === 'end'}
        onClose={() => onClose('end')}
        danger
        title="End the class?"
        action="End the class"
        onConfirm={() => command({ type: 'session.end' })}
      >
        <p>
          Everybody is sent to the closing page, and the class cannot be started again. You then get to the
          report with the attendance.
        </p>
      </ConfirmDialog>
    </>
  )
}
