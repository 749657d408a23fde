import type { SessionEvent } from './events.ts'

/** The version that this release writes into each entry. Raise it with every change of an event's shape. */
export const EVENT_VERSION = 1

/**
 * A recorded event of any released version → its present shape. Called once, where the log is read; nothing
 * else in the program knows old shapes.
 * @throws Error for a version that this release does not know: a newer one wrote the log.
 */
export function upcast(version: number, recorded: unknown): SessionEvent {
  if (version !== EVENT_VERSION) {
    throw new Error(`the log holds an event of version ${version}; this release knows ${EVENT_VERSION}`)
  }
  return recorded as SessionEvent
}
