import { useCallback, useMemo } from 'react'
import type { AudienceExercise, ExerciseId } from '../../../shared/course/exercise.ts'
import type { WorkOwner } from '../../../shared/session/work/state.ts'
import type { MeView } from '../../../shared/view/slices.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { isStaffRole } from '../demo/demo-rights.ts'
import { SharedEditor, type SharedEditorProps, type ShownEditor } from '../editor/shared-editor.tsx'
import type { Ran } from '../run/shown-run.ts'
import { ResetFile } from './reset-file.tsx'

/** The editor of one workspace, as its owner or somebody of the staff uses it. */
export function WorkEditor(props: {
  exercise: ExerciseId
  owner: WorkOwner
  content: AudienceExercise | undefined
  me: MeView
  label: string
  mayWrite: boolean
  reason: string | undefined
  /** May point at lines: there may be somebody who looks. */
  pointing: boolean
  leader?: SharedEditorProps['leader']
  onOpen?: SharedEditorProps['onOpen']
  onRan?: ((ran: Ran) => void) | undefined
  pane: SharedEditorProps['pane']
}) {
  const { exercise, owner, content, me, mayWrite, onRan } = props
  const { session } = useRoom()
  const staff = isStaffRole(me.role)
  const { entry, app } = content ?? {}
  const running = useMemo(() => ({ entry, app, onRan }), [entry, app, onRan])
  const actions = useCallback(
    (shown: ShownEditor | undefined) => {
      const starter = content?.starter.find(({ name }) => name === shown?.file)
      return shown && starter && mayWrite && <ResetFile shown={shown} starter={starter} />
    },
    [content, mayWrite],
  )
  return (
    <SharedEditor
      key={`${exercise}/${owner}`}
      self={me.id}
      label={props.label}
      session={session}
      document={`${session}/work/${exercise}/${owner}`}
      as={staff ? 'staff' : 'learner'}
      mayWrite={mayWrite}
      reason={props.reason}
      announce={mayWrite}
      offline={!staff}
      running={running}
      onOpen={props.onOpen}
      pointing={props.pointing && mayWrite}
      leader={props.leader}
      pane={props.pane}
      actions={actions}
    />
  )
}
