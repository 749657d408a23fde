import { STATUS_CODES } from 'node:http'
import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Rejection, RejectionCode } from '../../shared/session/rejection.ts'
import type { Problem } from '../../shared/wire/http.ts'

/** Why a request was not carried out: a value, made into problem details where it is answered. */
export interface Refusal<Status extends ContentfulStatusCode = ContentfulStatusCode> {
  status: Status
  /** A sentence for people. */
  detail: string
  /** For programs, where a rejection code says it. */
  code?: RejectionCode
  errors?: { path: string; message: string }[]
  /** Seconds after which it makes sense to try again. */
  retryAfter?: number
}

export type ProblemResponse<Status> = Status extends ContentfulStatusCode
  ? Response & TypedResponse<Problem, Status, 'json'>
  : never

/** Answers with problem details (RFC 9457). */
export function problem<Status extends ContentfulStatusCode>(
  c: Context,
  { status, detail, code, errors, retryAfter }: Refusal<Status>,
): ProblemResponse<Status> {
  const body: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    ...(code === undefined ? {} : { code }),
    ...(errors === undefined ? {} : { errors }),
  }
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
  }) as unknown as ProblemResponse<Status>
}

/** How a refused command is told over HTTP. */
const STATUS_OF = {
  forbidden: 403,
  'not-driver': 403,
  removed: 403,
  'not-admitted': 403,
  'not-found': 404,
  ended: 409,
  claimed: 409,
  'not-released': 403,
  full: 409,
  late: 409,
  closed: 409,
  'already-answered': 409,
  invalid: 422,
  locked: 423,
  'rate-limited': 429,
  unavailable: 503,
  malformed: 400,
} as const satisfies Record<RejectionCode, ContentfulStatusCode>

export type RejectionStatus = (typeof STATUS_OF)[RejectionCode]

export const REJECTION_STATUSES = [
  400, 403, 404, 409, 422, 423, 429, 503,
] as const satisfies RejectionStatus[]

/** Seconds to wait for a store that cannot write. */
export const RETRY_AFTER_UNAVAILABLE = 2

export function refusalOf({ code, message }: Rejection): Refusal<RejectionStatus> {
  return {
    status: STATUS_OF[code],
    code,
    detail: message,
    ...(code === 'unavailable' ? { retryAfter: RETRY_AFTER_UNAVAILABLE } : {}),
  }
}

/** Why staff and observers do not get what is a learner's own. */
export function forLearners<Status extends ContentfulStatusCode>(refusal: Refusal<Status>): Refusal<Status> {
  if (refusal.code !== 'forbidden') return refusal
  return {
    ...refusal,
    detail:
      'This is for learners, about themselves only. Staff find everything about the class in the report.',
  }
}
