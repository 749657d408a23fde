import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from './notice.tsx'
import styles from './secret-shown.module.css'

export interface Secret {
  label: string
  value: string
}

/** What the server tells once. */
export function SecretShown(props: { secrets: Secret[]; note: string }) {
  return (
    <div className={styles.box}>
      <Notice tone="warn" title="Copy this now">
        {props.note}
      </Notice>
      <dl className={styles.list}>
        {props.secrets.map(({ label, value }) => (
          <div key={label} className={styles.row}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>
              <code className={styles.code}>{value}</code>
              <CopyButton text={value} label={`Copy: ${label}`} size="sm">
                Copy
              </CopyButton>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
