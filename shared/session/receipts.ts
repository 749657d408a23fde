import type { CommandId } from '../ids.ts'
import type { Actor, Envelope } from './envelope.ts'

/**
 * Receipts kept for each actor. A client resends what was not answered before it sends anything new, so a few would
 * do; the rest is for clients that do not keep that order.
 */
const KEPT = 512

/**
 * Which commands were carried out already: a command that is sent again after a lost acknowledgement is
 * acknowledged again and changes nothing. A fold of the log, so it survives a restart.
 */
export class Receipts {
  private readonly byActor = new Map<string, Map<CommandId, { seq: number; at: number }>>()

  note(entry: Envelope): void {
    if (!entry.cid || entry.actor.kind !== 'participant') return
    const receipts = this.byActor.get(entry.actor.id) ?? new Map()
    this.byActor.set(entry.actor.id, receipts)
    receipts.set(entry.cid, { seq: entry.seq, at: entry.at })
    if (receipts.size > KEPT) for (const oldest of receipts.keys()) return void receipts.delete(oldest)
  }

  find(actor: Actor, cid: CommandId): { seq: number; at: number } | undefined {
    return actor.kind === 'participant' ? this.byActor.get(actor.id)?.get(cid) : undefined
  }
}
