import { createHash } from 'node:crypto'
import type { SessionId, UserId } from '../../shared/ids.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import { isActive } from '../auth/granted.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import type { Webhook } from '../ports/webhooks.ts'
import type { Room } from '../room/room.ts'
import { DELIVER } from './delivery.ts'
import { messageOf } from './messages.ts'

/** A store that is away is asked again after this long. */
const TRY_AGAIN_MS = 10_000

export interface FeedDeps {
  stores: Pick<Stores, 'log' | 'directory' | 'webhooks'> & { accounts: Pick<Stores['accounts'], 'listUsers'> }
  jobs: Pick<Jobs, 'add'>
  clock: Clock
  log: Record<'error', (facts: object, message: string) => void>
}

/** A webhook, and whether it is told of the sessions of everybody. */
interface Listening {
  webhook: Webhook
  ofAll: boolean
}

/**
 * Turns entries of logs into jobs that deliver them. A mark in the database says how far it has come with each session;
 * from there on it reads the log, whatever happened between, and the id of a job follows from the entry: so no entry is
 * left out when the server dies, and none is delivered as two messages.
 */
export class WebhookFeed {
  private readonly deps: FeedDeps
  private readonly busy = new Map<SessionId, { again: boolean; done: Promise<void> }>()
  private webhooks: Promise<Listening[]> | undefined

  constructor(deps: FeedDeps) {
    this.deps = deps
  }

  /** Sees to what a room has in its log, and to what is written to it from now on. */
  watch(room: Pick<Room, 'id' | 'onEntries'>): void {
    void this.handOver(room.id)
    room.onEntries((entries) => {
      if (entries.some((entry) => messageOf(room.id, entry))) void this.handOver(room.id)
    })
  }

  /** Sees to what was written while nobody watched: before the start, or by another program. */
  async catchUp(): Promise<void> {
    try {
      const listening = await this.listening()
      if (listening.length === 0) return
      const since = Math.min(...listening.map(({ webhook }) => webhook.since))
      const sessions = await this.deps.stores.webhooks.behind(since)
      for (const session of sessions) await this.handOver(session)
    } catch (error) {
      this.deps.log.error({ err: error }, 'webhooks cannot be read now')
      this.deps.clock.after(TRY_AGAIN_MS, () => void this.catchUp())
    }
  }

  /** Waits until everything that it was told of is seen to. */
  async settle(): Promise<void> {
    await Promise.all([...this.busy.values()].map(({ done }) => done))
  }

  /** Somebody changed webhooks. */
  reload(): void {
    this.webhooks = undefined
  }

  /** Never rejects: what fails is done again later. */
  private handOver(session: SessionId): Promise<void> {
    const under = this.busy.get(session)
    if (under) {
      under.again = true
      return under.done
    }
    const turn = { again: false, done: Promise.resolve() }
    this.busy.set(session, turn)
    turn.done = this.work(session, turn)
    return turn.done
  }

  private async work(session: SessionId, turn: { again: boolean }): Promise<void> {
    try {
      do {
        turn.again = false
        await this.handOverOnce(session)
      } while (turn.again)
    } catch (error) {
      this.deps.log.error(
        { err: error, session },
        'webhooks of a session cannot be given their deliveries now',
      )
      this.deps.clock.after(TRY_AGAIN_MS, () => void this.handOver(session))
    } finally {
      this.busy.delete(session)
    }
  }

  private async handOverOnce(session: SessionId): Promise<void> {
    const { stores } = this.deps
    if ((await this.listening()).length === 0) return
    const row = await stores.directory.find(session)
    if ((await this.concernedBy(row?.owner)).length === 0) return
    const entries = await stores.log.read(session, await stores.webhooks.mark(session))
    const last = entries.at(-1)
    if (!last) return
    // Asked again: a webhook that was there before one of these entries was written must be among them.
    const concerned = await this.concernedBy(row?.owner)
    const added = entries.flatMap((entry) =>
      concerned.map((webhook) => this.addDelivery(webhook, session, entry)),
    )
    await Promise.all(added)
    await stores.webhooks.setMark(session, last.seq)
  }

  private async addDelivery(webhook: Webhook, session: SessionId, entry: Envelope): Promise<void> {
    if (entry.at < webhook.since) return
    const message = messageOf(session, entry)
    if (!message || !(webhook.events as string[]).includes(message.type)) return
    await this.deps.jobs.add(DELIVER, {
      id: messageId(webhook.id, session, entry.seq),
      payload: { webhook: webhook.id, message },
      account: webhook.account,
      lane: webhook.id,
    })
  }

  private async concernedBy(owner: UserId | undefined): Promise<Webhook[]> {
    return (await this.listening())
      .filter(({ webhook, ofAll }) => ofAll || webhook.account === owner)
      .map(({ webhook }) => webhook)
  }

  /** Those that are on. Who owns the installation is told of every session, as they may read each. */
  private listening(): Promise<Listening[]> {
    if (!this.webhooks) {
      const read = this.read()
      this.webhooks = read
      read.catch(() => {
        if (this.webhooks === read) this.webhooks = undefined
      })
    }
    return this.webhooks
  }

  private async read(): Promise<Listening[]> {
    const { webhooks, accounts } = this.deps.stores
    const active = (await webhooks.list()).filter((webhook) => webhook.active)
    if (active.length === 0) return []
    const users = new Map((await accounts.listUsers()).map((user) => [user.id, user]))
    return active.flatMap((webhook) => {
      const user = users.get(webhook.account)
      // They are turned off with their account; where the server died in between, they are not told all the same.
      return isActive(user) ? { webhook, ofAll: user.role === 'owner' } : []
    })
  }
}

/** The same for the same entry, whenever it is asked. */
function messageId(...parts: (string | number)[]): string {
  return `msg_${createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 32)}`
}
