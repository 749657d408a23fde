import type { Dialect } from './document-client.ts'

/** Kinds of documents that belong to one person each. */
export const KINDS = ['large', 'single', 'pair', 'small', 'warm'] as const

/**
 * One of the documents of a run: `shared` by everybody, the `large` one, those that one person has open, and those
 * that two write in.
 */
export interface Place {
  kind: 'shared' | (typeof KINDS)[number]
  n: number
}

/** A server of shared documents under measurement. */
export interface DocumentServer {
  readonly name: string
  readonly pid: number
  readonly dialect: Dialect
  /** The name of a document. */
  document(place: Place): string
  /** An address that is good for one connection. @param person which of those who come to the document, from 0 */
  address(place: Place, person: number): Promise<string>
  stop(): Promise<void>
}
