import type { Problem } from '../../shared/wire/http.ts'

interface ApiErrorParts {
  title: string
  detail: string
  code?: string | undefined
  fieldErrors?: Record<string, string>
  retryAfterMs?: number | undefined
}

/**
 * Every way in which a request can fail, made from the server's problem details (RFC 9457) or, where no answer
 * came, from the fact that none did. `message` is `detail`: a sentence that can be shown to a person.
 */
export class ApiError extends Error {
  /** The HTTP status; 0 where the server was not reached. */
  readonly status: number
  /** A short name of the problem, the same for all of its kind. */
  readonly title: string
  /** What happened and what can be done about it. */
  readonly detail: string
  /** The code of a refused command (shared/session/rejection.ts), where the problem is one. */
  readonly code?: string | undefined
  /** Name of the request's field → what is wrong with it. */
  readonly fieldErrors: Record<string, string>
  /** How long to wait before asking again, from `Retry-After` (RFC 9110 §10.2.3). */
  readonly retryAfterMs?: number | undefined

  constructor(status: number, parts: ApiErrorParts) {
    super(parts.detail)
    this.name = 'ApiError'
    this.status = status
    this.title = parts.title
    this.detail = parts.detail
    this.code = parts.code
    this.fieldErrors = parts.fieldErrors ?? {}
    this.retryAfterMs = parts.retryAfterMs
  }
}

/** The error of an answer that is not a success, whatever its body holds. */
export async function errorFrom(response: Response, now: number): Promise<ApiError> {
  const body = isJson(response) ? await readJson(response) : undefined
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), now)
  const title = text(body?.title) ?? 'The request failed'
  return new ApiError(response.status, {
    title,
    detail: text(body?.detail) ?? text(body?.title) ?? sentenceFor(response.status),
    code: text(body?.code),
    fieldErrors: fieldErrors(body?.errors),
    retryAfterMs,
  })
}

/** The error of a request that got no answer. */
export function unreachable(reason: 'offline' | 'timeout'): ApiError {
  return reason === 'timeout'
    ? new ApiError(0, {
        title: 'No answer',
        detail: 'The server takes too long to answer. Please try again.',
      })
    : new ApiError(0, {
        title: 'No connection',
        detail: 'The server cannot be reached. Check your network connection and try again.',
      })
}

/** The error of a success that is no JSON, as the sign-in page of a guest network is. */
export function notOurs(status: number): ApiError {
  return new ApiError(status, {
    title: 'Unexpected answer',
    detail:
      'Something other than the Lectern server answered. If your network wants you to sign in first, do that and try again.',
  })
}

/** What stands in `Retry-After`, seconds or an HTTP date, as ms from `now`; undefined where neither stands. */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

export function isJson(response: Response): boolean {
  return /^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '')
}

async function readJson(response: Response): Promise<Partial<Record<keyof Problem, unknown>> | undefined> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? body : undefined
  } catch {
    return undefined // cut off on the way: the status alone has to do
  }
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

function fieldErrors(errors: unknown): Record<string, string> {
  const found: Record<string, string> = {}
  if (!Array.isArray(errors)) return found
  for (const error of errors as Partial<Record<'path' | 'message', unknown>>[]) {
    const field = text(error?.path)?.replace(/^[#/]+/, '')
    const message = text(error?.message)
    // The first finding on a field is the one to mend first.
    if (field && message && !(field in found)) found[field] = message
  }
  return found
}

function sentenceFor(status: number): string {
  if (status === 401) return 'Please sign in first.'
  if (status === 403) return 'You may not do this.'
  if (status === 404) return 'There is nothing at this address.'
  if (status === 413) return 'That is too much to send at once.'
  if (status === 429) return 'Too many attempts. Please wait a moment and try again.'
  if (status === 502 || status === 503 || status === 504) {
    return 'The server is not available at the moment. Please try again shortly.'
  }
  return `The server answered with an error (${status}). Please try again.`
}
