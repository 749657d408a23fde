/**
 * Close codes of `/live` (RFC 6455 §7.4: 4000–4999 are private). `retry` tells a client whether to connect
 * again by itself.
 */
export const CLOSE = {
  /** The server is going down and coming back. */
  restarting: { code: 1012, retry: true },
  /** The client sent a message over the size limit. */
  tooBig: { code: 1009, retry: false },
  /** The person was removed from the room, or their sign-in was withdrawn. */
  removed: { code: 4001, retry: false },
  /** The page speaks another version of the protocol: reload it. */
  version: { code: 4002, retry: false },
  /** Too many messages in a short time. */
  flooding: { code: 4003, retry: true },
  /** The reader is too slow: come back for a fresh view. */
  stalled: { code: 4004, retry: true },
  /** Messages that do not follow the protocol, again and again. */
  malformed: { code: 4005, retry: false },
  /** The same person opened too many pages; the oldest was closed. */
  replaced: { code: 4006, retry: false },
  /** The session was deleted: nothing of it is left to come back to. */
  deleted: { code: 4007, retry: false },
} as const

export type CloseReason = keyof typeof CLOSE
