import { type AppendResult, type SessionLog, StoreUnavailable } from '../../server/ports/session-log.ts'
import type { SessionId } from '../../shared/ids.ts'
import type { Envelope } from '../../shared/session/envelope.ts'

/**
 * What the disk does with the next append:
 * - `refuse`: nothing is written, and it says so
 * - `lose`: everything is written, but the answer is lost: it looks like a failure
 */
export type Trouble = 'refuse' | 'lose'

/** A session log whose appends fail or wait when the test says so. */
export class Disk implements SessionLog {
  private readonly inner: SessionLog
  private readonly troubles: Trouble[] = []
  private writes: Gate | undefined
  private answers: Gate | undefined
  /** Everything that was written through here, as it was handed in: with the names of then. */
  readonly written: Envelope[] = []
  /** While true reading fails, too. */
  unreadable = false

  constructor(inner: SessionLog) {
    this.inner = inner
  }

  /** The next appends meet with these, one each. */
  next(...troubles: Trouble[]): void {
    this.troubles.push(...troubles)
  }

  /** Whatever was to go wrong does not. */
  clear(): void {
    this.troubles.length = 0
  }

  /**
   * From now on appends wait: before they write, or after that with their answer.
   * @returns lets them go on
   */
  hold(what: 'writes' | 'answers' = 'writes'): () => void {
    const gate = this[what] ?? new Gate()
    this[what] = gate
    return () => {
      gate.open()
      if (this[what] === gate) this[what] = undefined
    }
  }

  async append(session: SessionId, entries: readonly Envelope[]): Promise<AppendResult> {
    await this.writes?.passed
    const trouble = this.troubles.shift()
    if (trouble === 'refuse') throw new StoreUnavailable('the disk refuses')
    const result = await this.inner.append(session, entries)
    if (result.ok) this.written.push(...entries)
    await this.answers?.passed
    if (trouble === 'lose') throw new StoreUnavailable('the answer of the disk was lost')
    return result
  }

  async read(session: SessionId, after: number): Promise<Envelope[]> {
    if (this.unreadable) throw new StoreUnavailable('the disk cannot be read')
    return this.inner.read(session, after)
  }
}

class Gate {
  open: () => void = () => undefined
  readonly passed = new Promise<void>((resolve) => {
    this.open = resolve
  })
}
