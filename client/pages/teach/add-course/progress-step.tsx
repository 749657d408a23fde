import { Spinner } from '../../../ui/spinner.tsx'
import styles from './add-course.module.css'

/**
 * An archive on its way, and then its check.
 * @param part of it that has been sent, from 0 to 1; absent while it is checked
 * @param waitsFor why the last attempt of the check failed, and there will be another
 */
export function ProgressStep({
  file,
  part,
  waitsFor,
}: {
  file: string
  part?: number
  waitsFor?: string | undefined
}) {
  const isSending = part !== undefined && part < 1
  return (
    <div className={styles.progress}>
      <p role="status">
        {isSending ? `Uploading ${file}` : 'Checking the course'}
        {waitsFor === undefined ? '' : `: ${waitsFor} It is tried again.`}
      </p>
      {isSending ? (
        <div className={styles.meter}>
          <progress value={part} max={1} aria-label={`Upload of ${file}`} />
          <span>{Math.floor(part * 100)}%</span>
        </div>
      ) : (
        <Spinner size={22} />
      )}
    </div>
  )
}
