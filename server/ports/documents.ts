import type { ParticipantId, SessionId } from '../../shared/ids.ts'
import type { DocumentName } from '../../shared/session/documents.ts'
import type { AppendResult } from './session-log.ts'

/** One change of a shared document, as it was received; the history of a document is all of them in order. */
export interface DocumentUpdate {
  /** 1, 2, 3 … without gaps within the document. */
  seq: number
  /** ms since the epoch */
  at: number
  /** Null for what the server itself wrote. */
  author: ParticipantId | null
  /** A Yjs update, format V1. */
  bytes: Uint8Array
}

/** A document with everything that is stored of it in one update. */
export interface StoredDocument {
  /** Number of the last update that is in it; 0 for a document that nobody has written to. */
  seq: number
  /** All updates merged (Yjs, format V1). */
  state: Uint8Array
}

/** What lists tell of a document, without opening it. */
export interface DocumentSummary {
  document: DocumentName
  /** How many updates are stored. */
  updates: number
  /** Of the last of them; ms since the epoch. */
  changedAt: number
}

/** Shared documents as logs of updates, with a merged copy so that opening one does not read its whole history. */
export interface DocumentStore {
  /** Those of a session that somebody has written to, by name. */
  list(session: SessionId): Promise<DocumentSummary[]>
  /** @throws StoreUnavailable */
  load(document: DocumentName): Promise<StoredDocument>
  /**
   * Writes updates with compare-and-swap: `updates[0].seq` must be one more than the last one stored. Resolves once
   * they are durable. The session in the document's name must exist.
   * @throws StoreUnavailable when nothing could be written, or when that is not known
   */
  append(document: DocumentName, updates: readonly DocumentUpdate[]): Promise<AppendResult>
  /**
   * Merges what was stored so far, keeps that as the copy to open the document from, and returns it. The history stays
   * as it is.
   * @throws StoreUnavailable
   */
  compact(document: DocumentName): Promise<StoredDocument>
  /**
   * Updates with `seq` > `after`, in order.
   * @param enoughBytes ends with the update by which they are that long together; without it nothing is left out
   * @throws StoreUnavailable
   */
  history(document: DocumentName, after: number, enoughBytes?: number): Promise<DocumentUpdate[]>
}
