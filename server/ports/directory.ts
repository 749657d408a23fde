import type { CourseId, DeckId, SessionId, UserId } from '../../shared/ids.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import type { Page } from './page.ts'

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
}

/** A row with what lists tell of the log, so that they need not fold it; it follows each append. */
export interface SessionRecord extends SessionRow {
  startedAt?: number
  endedAt?: number
  /** Learners who have joined and were let in, and not removed since. */
  learners: number
}

/** Which sessions; those that fit all that is given. */
export interface SessionFilter {
  /** Only this account's. */
  owner?: UserId
  /** true: those that have not ended · false: those that have */
  live?: boolean
  course?: CourseId
  /** In the title, whatever the case of its letters. */
  title?: string
}

/** A page of the sessions that fit. */
export type SessionQuery = SessionFilter & Pick<SessionPage, 'limit'> & Partial<SessionPage>
type SessionPage = Page<'createdAt' | 'title'>

export interface SessionDirectory {
  /** Row and first entries in one transaction. @throws StoreUnavailable */
  create(row: SessionRow, entries: readonly Envelope[]): Promise<void>
  find(id: SessionId): Promise<SessionRecord | undefined>
  findByCode(code: string): Promise<SessionRecord | undefined>
  /** Newest first where `sort` is absent. Titles are sorted without regard to the case of A to Z. */
  list(query: SessionQuery): Promise<SessionRecord[]>
  count(filter: SessionFilter): Promise<number>
  /**
   * Sessions that ended before this moment, and those that never ended and in which nothing has happened since; oldest
   * first.
   */
  outdated(before: number, limit: number): Promise<SessionRecord[]>
  /**
   * Removes a session with everything that is kept of it: log, people, documents and jobs, in one transaction. What is
   * shared with other sessions, their deck, stays.
   * @returns false where there is none
   */
  remove(id: SessionId): Promise<boolean>
}
