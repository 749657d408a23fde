import { ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SubmissionView } from '../../../shared/view/slices.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { checksText, clock, receiptOf } from './receipt-text.ts'
import styles from './submissions-dialog.module.css'

/** All that was handed in from a workspace, the latest first: when, what the checks came to, and who says so. */
export function SubmissionsDialog(props: {
  /** Oldest first; undefined until they are known. */
  submissions: readonly SubmissionView[] | undefined
  /** Why they are not known. */
  trouble?: ReactNode
  onClose: () => void
}) {
  const { submissions, trouble } = props
  return (
    <Dialog open title="Handed in" size="md" onClose={props.onClose}>
      {trouble}
      {!submissions && !trouble && <p role="status">Loading …</p>}
      {submissions && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
        <section className={styles.box} tabIndex={0} aria-label="Submissions">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Checks in the browser</th>
                <th scope="col">By the server</th>
                <th scope="col">Receipt</th>
              </tr>
            </thead>
            <tbody>
              {submissions.toReversed().map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <time dateTime={new Date(one.at).toISOString()}>{clock(one.at)}</time>
                  </th>
                  <td>{checksText(one)}</td>
                  <td>
                    {one.verified ? (
                      <span className={styles.verified}>
                        <ShieldCheck size={14} aria-hidden="true" />
                        verified: {one.verified.passed} of {one.verified.total}
                      </span>
                    ) : one.unverified === undefined ? (
                      'not verified'
                    ) : (
                      `not verified: ${one.unverified}`
                    )}
                  </td>
                  <td className={styles.receipt}>{receiptOf(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Dialog>
  )
}
