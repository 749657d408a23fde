import { CLOSE, type CloseReason } from '../../shared/wire/close-codes.ts'

/**
 * Why a page has no connection and does not try for one: the reasons of the close codes that rule out a retry,
 * and what asking for a ticket can say.
 * - `signed-out`: this browser is nobody in the session (any more)
 * - `unknown`: there is no such session
 */
export type EndReason =
  | 'ended'
  | 'removed'
  | 'deleted'
  | 'version'
  | 'malformed'
  | 'replaced'
  | 'signed-out'
  | 'unknown'

export type AfterClose = { retry: true; waitMs: number } | { retry: false; reason: EndReason }

/** A flooding page holds off at least this long. */
const FLOOD_WAIT_MS = 5_000

/** What to do after the socket was closed with `code` (shared/wire/close-codes.ts). */
export function afterClose(code: number): AfterClose {
  const reason = (Object.keys(CLOSE) as CloseReason[]).find((key) => CLOSE[key].code === code)
  switch (reason) {
    case 'removed':
    case 'deleted':
    case 'version':
    case 'malformed':
    case 'replaced':
      return { retry: false, reason }
    case 'tooBig':
      return { retry: false, reason: 'malformed' }
    case 'flooding':
      return { retry: true, waitMs: FLOOD_WAIT_MS }
    case 'restarting':
    case 'stalled':
    case undefined:
      return { retry: true, waitMs: 0 }
  }
}

/** What to do when no ticket was given. Only refusals that will not change by asking again end the page. */
export function afterTicketError(error: unknown): AfterClose {
  const { status, code, retryAfterMs } = (error ?? {}) as {
    status?: number
    code?: string
    retryAfterMs?: number
  }
  if (status === 401) return { retry: false, reason: 'signed-out' }
  if (status === 404) return { retry: false, reason: 'unknown' }
  if (code === 'ended' || status === 410) return { retry: false, reason: 'ended' }
  if (status === 403) return { retry: false, reason: code === 'removed' ? 'removed' : 'signed-out' }
  return { retry: true, waitMs: retryAfterMs ?? 0 }
}
