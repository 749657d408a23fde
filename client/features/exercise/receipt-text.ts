import type { SubmissionView } from '../../../shared/view/slices.ts'

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** “Handed in 10:42:07 · 5 of 6 checks · receipt k3f9”, and what the server found where it ran the checks itself. */
export function receiptText({ id, at, passed, total, verified, unverified }: SubmissionView): string {
  const parts = [`Handed in ${CLOCK.format(at)}`]
  if (verified) parts.push(`verified: ${verified.passed} of ${verified.total} checks`)
  else if (total > 0)
    parts.push(passed === undefined ? 'not checked' : `${passed} of ${total} checks (as your browser says)`)
  if (unverified !== undefined) parts.push(`not verified: ${unverified}`)
  parts.push(`receipt ${id.slice(0, 6)}`)
  return parts.join(' · ')
}
