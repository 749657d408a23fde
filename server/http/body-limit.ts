import type { MiddlewareHandler } from 'hono'
import type { Ctx, Env } from './deps.ts'
import { problem } from './problem.ts'

/** The largest body of a request, whether its length was announced or it comes in chunks. */
const MAX_BODY_BYTES = 64 * 1024

/** The only route that takes more: it has limits of its own, and writes what comes to the disk. */
const STREAMED = '/api/v1/course-imports'

/** Whether a request may bring a body of any size, slowly. */
export const isStreamed = (method: string | undefined, path: string): boolean =>
  method === 'POST' && path === STREAMED

/**
 * Refuses bodies over the limit before anything reads them. An announced length is held by the HTTP parser;
 * chunks are counted as they come.
 */
export const bodyLimit: MiddlewareHandler<Env> = async (c, next) => {
  const { raw } = c.req
  if (isStreamed(c.req.method, c.req.path) || !raw.body) return next()
  const announced = raw.headers.get('content-length')
  if (announced !== null && !raw.headers.has('transfer-encoding')) {
    return Number(announced) > MAX_BODY_BYTES ? tooLarge(c) : next()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of raw.body) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return tooLarge(c)
    chunks.push(chunk)
  }
  const { url, method, headers } = raw
  c.req.raw = new Request(url, { method, headers, ...(size > 0 ? { body: Buffer.concat(chunks) } : {}) })
  return next()
}

const tooLarge = (c: Ctx) =>
  problem(c, { status: 413, detail: `A body has at most ${MAX_BODY_BYTES / 1024} kB.` })
