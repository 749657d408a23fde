import type { IncomingMessage, Server } from 'node:http'
import { UPLOAD_MS } from '../courses/imports/uploads.ts'
import { isStreamed } from './body-limit.ts'

/** A request has arrived whole within this time: a body has 64 kB, and who sends slower holds a socket for nothing. */
const REQUEST_MS = 30_000

/**
 * Ends requests that take too long to arrive. Node has one time for all of them, which has to be that of uploads; so
 * the others are timed here.
 * @param limitMs for all but uploads
 */
export function limitRequestTime(server: Server, limitMs = REQUEST_MS): void {
  server.headersTimeout = limitMs
  server.requestTimeout = UPLOAD_MS
  server.prependListener('request', (request: IncomingMessage) => {
    const { headers, method, url = '' } = request
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    if (!hasBody || isStreamed(method, url.split('?')[0] ?? '')) return
    const timer = setTimeout(() => {
      if (!request.complete) request.destroy()
    }, limitMs).unref()
    request.once('close', () => clearTimeout(timer))
  })
}
