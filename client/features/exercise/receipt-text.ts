import type { SubmissionView } from '../../../shared/view/slices.ts'
import type { SubmissionProgress } from '../../../shared/wire/http.ts'

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** The time of day to the second. */
export const clock = (at: number): string => CLOCK.format(at)

/** What the learner's browser said of the checks: “5 of 6 checks”. */
export function checksText({ passed, total }: Pick<SubmissionView, 'passed' | 'total'>): string {
  if (total === 0) return 'no checks'
  return passed === undefined ? 'not checked' : `${passed} of ${total} checks`
}

/** By which people name a submission. */
export const receiptOf = ({ id }: Pick<SubmissionView, 'id'>): string => id.slice(0, 6)

/** “Handed in 10:42:07 · 5 of 6 checks · receipt k3f9”, and what the server found where it ran the checks itself. */
export function receiptText(submission: SubmissionView, progress?: SubmissionProgress): string {
  const { at, total, verified, unverified } = submission
  const parts = [`Handed in ${clock(at)}`]
  if (verified) parts.push(`verified: ${verified.passed} of ${verified.total} checks`)
  else if (submission.passed !== undefined && total > 0) {
    parts.push(`${checksText(submission)} (as your browser says)`)
  } else if (total > 0) parts.push(checksText(submission))
  if (unverified !== undefined) parts.push(`not verified: ${unverified}`)
  if (progress?.state === 'running') parts.push('the server is running the checks')
  if (progress?.state === 'waiting') parts.push(waiting(progress.place))
  parts.push(`receipt ${receiptOf(submission)}`)
  return parts.join(' · ')
}

const waiting = (place: number) =>
  place === 1 ? 'next to be checked by the server' : `${place - 1} before you to be checked by the server`
