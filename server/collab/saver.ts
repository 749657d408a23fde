import type { ParticipantId } from '../../shared/ids.ts'
import type { DocumentName } from '../../shared/session/documents.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore, DocumentUpdate } from '../ports/documents.ts'
import { mergedState } from '../ports/merged-updates.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Fresh } from './replica.ts'
import type { SaveRound } from './save-round.ts'

/** A write that failed is tried again after this long. */
const RETRY_MS = 1_000
/** Merging happens on the thread that serves sockets: what is long is stored as it came. */
const ROW_BYTES = 4 * 1024

interface Entry {
  fresh: Fresh
  author: ParticipantId | null
  at: number
}

/** Rows under way and what is in each of them. They stay as they are until it is known what became of them. */
interface Batch {
  rows: DocumentUpdate[]
  entries: Entry[][]
}

export interface SaverDeps {
  store: DocumentStore
  clock: Clock
  round: SaveRound
  onFault(error: unknown): void
  /** Somebody else wrote to the document. */
  onForeign(update: DocumentUpdate): void
  /** Everything up to here is on disk. */
  onSaved(): void
}

/**
 * Writes the updates of one document behind their being shown: in batches, one at a time. What could not be written
 * stays in memory and is tried again, so that a full disk heals without a restart. A write that failed may have been
 * carried out all the same: it is repeated under the same numbers, and the conflict shows that it was.
 */
export class Saver {
  /** Number of the last update that is known to be stored. */
  private seq: number
  private readonly document: DocumentName
  private readonly deps: SaverDeps
  private queue: Entry[] = []
  private batch: Batch | undefined
  private working: Promise<void> | undefined
  private cancel: (() => void) | undefined
  private discarded = false

  constructor(document: DocumentName, seq: number, deps: SaverDeps) {
    this.document = document
    this.seq = seq
    this.deps = deps
  }

  /** Nothing waits to be written. */
  get idle(): boolean {
    return this.queue.length === 0 && !this.batch && !this.working
  }

  add(fresh: Fresh, author: ParticipantId | null): void {
    if (this.discarded) return
    this.queue.push({ fresh, author, at: this.deps.clock.now() })
    this.soon()
  }

  /** Drops what is not written: the document is gone. */
  discard(): void {
    this.discarded = true
    this.queue = []
    this.batch = undefined
    this.cancel?.()
    this.cancel = undefined
  }

  /** Writes everything now. @returns whether everything is stored */
  async flush(): Promise<boolean> {
    await this.working
    while (!this.idle) if (!(await this.saveOnce())) return false
    return true
  }

  private soon(): void {
    if (this.cancel || this.working) return
    this.cancel = this.deps.round.join(() => this.due())
  }

  private again(): void {
    if (this.cancel || this.working) return
    this.cancel = this.deps.clock.after(RETRY_MS, () => this.due())
  }

  private due(): void {
    this.cancel = undefined
    void this.saveOnce()
  }

  private async saveOnce(): Promise<boolean> {
    while (this.working) await this.working
    this.cancel?.()
    this.cancel = undefined
    let saved = false
    const work = this.save().then(
      () => {
        saved = true
      },
      (error: unknown) => {
        if (!(error instanceof StoreUnavailable) && !this.discarded) this.deps.onFault(error)
      },
    )
    this.working = work
    await work
    this.working = undefined
    if (this.discarded) return saved
    if (saved && this.idle) this.deps.onSaved()
    else if (!this.idle) {
      if (saved) this.soon()
      else this.again()
    }
    return saved
  }

  private async save(): Promise<void> {
    this.batch ??= this.nextBatch()
    const { batch } = this
    if (!batch) return
    const result = await this.deps.store.append(this.document, batch.rows)
    if (result.ok) return this.settle(batch)
    if (this.discarded) return
    const stored = await this.deps.store.history(this.document, this.seq)
    if (batch.rows.every((row, i) => sameRow(row, stored[i]))) return this.settle(batch)
    // Others wrote: what is ours comes after it, under new numbers.
    this.batch = undefined
    this.queue = [...batch.entries.flat(), ...this.queue]
    for (const update of stored) {
      this.seq = update.seq
      this.deps.onForeign(update)
    }
  }

  private settle({ rows, entries }: Batch): void {
    for (const [i, row] of rows.entries()) {
      for (const { fresh } of entries[i] ?? []) fresh.seq = row.seq
      this.seq = row.seq
    }
    this.batch = undefined
  }

  /** What one person did in a row becomes one update of the history. */
  private nextBatch(): Batch | undefined {
    if (this.queue.length === 0) return undefined
    const entries: Entry[][] = []
    let length = 0
    for (const entry of this.queue) {
      const last = entries.at(-1)
      length += entry.fresh.bytes.length
      if (last?.[0]?.author === entry.author && length <= ROW_BYTES) last.push(entry)
      else {
        entries.push([entry])
        length = entry.fresh.bytes.length
      }
    }
    this.queue = []
    const rows = entries.map((group, i) => {
      const [first, ...more] = group as [Entry, ...Entry[]]
      return {
        seq: this.seq + 1 + i,
        at: first.at,
        author: first.author,
        bytes: mergedState(
          first.fresh.bytes,
          more.map(({ fresh }) => fresh.bytes),
        ),
      }
    })
    return { rows, entries }
  }
}

const sameRow = (row: DocumentUpdate, stored: DocumentUpdate | undefined): boolean =>
  stored !== undefined &&
  row.seq === stored.seq &&
  row.at === stored.at &&
  row.author === stored.author &&
  row.bytes.length === stored.bytes.length &&
  row.bytes.every((byte, i) => byte === stored.bytes[i])
