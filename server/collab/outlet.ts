import type { CloseReason } from '../../shared/wire/close-codes.ts'

/** The way to one editor: what a document needs of a socket, so that tests can do without. */
export interface Outlet {
  /** Bytes written and not yet taken by the network. */
  readonly buffered: number
  /** @param message a whole message; one that goes to many is the same object for each of them */
  send(message: Uint8Array): void
  /** Ends the connection; nothing is sent after it. */
  close(reason: CloseReason): void
}
