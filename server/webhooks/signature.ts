import { createHmac, randomBytes } from 'node:crypto'
import type { Webhook } from '../ports/webhooks.ts'

const PREFIX = 'whsec_'
/** Between the 24 and 64 bytes that the specification asks for. */
const SECRET_BYTES = 32

/** How long a secret that was replaced goes on signing beside the new one. */
export const ROTATION_MS = 24 * 3_600_000

/** A secret of the form `whsec_<base64>`. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`

/** The secrets that sign at a moment, the present one first. */
export function signingSecrets(
  { secret, previousSecret, previousUntil = 0 }: Webhook,
  now: number,
): [string, ...string[]] {
  return previousSecret !== undefined && now < previousUntil ? [secret, previousSecret] : [secret]
}

/**
 * The headers that a message is signed with, by the scheme `v1` of https://www.standardwebhooks.com.
 * @param now ms since the epoch; receivers refuse what is more than some minutes old
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  now: number,
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
