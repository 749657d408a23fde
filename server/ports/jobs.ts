import type { SessionId, UserId } from '../../shared/ids.ts'

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** What is done in the background, and how far it is. */
export interface Job {
  id: string
  /** Which work it is (see server/jobs): tells whose hands it needs. */
  kind: string
  /** Everything that the work needs to know; JSON. */
  payload: unknown
  /** Whose it is; absent for those that the server gives itself. */
  account?: UserId
  /** What it is about, where that is one session; it is gone with the session. */
  session?: SessionId
  /** While a job with the same key waits or runs there is no second. */
  key?: string
  /** What of its kind must not be done at once by too many: those of one lane stand in one line. */
  lane?: string
  state: JobState
  /** How often it was begun. */
  attempts: number
  /** Not before this moment. ms since the epoch, as all times here */
  runAt: number
  createdAt: number
  startedAt?: number
  finishedAt?: number
  /** Why the last attempt failed: a sentence for people. */
  error?: string
  /** What came of it; JSON. */
  result?: unknown
}

export type NewJob = Pick<
  Job,
  'id' | 'kind' | 'payload' | 'account' | 'session' | 'key' | 'lane' | 'runAt' | 'createdAt'
>

/** Where a list goes on: behind the job with this time and id. */
export interface JobCursor {
  createdAt: number
  id: string
}

export interface JobFilter {
  account?: UserId
  session?: SessionId
  kind?: string
  lane?: string
  state?: JobState
  after?: JobCursor
  /** Instead of the newest first. */
  oldestFirst?: boolean
  limit: number
}

/** Background work, kept until it is done whatever happens to the server. One server at a time works it off. */
export interface JobStore {
  /** @returns false where a job with the same key waits or runs already, or its id is in use; nothing is added then */
  add(job: NewJob): Promise<boolean>
  find(id: string): Promise<Job | undefined>
  /** Newest first, unless the filter says otherwise. */
  list(filter: JobFilter): Promise<Job[]>
  /**
   * The job of one of these kinds that has been due longest, begun: `running`, with an attempt more.
   * @param full lanes that get nothing now
   */
  claim(kinds: readonly string[], now: number, full?: readonly string[]): Promise<Job | undefined>
  /** When the next waiting job of one of these kinds is due, but for those of lanes that are full. */
  nextDue(kinds: readonly string[], full?: readonly string[]): Promise<number | undefined>
  /** Of a running job: it is done. */
  finish(id: string, at: number, result: unknown): Promise<void>
  /** Of a running job: the attempt failed, and there is another later. */
  postpone(id: string, runAt: number, error: string): Promise<void>
  /** Of a running job: it failed for good. @param result what is known all the same (JSON) */
  fail(id: string, at: number, error: string, result?: unknown): Promise<void>
  /** Of a waiting job. @returns whether there was one */
  cancel(id: string, at: number): Promise<boolean>
  /**
   * Of a job that failed or was cancelled: all of its attempts again.
   * @returns false where there is none, or another with its key waits or runs
   */
  again(id: string, runAt: number): Promise<boolean>
  /** What ran when the server ended waits again. @returns how many there were */
  recover(): Promise<number>
  /**
   * Forgets what was over before this moment.
   * @param done only what is done, of this kind
   * @returns how many there were
   */
  forget(before: number, done?: { kind: string }): Promise<number>
}
