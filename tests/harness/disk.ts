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
  private gate: Promise<void> | undefined
  private openGate: (() => void) | undefined
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

  /** Appends wait from now on. @returns lets them go on */
  hold(): () => void {
    this.gate ??= new Promise((resolve) => {
      this.openGate = resolve
    })
    return () => {
      this.openGate?.()
      this.gate = undefined
    }
  }

  async append(session: SessionId, entries: readonly Envelope[]): Promise<AppendResult> {
    await this.gate
    const trouble = this.troubles.shift()
    if (trouble === 'refuse') throw new StoreUnavailable('the disk refuses')
    const result = await this.inner.append(session, entries)
    if (result.ok) this.written.push(...entries)
    if (trouble === 'lose') throw new StoreUnavailable('the answer of the disk was lost')
    return result
  }

  async read(session: SessionId, after: number): Promise<Envelope[]> {
    if (this.unreadable) throw new StoreUnavailable('the disk cannot be read')
    return this.inner.read(session, after)
  }
}
