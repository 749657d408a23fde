import type { SessionId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import { personalOf, withoutPersonal, withPersonal } from '../../../shared/session/personal.ts'
import { upcast } from '../../../shared/session/upcast.ts'
import type { AppendResult, SessionLog } from '../../ports/session-log.ts'

export class MemoryLog implements SessionLog {
  readonly rows = new Map<SessionId, { entry: Envelope; body: string }[]>()
  readonly names = new Map<string, string>()
  guard: () => void = () => {}

  async append(session: SessionId, entries: readonly Envelope[]): Promise<AppendResult> {
    this.guard()
    return this.appendNow(session, entries)
  }

  remove(session: SessionId): void {
    this.guard()
    this.rows.delete(session)
    for (const key of [...this.names.keys()]) if (key.startsWith(`${session}/`)) this.names.delete(key)
  }

  appendNow(session: SessionId, entries: readonly Envelope[]): AppendResult {
    const rows = this.rows.get(session) ?? []
    const first = entries[0]
    if (!first) return { ok: true }
    if (first.seq !== rows.length + 1) return { ok: false, seq: rows.length }
    for (const entry of entries) {
      rows.push({ entry, body: JSON.stringify(withoutPersonal(entry.event)) })
      const personal = personalOf(entry.event)
      if (personal) this.names.set(`${session}/${personal.participant}`, personal.name)
    }
    this.rows.set(session, rows)
    return { ok: true }
  }

  /** How far each log has come. */
  heads(): { id: SessionId; head: number; endedAt?: number }[] {
    return [...this.rows].map(([id, rows]) => {
      const end = rows.find(({ entry }) => entry.event.type === 'session.ended')
      return { id, head: rows.length, ...(end ? { endedAt: end.entry.at } : {}) }
    })
  }

  async read(session: SessionId, after: number, limit = Infinity): Promise<Envelope[]> {
    return (this.rows.get(session) ?? []).slice(after, after + limit).map(({ entry, body }) => ({
      ...entry,
      event: withPersonal(
        upcast(entry.v, JSON.parse(body)),
        (participant) => this.names.get(`${session}/${participant}`) ?? '',
      ),
    }))
  }
}
