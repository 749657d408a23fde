import type { SessionId } from '../../../shared/ids.ts'
import type { Webhook, WebhookStore } from '../../ports/webhooks.ts'

/** How far the log of a session goes, and when it ended. */
export interface Heads {
  heads(): { id: SessionId; head: number; endedAt?: number }[]
}

/** Webhooks in memory. @param guard throws while nothing can be written */
export function memoryWebhooks(guard: () => void, { heads }: Heads): WebhookStore {
  const webhooks = new Map<string, Webhook>()
  const marks = new Map<SessionId, number>()
  return {
    async add(webhook) {
      guard()
      webhooks.set(webhook.id, structuredClone(webhook))
    },
    async find(id) {
      return structuredClone(webhooks.get(id))
    },
    async list(account) {
      return structuredClone([...webhooks.values()])
        .filter((webhook) => account === undefined || webhook.account === account)
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    },
    async change(id, change) {
      guard()
      const webhook = webhooks.get(id)
      if (!webhook) return false
      const kept = Object.entries({ ...webhook, ...change }).filter(([, value]) => value !== undefined)
      webhooks.set(id, structuredClone(Object.fromEntries(kept)) as unknown as Webhook)
      return true
    },
    async remove(id) {
      guard()
      return webhooks.delete(id)
    },
    async mark(session) {
      return marks.get(session) ?? 0
    },
    async setMark(session, seq) {
      guard()
      marks.set(session, Math.max(seq, marks.get(session) ?? 0))
    },
    async behind(since) {
      return heads()
        .filter(({ endedAt }) => endedAt === undefined || endedAt >= since)
        .filter(({ id, head }) => head > (marks.get(id) ?? 0))
        .map(({ id }) => id)
    },
  }
}
