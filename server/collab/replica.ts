import * as Y from 'yjs'
import type { StoredDocument } from '../ports/documents.ts'
import { mergedState } from '../ports/merged-updates.ts'
import { Coverage, type Verdict } from './coverage.ts'
import { type Scan, scanUpdate } from './scan-update.ts'

/** Updates behind the merged state; more for one that is long to merge. */
const TAIL = 64
const BYTES_PER_UPDATE = 4_096
/** The thread that serves sockets merges no more than this. */
const MERGE_BYTES = 32 * 1024

/** An update that is not in the merged state yet. */
export interface Fresh {
  bytes: Uint8Array
  /** Number under which it is stored, once it is. */
  seq?: number
}

/**
 * The content of a document as updates: one merged state and those that came after it. A `Y.Doc` is never built; what
 * a joiner needs is cut out of the merged state.
 */
export class Replica {
  private base: Uint8Array
  private tail: Fresh[] = []
  private tailBytes = 0
  private readonly coverage = new Coverage()
  /** The first `count` of the tail merged. */
  private mergedTail: { count: number; bytes: Uint8Array } | undefined

  constructor({ state }: Pick<StoredDocument, 'state'>) {
    this.base = state
    this.coverage.add(scanUpdate(state))
  }

  /** Bytes of the document; what came lately counts somewhat more than it will when it is merged. */
  get size(): number {
    return this.base.length + this.tailBytes
  }

  /** The merged state; another object after each merge. */
  get merged(): Uint8Array {
    return this.base
  }

  /** So much came after the merged state that merging it in pays. */
  get tailIsLong(): boolean {
    return this.tail.length >= TAIL + this.base.length / BYTES_PER_UPDATE || this.tailBytes > MERGE_BYTES
  }

  /** What an update would add. @throws Error for bytes that are no update */
  examine(update: Uint8Array): { verdict: Verdict; scan: Scan } {
    const scan = scanUpdate(update)
    return { verdict: this.coverage.judge(scan), scan }
  }

  /** Adds an update that was examined and found to be news. */
  add(update: Uint8Array, scan: Scan): Fresh {
    this.coverage.add(scan)
    const fresh: Fresh = { bytes: update }
    this.tail.push(fresh)
    this.tailBytes += update.length
    return fresh
  }

  /** Takes a merged state in place of the updates that are in it. */
  rebase({ seq, state }: StoredDocument): void {
    const kept = this.tail.filter((fresh) => fresh.seq === undefined || fresh.seq > seq)
    this.base = state
    this.tail = kept
    this.tailBytes = kept.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.mergedTail = undefined
  }

  stateVector(): Uint8Array {
    return this.coverage.stateVector()
  }

  /**
   * What a client that has told its state vector lacks: out of the merged state, and what came after it. The merged
   * state is handed out as it is to whoever has nothing.
   * @throws Error for bytes that are no state vector
   */
  missingFrom(vector: Uint8Array): { base: Uint8Array; late: readonly Uint8Array[] } {
    const base = Y.decodeStateVector(vector).size === 0 ? this.base : Y.diffUpdate(this.base, vector)
    return { base, late: this.lateUpdates() }
  }

  /** Merged while that costs next to nothing; long ones go out as they came. */
  private lateUpdates(): readonly Uint8Array[] {
    if (this.tail.length < 2 || this.tailBytes > MERGE_BYTES) return this.tail.map(({ bytes }) => bytes)
    const count = this.mergedTail?.count ?? 0
    const rest = this.tail.slice(count).map(({ bytes }) => bytes)
    const bytes = this.mergedTail
      ? mergedState(this.mergedTail.bytes, rest)
      : mergedState(rest[0] as Uint8Array, rest.slice(1))
    this.mergedTail = { count: this.tail.length, bytes }
    return [bytes]
  }
}
