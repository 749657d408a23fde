import type { SubmissionView } from '../../../shared/view/slices.ts'
import type { SubmissionProgress } from '../../../shared/wire/http.ts'

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** “Handed in 10:42:07 · 5 of 6 checks · receipt k3f9”, and what the server found where it ran the checks itself. */
export function receiptText(
  { id, at, passed, total, verified, unverified }: SubmissionView,
  progress?: SubmissionProgress,
): string {
  const parts = [`Handed in ${CLOCK.format(at)}`]
  if (verified) parts.push(`verified: ${verified.passed} of ${verified.total} checks`)
  else if (total > 0)
    parts.push(passed === undefined ? 'not checked' : `${passed} of ${total} checks (as your browser says)`)
  if (unverified !== undefined) parts.push(`not verified: ${unverified}`)
  if (progress?.state === 'running') parts.push('the server is running the checks')
  if (progress?.state === 'waiting') parts.push(waiting(progress.place))
  parts.push(`receipt ${id.slice(0, 6)}`)
  return parts.join(' · ')
}

const waiting = (place: number) =>
  place === 1 ? 'next to be checked by the server' : `${place - 1} before you to be checked by the server`
