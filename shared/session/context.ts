import type { Catalog } from '../course/catalog.ts'
import type { Result } from '../result.ts'
import type { Actor } from './envelope.ts'
import type { Rejection } from './rejection.ts'

/** What a decision may know beside state and command. Nothing in the core reads a clock or rolls dice. */
export interface DecideContext {
  /** The server's clock, ms since the epoch. */
  now: number
  actor: Actor
  /** The session's course, with everything that only the server may know. */
  catalog: Catalog
}

export type Decision<E> = Result<E[], Rejection>
