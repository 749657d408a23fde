import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'
import { findTarget, type PrivateTargets, type Resolve, type Target } from './target.ts'

/** From the look-up of the name to the status of the answer; and until then the rest of it may come. */
const SEND_TIMEOUT_MS = 15_000
/** Of an answer so much is read, so that the receiver gets it off; nothing of it is kept. */
const ANSWER_BYTES_MAX = 4_096

export interface Outgoing {
  url: string
  headers: Record<string, string>
  body: string
  /** Ends the attempt at once. */
  signal: AbortSignal
}

export interface SendFailure {
  /** A sentence for people. */
  reason: string
  /** Of the answer, where there was one. */
  status?: number
  /** Nothing was sent, and nothing will be: where it leads is not allowed. */
  refused?: true
}

export interface SendRules {
  privateTargets: PrivateTargets
  resolve: Resolve
  /** ms */
  timeout?: number
}

/**
 * Posts a message once. The name is resolved once, and the connection made to an address that was checked; redirects are
 * not followed.
 * @returns the status of an answer of 2xx, or why it did not come to that
 */
export async function send(
  { url, headers, body, signal }: Outgoing,
  { privateTargets, resolve, timeout = SEND_TIMEOUT_MS }: SendRules,
): Promise<Result<number, SendFailure>> {
  const late = AbortSignal.timeout(timeout)
  const end = AbortSignal.any([signal, late])
  try {
    const target = await orEnd(findTarget(url, privateTargets, resolve), end)
    if (!target.ok) return err({ reason: target.error, refused: true })
    const status = await post(target.value, headers, body, end)
    if (status >= 200 && status < 300) return ok(status)
    const moved = status >= 300 && status < 400 ? ' Redirects are not followed.' : ''
    return err({ reason: `The receiver answered ${status}.${moved}`, status })
  } catch (error) {
    if (late.aborted) return err({ reason: `The receiver did not answer within ${timeout / 1_000} seconds.` })
    return err({ reason: trouble(error) })
  }
}

function post(
  { url, addresses }: Target,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      // A connection of its own: a kept one could lead where the name pointed yesterday.
      agent: false as const,
      lookup: pinned(addresses),
      signal,
    }
    const onAnswer = (answer: IncomingMessage) => {
      resolve(answer.statusCode ?? 0)
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > ANSWER_BYTES_MAX) answer.destroy()
      })
      // Whatever becomes of the rest: the status has arrived, and it alone counts.
      answer.on('error', () => undefined)
    }
    const request =
      url.protocol === 'https:' ? httpsRequest(url, options, onAnswer) : httpRequest(url, options, onAnswer)
    request.on('error', reject)
    request.end(body)
  })
}

/** Answers every look-up with the addresses that were checked. */
function pinned(addresses: string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_host, options, callback) => {
    if (options.all) callback(null, all)
    else callback(null, all[0]?.address ?? '', all[0]?.family)
  }
}

function orEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

const TROUBLE: Record<string, string> = {
  ENOTFOUND: 'There is no computer with this name.',
  EAI_AGAIN: 'The name of the receiver cannot be looked up at the moment.',
  ECONNREFUSED: 'Nobody listens at this address.',
  ECONNRESET: 'The receiver broke off the connection.',
  CERT_HAS_EXPIRED: 'The certificate of the receiver has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the receiver is signed by nobody who is trusted.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate of the receiver is signed by nobody who is trusted.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the receiver is signed by nobody who is trusted.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the receiver is for another name.',
}

function trouble(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  return TROUBLE[code] ?? `The receiver cannot be reached${code === '' ? '' : ` (${code})`}.`
}
