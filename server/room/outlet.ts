import type { CloseReason } from '../../shared/wire/close-codes.ts'

/** The way to one page: what a room needs of a socket, so that tests can do without. */
export interface Outlet {
  /** Queues one encoded message (JSON); messages of one turn of the event loop travel in one frame. */
  send(message: string): void
  /**
   * Writes a frame that was built once for many readers. Used only when `idle`, so that order is kept.
   */
  sendFrame(frame: Buffer): void
  /** Nothing is queued that `sendFrame` would overtake. */
  readonly idle: boolean
  /** Bytes written and not yet taken by the network. */
  readonly buffered: number
  close(reason: CloseReason): void
}
