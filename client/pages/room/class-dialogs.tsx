import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { OverviewDialog } from '../../features/overview/overview-dialog.tsx'
import { type OwnDialogName, OwnDialogs } from '../../features/room/own-dialogs.tsx'
import { KeysDialog } from '../../features/shortcuts/keys-dialog.tsx'
import { ExercisesDialog } from '../../features/work/exercises-dialog.tsx'
import type { Shortcut } from '../../hooks/use-shortcuts.ts'

export type RoomDialogName = OwnDialogName | 'slides' | 'keys' | 'exercises'

/** The dialogs of the class page. */
export function ClassDialogs(props: {
  open: RoomDialogName | undefined
  /** Named, because a dialog says late that it was closed, when another one may be open already. */
  onClose: (name: RoomDialogName) => void
  deck: AudienceDeck | StaffDeck
  me: MeView
  position: number
  live: number | undefined
  onGo: (slide: number) => void
  /** The exercise that the class works at. */
  exercise: ExerciseId | undefined
  onExercise: (exercise: ExerciseId) => void
  shortcuts: readonly Shortcut[]
}) {
  const { open, onClose } = props
  return (
    <>
      <OverviewDialog
        open={open === 'slides'}
        onClose={() => onClose('slides')}
        deck={props.deck}
        current={props.position}
        live={props.live}
        onChoose={props.onGo}
      />
      <ExercisesDialog
        open={open === 'exercises'}
        onClose={() => onClose('exercises')}
        exercises={props.deck.exercises ?? []}
        current={props.exercise}
        me={props.me}
        onChoose={props.onExercise}
      />
      <OwnDialogs open={open} onClose={onClose} me={props.me} />
      <KeysDialog open={open === 'keys'} onClose={() => onClose('keys')} shortcuts={props.shortcuts} />
    </>
  )
}
