import type * as z from 'zod'
import type { SessionId } from '../../shared/ids.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Waits before each further attempt where a kind has none of its own: five attempts within two hours. */
export const RETRY_DELAYS: readonly number[] = [10 * SECOND, MINUTE, 10 * MINUTE, 100 * MINUTE]
/** What comes back at the same moment must not go at the same moment again: waits are this much longer at most. */
const JITTER = 0.2

/** What an attempt gets beside the payload. */
export interface Attempt {
  job: string
  /** 1 for the first */
  attempt: number
  /** Whose the job is; absent for the server's own. */
  account?: string
  /** Aborted when the server stops; the job is begun again after the next start. */
  signal: AbortSignal
}

/** A kind of background work. */
export interface JobKind<Payload = unknown> {
  name: string
  /** What a job of this kind is about, for the owner's page: “Deliver a webhook”. */
  title: string
  payload: z.ZodType<Payload>
  /** The session that a job is about; it is removed with the session. */
  sessionOf?(payload: Payload): SessionId | undefined
  /** What a job is about where that is no session, in a few words that hold no secret. */
  subjectOf?(payload: Payload): string | undefined
  /**
   * May be called again for the same job after an end of the server in the middle: it must not matter how far it got.
   * @returns what is kept as the job's result (JSON)
   * @throws GaveUp where trying again is no use; any other error is tried again later
   */
  run(payload: Payload, attempt: Attempt): Promise<unknown>
  /** ms before the second, third … attempt. After the last the job has failed. */
  delays?: readonly number[]
  /** So many at once; 1 by default. */
  parallel?: number
  /** Of those so many of one lane; all of them where it is absent. */
  parallelPerLane?: number
  /** The server gives itself such a job this often (ms). Its payload is `{}`. */
  every?: number
}

/** Ties a payload's schema to the work on it. */
export const jobKind = <Payload>(kind: JobKind<Payload>): JobKind => kind as unknown as JobKind

/** Why a job cannot succeed, however often it is tried. The message is shown to people. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp'
  /** What is kept as the job's result beside the message (JSON). */
  readonly result: unknown

  constructor(message: string, result?: unknown) {
    super(message)
    this.result = result
  }
}

/**
 * When a job whose attempt failed is tried again.
 * @param attempts how many there were
 * @param chance from 0 to 1
 * @returns ms to wait; undefined where there are no attempts left
 */
export function retryDelay(
  attempts: number,
  chance: number,
  delays: readonly number[] = RETRY_DELAYS,
): number | undefined {
  const delay = delays[attempts - 1]
  return delay === undefined ? undefined : Math.round(delay * (1 + JITTER * chance))
}
