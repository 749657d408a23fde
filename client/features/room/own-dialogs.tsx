import type { MeView } from '../../../shared/view/slices.ts'
import { DeviceDialog } from './device-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

export type OwnDialogName = 'rename' | 'device'

/** What people can do about themselves. */
export function OwnDialogs(props: {
  open: string | undefined
  onClose: (name: OwnDialogName) => void
  me: MeView
}) {
  return (
    <>
      <RenameDialog
        open={props.open === 'rename'}
        onClose={() => props.onClose('rename')}
        person={props.me}
        own
      />
      <DeviceDialog open={props.open === 'device'} onClose={() => props.onClose('device')} />
    </>
  )
}
