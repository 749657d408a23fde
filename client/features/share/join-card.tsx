import { CopyButton } from '../../ui/copy-button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import styles from './join-card.module.css'

/** The address without what nobody types: `https://` and the path. */
export function hostOf(link: string): string {
  return link.replace(/^https?:\/\//, '').replace(/\/j\/.*$/, '')
}

/** How learners come in: address and code to read aloud, and a QR code. */
export function JoinCard({ code, link }: { code: string; link: string }) {
  return (
    <div className={styles.card}>
      <div className={styles.qr}>
        <QrCode text={link} label={`QR code of ${link}`} />
      </div>
      <div className={styles.text}>
        <p className={styles.at}>
          Join at <strong>{hostOf(link)}</strong>
        </p>
        <p className={styles.code}>
          <span className="visually-hidden">Code: </span>
          {code}
        </p>
        <CopyButton text={link} label="Copy the learner link" size="sm">
          Copy learner link
        </CopyButton>
      </div>
    </div>
  )
}
