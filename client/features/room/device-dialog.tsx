import { useRequest } from '../../hooks/use-request.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import styles from './device-dialog.module.css'

/** A link that opens the class on another device as the same person. Each opening makes a new one. */
export function DeviceDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Continue on another device">
      <DeviceLink />
    </Dialog>
  )
}

function DeviceLink() {
  const { session } = useRoom()
  const { data, error, busy, reload } = useRequest(session, () => api.deviceLink(session))
  if (error) {
    return (
      <div className={styles.box}>
        <p role="alert">{error.detail}</p>
        <Button busy={busy} onClick={reload}>
          Try again
        </Button>
      </div>
    )
  }
  if (!data) return <PageSpinner label="Making the link" />
  return (
    <div className={styles.box}>
      <p className={styles.text}>Scan the code with the other device, or open the link there.</p>
      <div className={styles.code}>
        <QrCode text={data.url} label="QR code of the link to the other device" />
      </div>
      <p className={styles.link}>{data.url}</p>
      <CopyButton text={data.url} label="Copy the link">
        Copy link
      </CopyButton>
      <p className={styles.note}>
        It works once, within 10 minutes. You stay the same person on both devices. Give it to nobody else.
      </p>
    </div>
  )
}
