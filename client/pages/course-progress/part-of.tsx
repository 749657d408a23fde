import { ShareBar } from '../report/share-bar.tsx'
import styles from './course-progress-page.module.css'

/** “3 of 4” with a bar; a dash where there is nothing of which it could be a part. */
export function PartOf({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className={styles.none}>–</span>
  return (
    <span className={styles.bar}>
      <span>
        {part} of {whole}
      </span>
      <ShareBar share={part / whole} tone="ok" />
    </span>
  )
}
