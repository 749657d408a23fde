import type { Catalog } from '../course/catalog.ts'
import type { Result } from '../result.ts'
import type { Actor } from './envelope.ts'
import type { Rejection } from './rejection.ts'

/** What a decision may know beside state and command. Nothing in the core reads a clock or rolls dice. */
export interface DecideContext {
  /** The server's clock, ms since the epoch. */
  now: number
  /** When the command reached the server; it may have waited for its turn. */
  receivedAt: number
  actor: Actor
  /** The session's course, with everything that only the server may know. */
  catalog: Catalog
  /**
   * The name under which the actor's anonymous answers in a scope are kept. Only the process that opened the question
   * can tell it, and only until the reveal; nobody can find the actor from it.
   */
  ballotOf(scope: string): string | undefined
}

export type Decision<E> = Result<E[], Rejection>
