import styles from './logo.module.css'

/** The mark alone: a lectern seen from the side. */
export function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className={styles.mark}>
      <rect width="32" height="32" rx="8" className={styles.plate} />
      <path
        className={styles.ink}
        d="M6.2 13.4 25 7.6a.9.9 0 0 1 1.1.6l.7 2.3a.9.9 0 0 1-.6 1.1L7.5 17.4a.9.9 0 0 1-1.1-.6l-.8-2.3a.9.9 0 0 1 .6-1.1Z"
      />
      <path className={styles.ink} opacity=".72" d="M14.2 17.6h3.6v5h-3.6z" />
      <path className={styles.ink} d="M10 22.6h12a2 2 0 0 1 2 2v.5H8v-.5a2 2 0 0 1 2-2Z" />
    </svg>
  )
}

/** Mark and name. */
export function Wordmark({ size = 24 }: { size?: number }) {
  return (
    <span className={styles.wordmark} style={{ fontSize: `${size * 0.72}px` }}>
      <LogoMark size={size} />
      Lectern
    </span>
  )
}
