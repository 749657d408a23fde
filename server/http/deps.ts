import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { SessionId } from '../../shared/ids.ts'
import type { DocumentName } from '../../shared/session/documents.ts'
import type { Submission } from '../../shared/session/work/state.ts'
import type { Addresses } from '../auth/addresses.ts'
import type { Auth } from '../auth/auth.ts'
import type { Granted } from '../auth/granted.ts'
import type { Config } from '../config.ts'
import type { CourseUploads } from '../courses/imports/uploads.ts'
import type { Exports } from '../exports/exports.ts'
import type { GradingProgress } from '../grading/grading.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Metrics } from '../metrics.ts'
import type { Clock } from '../ports/clock.ts'
import type { CourseLibrary } from '../ports/course-library.ts'
import type { Stores } from '../ports/stores.ts'
import type { Room } from '../room/room.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'

/** What the HTTP side is made of. */
export interface HttpDeps {
  config: Pick<Config, 'trustProxy' | 'metricsToken' | 'retentionDays' | 'contentDir'>
  addresses: Addresses
  clock: Clock
  stores: Stores
  rooms: RoomAccess
  documents: DocumentAccess
  courses: CourseLibrary
  courseIndex: CourseIndexAccess
  uploads: CourseUploads
  auth: Auth
  log: Pick<Logger, 'debug' | 'warn' | 'error'>
  metrics: Pick<Metrics, 'request' | 'text' | 'contentType'>
  webhooks: Pick<
    Webhooks,
    | 'list'
    | 'find'
    | 'add'
    | 'change'
    | 'remove'
    | 'rotate'
    | 'mayTest'
    | 'test'
    | 'turnOffAllOf'
    | 'roleChanged'
  >
  jobs: Pick<Jobs, 'add' | 'cancel' | 'again' | 'titleOf' | 'subjectOf' | 'isRoutine'>
  exports: Pick<Exports, 'progressOf' | 'open'>
  /** Absent where submissions are not verified. */
  grading: GradingAccess | undefined
  /** Folder of the built client. */
  clientDir: string
}

/** What HTTP needs of the rooms. */
export interface RoomAccess {
  open(id: SessionId): Promise<Room | undefined>
  disconnectSignIn(signIn: string): void
  /** Deletes a session for good, everywhere. @returns false where there is none */
  remove(id: SessionId): Promise<boolean>
}

/** What HTTP needs of what keeps the search index like the courses. */
export interface CourseIndexAccess {
  /** Brings the index up to date, and waits for that a while. @returns whether it is */
  ready(): Promise<boolean>
}

/** What HTTP needs of the verification of submissions. */
export interface GradingAccess {
  progressOf(session: SessionId, submission: Submission): GradingProgress
}

/** What HTTP needs of the shared documents that are open. */
export interface DocumentAccess {
  /** Stores what is still in memory. @returns whether everything is stored */
  flush(document: DocumentName): Promise<boolean>
}

export type Env = {
  Variables: {
    requestId: string
    address: string
    /** Set where the request came with an access token of an account, and the route takes one. */
    granted?: Granted
    /** Id of what the request makes, where it has an `Idempotency-Key` (see idempotency.ts). */
    once?: string
  }
}

export type Ctx = Context<Env>
