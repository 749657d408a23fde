import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { newId } from '../auth/random.ts'
import type { RequestKey } from '../ports/idempotency-keys.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { signedIn } from './identity.ts'
import { problem } from './problem.ts'

/** A key means the same request for this long, ms. */
export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000

const KEY_MAX = 255

/** The header in the description of a route that takes it. */
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .openapi({
      param: { name: 'idempotency-key', in: 'header' },
      description:
        'A random text of your own, such as a UUID. Sent again with the same body within a day, the request is not carried out again: the first answer comes back, with `Idempotency-Replayed: true`.',
    }),
})

/** What was answered and is answered again. */
interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Headers of an answer that belong to what it says, not to the connection. */
const KEPT_HEADERS = ['content-type', 'location', 'etag', 'cache-control']

/**
 * Makes a route safe to be asked again (draft-ietf-httpapi-idempotency-key-header): for accounts, by the header
 * `Idempotency-Key`, for a day. An answer of success is stored and given again; after a refusal the key may be used
 * again. Another body under the same key is refused with 422, and a request that is still under way with 409.
 *
 * A request that was cut off, by a crash or because the store was away, is carried out again when it is sent again,
 * under the same id: the handler takes it from `onceId` for what it makes, and first looks whether that is there.
 * What is under way is known to this process alone, so nothing that a crash leaves behind keeps a key.
 *
 * @param options.streamed the body may be large and is for the handler alone: what it is said to be stands for it
 */
export function idempotent(
  deps: HttpDeps,
  { streamed = false }: { streamed?: boolean } = {},
): MiddlewareHandler<Env> {
  /** Fingerprints of the requests under way. */
  const running = new Map<string, string>()

  return async (c, next) => {
    const header = c.req.header('idempotency-key')
    if (header === undefined) return next()
    const secret = keyOf(header)
    if (secret === undefined) {
      return problem(c, {
        status: 400,
        detail: `The header Idempotency-Key takes 1 to ${KEY_MAX} visible ASCII characters.`,
      })
    }
    const account = await signedIn(c, deps)
    // Who is nobody makes nothing; the handler says so.
    if (!account.ok) return next()
    const key: RequestKey = {
      account: account.value.user.id,
      route: `${c.req.method} ${c.req.path}`,
      keyHash: sha256(secret),
    }
    const sent = streamed ? announced(c) : await c.req.text()
    const fingerprint = sha256(`${new URL(c.req.url).search}\n${sent}`)
    const name = JSON.stringify([key.account, key.route, key.keyHash])
    const underWay = running.get(name)
    if (underWay !== undefined) return underWay === fingerprint ? stillRunning(c) : otherRequest(c)
    running.set(name, fingerprint)
    try {
      const now = deps.clock.now()
      const stored = await deps.stores.idempotencyKeys.claim(
        { ...key, fingerprint, resource: newId(), expiresAt: now + KEY_LIFETIME_MS },
        now,
      )
      if (stored.fingerprint !== fingerprint) return otherRequest(c)
      if (stored.answer) return replay(open(stored.answer, secret))
      c.set('once', stored.resource)
      await next()
      await settle(c, key, secret)
    } finally {
      running.delete(name)
    }
  }

  async function settle(c: Ctx, key: RequestKey, secret: string): Promise<void> {
    const { status } = c.res
    try {
      // Whether it was carried out is not known: the next attempt looks.
      if (c.error || status >= 500) return
      if (status >= 400) return await deps.stores.idempotencyKeys.forget(key)
      const headers = KEPT_HEADERS.flatMap((header) => {
        const value = c.res.headers.get(header)
        return value === null ? [] : [[header, value]]
      })
      const answer = { status, headers: Object.fromEntries(headers), body: await c.res.clone().text() }
      await deps.stores.idempotencyKeys.settle(key, seal(answer, secret))
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      // It was done, and is answered; sent again, it is found by its id.
      deps.log.warn({ request: c.get('requestId'), err: error }, 'an answer could not be kept under its key')
    }
  }
}

/**
 * The id of what a request makes.
 * @returns a new one, or where the request has an `Idempotency-Key` the one that belongs to it: then what it makes
 *   may be there already, from an attempt that was cut off
 */
export function onceId(c: Ctx): { id: string; retried: boolean } {
  const once = c.get('once')
  return once === undefined ? { id: newId(), retried: false } : { id: once, retried: true }
}

/** What the headers say of a body: type, length, and where it is given, its digest (RFC 9530). */
const announced = (c: Ctx): string =>
  JSON.stringify(['content-type', 'content-length', 'content-digest'].map((name) => c.req.header(name)))

const stillRunning = (c: Ctx) =>
  problem(c, {
    status: 409,
    detail: 'The request with this Idempotency-Key is still being carried out. Try again in a moment.',
    retryAfter: 1,
  })

const otherRequest = (c: Ctx) =>
  problem(c, {
    status: 422,
    detail: 'This Idempotency-Key was used for a request with another body. Take a new one.',
    errors: [{ path: 'Idempotency-Key', message: 'It was used for a request with another body.' }],
  })

const replay = ({ status, headers, body }: Answer): Response =>
  new Response(body === '' ? null : body, { status, headers: { ...headers, 'idempotency-replayed': 'true' } })

/** The draft has the key in quotation marks (a string of RFC 9651); many send it without. */
function keyOf(header: string): string | undefined {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header
  return key.length <= KEY_MAX && /^[\x21-\x7e]+$/.test(key) ? key : undefined
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Answers may hold secrets that are shown once, and the database and its backups must not. */
function seal(answer: Answer, secret: string): Uint8Array {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, cipherKey(secret), iv)
  const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text])
}

function open(sealed: Uint8Array, secret: string): Answer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv(CIPHER, cipherKey(secret), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  return JSON.parse(text.toString('utf8'))
}

const cipherKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'lectern idempotency answer', 32))
