import type { CourseId, DeckId, SessionId, UserId } from '../../shared/ids.ts'
import type { Envelope } from '../../shared/session/envelope.ts'

/** Where a session is found: its codes and its owner. What happens in it is in its log. */
export interface SessionRow {
  id: SessionId
  /** Normalised join code (see shared/ids.ts); unique for ever. */
  code: string
  title: string
  course: CourseId
  deck: DeckId
  /** Absent for a session made at the command line without an account. */
  owner?: UserId
  /** ms since the epoch */
  createdAt: number
  endedAt?: number
}

export interface SessionDirectory {
  /** Row and first entries in one transaction. @throws StoreUnavailable */
  create(row: SessionRow, entries: readonly Envelope[]): Promise<void>
  find(id: SessionId): Promise<SessionRow | undefined>
  findByCode(code: string): Promise<SessionRow | undefined>
  /** Newest first. Only what fits every part of the filter that is there: an account's, a course's, not ended. */
  list(filter: { owner?: UserId; course?: CourseId; live?: boolean; limit: number }): Promise<SessionRow[]>
  /**
   * Sessions that ended before this moment, and those that never ended and in which nothing has happened since; oldest
   * first.
   */
  outdated(before: number, limit: number): Promise<SessionRow[]>
  /**
   * Removes a session with everything that is kept of it: log, people, documents and jobs, in one transaction. What is
   * shared with other sessions, their deck, stays.
   * @returns false where there is none
   */
  remove(id: SessionId): Promise<boolean>
}
