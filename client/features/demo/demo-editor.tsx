import type { ReactNode } from 'react'
import type { MeView, StageSlice } from '../../../shared/view/slices.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { SharedEditor } from '../editor/shared-editor.tsx'
import { ticketAs } from '../editor/ticket-as.ts'
import { demoLeader, isStaffRole, type ListedDemo, mayWriteDemo, readOnlyReason } from './demo-rights.ts'
import { useDemoRuns } from './use-demo-runs.ts'

/** A live demo as one person may use it. Loads the whole editor: import it lazily. */
export function DemoEditor(props: {
  demo: ListedDemo
  stage: StageSlice | undefined
  me: MeView
  /** After the class everything can still be read. */
  ended?: boolean
  /** For a screen that nobody works at. */
  fixedSize?: number
  actions?: ReactNode
  className?: string | undefined
}) {
  const { demo, stage, me, ended } = props
  const { session } = useRoom()
  const staff = isStaffRole(me.role)
  const mayWrite = !ended && mayWriteDemo(demo, me)
  const audience = useDemoRuns(demo, mayWrite)
  return (
    <SharedEditor
      key={demo.id}
      self={me.id}
      label={`Live code: ${demo.title}`}
      session={session}
      document={`${session}/demo/${demo.id}`}
      as={ticketAs(me.role)}
      mayWrite={mayWrite}
      reason={ended ? 'The class has ended.' : readOnlyReason(demo, me)}
      announce={mayWrite}
      pointing={staff && mayWrite}
      offline={staff}
      running={{ audience }}
      leader={demoLeader(demo, stage, me)}
      fixedSize={props.fixedSize}
      actions={props.actions}
      className={props.className}
    />
  )
}
