import type { AppRequest } from '../../../shared/runner/types.ts'
import { headerOf } from './http-text.ts'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

/** What a body is, where no header says it. */
export const BODY_TYPES = {
  json: { label: 'JSON', type: 'application/json' },
  form: { label: 'Form', type: 'application/x-www-form-urlencoded' },
  text: { label: 'Text', type: 'text/plain; charset=utf-8' },
} as const
export type BodyKind = keyof typeof BODY_TYPES

/** A request as it stands in the form. */
export interface Draft {
  method: string
  path: string
  headers: readonly { name: string; value: string }[]
  kind: BodyKind
  body: string
}

export const EMPTY_DRAFT: Draft = { method: 'GET', path: '/', headers: [], kind: 'json', body: '' }

/** HTTP lets GET carry a body; servers and browsers do not. */
export const mayHaveBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/** The request that a form means: rows without a name are left out, and the body's type is added. */
export function requestOf({ method, path, headers, kind, body }: Draft): AppRequest {
  const named = headers
    .map(({ name, value }): [string, string] => [name.trim(), value.trim()])
    .filter(([name]) => name !== '')
  const full = mayHaveBody(method) && body !== ''
  const typed = headerOf(named, 'content-type') !== undefined
  const all: [string, string][] = full && !typed ? [['content-type', BODY_TYPES[kind].type], ...named] : named
  return {
    method,
    path: pathOf(path),
    ...(all.length > 0 ? { headers: all } : {}),
    ...(full ? { body } : {}),
  }
}

/** The form for a request that was sent before. */
export function draftOf({ method, path, headers = [], body = '' }: AppRequest): Draft {
  const type = headerOf(headers, 'content-type')
  const kinds = Object.keys(BODY_TYPES) as BodyKind[]
  const kind = kinds.find((one) => BODY_TYPES[one].type === type)
  return {
    method,
    path,
    kind: kind ?? 'json',
    body,
    headers: headers
      .filter(([name]) => kind === undefined || name !== 'content-type')
      .map(([name, value]) => ({ name, value })),
  }
}

/** As a browser makes a path of what somebody typed: it begins with a slash and is ASCII. */
function pathOf(typed: string): string {
  const path = typed.trim().replace(/^https?:\/\/[^/?]*/, '')
  const rooted = path.startsWith('/') ? path : `/${path}`
  return rooted.replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part))
}
