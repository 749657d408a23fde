import type { CommandId } from '../../shared/ids.ts'
import type { RejectionCode } from '../../shared/session/rejection.ts'
import type { ClientCommand } from '../../shared/session/session.ts'

/**
 * What became of a command. `done`: carried out and on disk. Codes of the client's own: `replaced` by a newer
 * command of the same kind before it was carried out, `not-sent` because the page has no connection any more.
 */
export type Outcome =
  | { ok: true; seq: number; at: number }
  | { ok: false; code: RejectionCode | 'replaced' | 'not-sent'; message: string }

export interface Pending {
  cid: CommandId
  command: ClientCommand
  settle: (outcome: Outcome) => void
}

/** Commands of which only the last one matters: where the slides stand, whether the screen is black. */
const LAST_WINS: ReadonlySet<ClientCommand['type']> = new Set(['slide.show', 'screen.black'])

/** Commands that the server has not answered yet, in the order in which they were given. */
export class Outbox {
  private readonly pending = new Map<CommandId, Pending>()

  get size(): number {
    return this.pending.size
  }

  /** @param replace drop older commands that this one makes pointless: only right while nothing is under way */
  add(entry: Pending, replace: boolean): void {
    if (replace && LAST_WINS.has(entry.command.type)) {
      for (const older of [...this.pending.values()]) {
        if (older.command.type !== entry.command.type) continue
        this.settle(older.cid, { ok: false, code: 'replaced', message: 'A newer command took its place.' })
      }
    }
    this.pending.set(entry.cid, entry)
  }

  /** An answer to a command that is not pending (any more) is ignored: it was answered before. */
  settle(cid: CommandId, outcome: Outcome): void {
    const entry = this.pending.get(cid)
    if (!entry) return
    this.pending.delete(cid)
    entry.settle(outcome)
  }

  settleAll(outcome: Outcome): void {
    for (const cid of [...this.pending.keys()]) this.settle(cid, outcome)
  }

  [Symbol.iterator](): IterableIterator<Pending> {
    return [...this.pending.values()][Symbol.iterator]()
  }
}
