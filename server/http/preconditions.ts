import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Ctx } from './deps.ts'
import { isKnown, REVALIDATE } from './etag.ts'
import type { Refusal } from './problem.ts'

/** The header in the description of a route that changes something only as it was seen. */
export const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .optional()
    .openapi({
      param: { name: 'if-match', in: 'header' },
      description:
        'An `ETag` that an answer had: 412 where it has been changed since, and nothing is done. `*`: whatever it is by now.',
    }),
})

/**
 * Answers with a body and its `ETag`, or with 304 where the asker has it. The tag is strong, of the bytes themselves:
 * these answers are not compressed by us.
 */
export function sendTagged(c: Ctx, body: object): Response {
  const text = JSON.stringify(body)
  const headers = { ...REVALIDATE, etag: tagOf(text) }
  if (isKnown(c, headers.etag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'application/json' })
}

/** Puts the tag of what a change made on the answer to it, so that the next change can name it. */
export function tagChanged(c: Ctx, body: object): void {
  c.header('etag', tagOf(JSON.stringify(body)))
}

/**
 * Whether the asker wants to change what they saw, and it is not that any more (`If-Match`, RFC 9110 §13.1.1).
 * @param body the answer to a GET, as it would be now
 */
export function isStale(c: Ctx, body: object): boolean {
  const header = c.req.header('if-match')
  if (header === undefined) return false
  const tag = tagOf(JSON.stringify(body))
  // A proxy that compresses makes a tag weak. What it stands for is the same, so it is taken as ours.
  return !header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)
}

export const STALE: Refusal<412> = {
  status: 412,
  detail: 'It has been changed since you read it. Read it again.',
}

/** Lets what looks and then changes be done for one thing at a time, so that nothing changes in between. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>()

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.last.set(key, mine)
    try {
      return await mine
    } finally {
      if (this.last.get(key) === mine) this.last.delete(key)
    }
  }
}

const tagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
