import type { MiddlewareHandler } from 'hono'
import type { Addresses } from '../auth/addresses.ts'
import type { Env } from './deps.ts'

/**
 * What our pages may do. Styles may stand in the page, because slides and diagrams bring their own; scripts may
 * not. The one frame is that of the code runner. Slides show pictures and films of other sites. `frame-ancestors`
 * keeps the pages out of others' frames.
 */
export const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: https:`,
  `font-src 'self'`,
  `media-src 'self' https:`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `frame-src 'self'`,
  `manifest-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

const HEADERS: [string, string][] = [
  ['content-security-policy', CONTENT_SECURITY_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
]

/** Sets the security headers on every answer; what an answer set itself stays. */
export function securityHeaders(addresses: Addresses): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    for (const [name, value] of HEADERS) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (addresses.secure) c.res.headers.set('strict-transport-security', 'max-age=31536000')
  }
}
