import type { SessionId } from '../../shared/ids.ts'
import type { Envelope } from '../../shared/session/envelope.ts'

export type AppendResult =
  /** On disk, all of them. */
  | { ok: true }
  /** Somebody else wrote first: nothing was written; the log stands at `seq`. */
  | { ok: false; seq: number }

/** The store cannot write or read at the moment (disk full, database away). Try again later. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}

/** The append-only logs of all sessions: the only truth about them. */
export interface SessionLog {
  /**
   * Writes entries with compare-and-swap: `entries[0].seq` must be one more than the last entry stored. Resolves
   * once they are durable (fsync done), never before. Names and other personal data go to rows of their own.
   * @throws StoreUnavailable when nothing could be written
   */
  append(session: SessionId, entries: readonly Envelope[]): Promise<AppendResult>
  /**
   * Entries with `seq` > `after`, in order, brought to the present shape of events.
   * @param limit at most so many; all where it is absent
   * @throws StoreUnavailable
   */
  read(session: SessionId, after: number, limit?: number): Promise<Envelope[]>
}

/**
 * Tells that somebody else (a command-line tool beside the server) wrote to the store. It says only that, never
 * what: whoever wants to know reads the log. A call that is doubled or late does no harm.
 */
export interface ForeignWrites {
  /** @returns a function that ends the subscription */
  onForeignWrite(listener: () => void): () => void
}
