import type { UserId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { WEBHOOKS_MAX } from '../../shared/wire/webhooks.ts'
import { newId } from '../auth/random.ts'
import { type Allowance, RateLimit } from '../auth/rate-limit.ts'
import type { Clock } from '../ports/clock.ts'
import type { Webhook, WebhookChange, WebhookEventType, WebhookStore } from '../ports/webhooks.ts'
import { type Message, testMessage } from './messages.ts'
import { type SendFailure, send } from './send.ts'
import { newWebhookSecret, ROTATION_MS, signedHeaders, signingSecrets } from './signature.ts'
import { type PrivateTargets, type Resolve, systemResolve, webhookUrl } from './target.ts'

/** Tests wait for a receiver that somebody else chose: so many a minute for an account. */
const TESTS_PER_MINUTE = 10

export interface WebhooksDeps {
  store: Pick<WebhookStore, 'add' | 'find' | 'list' | 'change' | 'remove'>
  clock: Clock
  /** Of Lectern; receivers see it. */
  version: string
  privateTargets: PrivateTargets
  /** Sees to everything that was written to logs so far, by the webhooks as they are. */
  feed: { settle(): Promise<void>; reload(): void }
  resolve?: Resolve
}

/** What somebody says of a webhook. */
export interface WebhookWish {
  url: string
  description: string
  events: WebhookEventType[]
}

/** What is wrong with a wish. */
export interface WebhookMistake {
  /** Absent where it is not about one field. */
  field?: keyof WebhookWish
  message: string
}

/** Makes, changes and tries webhooks, and signs what goes to them. */
export class Webhooks {
  private readonly deps: WebhooksDeps
  private readonly tests: RateLimit

  constructor(deps: WebhooksDeps) {
    this.deps = deps
    this.tests = new RateLimit(deps.clock, { limit: TESTS_PER_MINUTE, windowMs: 60_000 })
  }

  /** @param account whose; all where it is absent */
  list(account?: UserId): Promise<Webhook[]> {
    return this.deps.store.list(account)
  }

  find(id: string): Promise<Webhook | undefined> {
    return this.deps.store.find(id)
  }

  /** @returns the webhook with its secret, or what is wrong with the wish */
  async add(account: UserId, wish: WebhookWish, id = newId()): Promise<Result<Webhook, WebhookMistake>> {
    const { store, clock, feed, privateTargets } = this.deps
    const url = webhookUrl(wish.url, privateTargets)
    if (!url.ok) return err({ field: 'url', message: url.error })
    if ((await store.list(account)).length >= WEBHOOKS_MAX) {
      return err({ message: `An account has at most ${WEBHOOKS_MAX} webhooks. Delete one first.` })
    }
    const now = clock.now()
    const webhook: Webhook = {
      ...wish,
      id,
      account,
      url: url.value.href,
      secret: newWebhookSecret(),
      active: true,
      createdAt: now,
      since: now,
    }
    await store.add(webhook)
    feed.reload()
    return ok(webhook)
  }

  /** What happened before it was changed is sent as it was then; what happened while it was off is not sent. */
  async change(
    webhook: Webhook,
    wish: Partial<WebhookWish> & { active?: boolean },
  ): Promise<Result<Webhook, WebhookMistake>> {
    const { store, clock, feed, privateTargets } = this.deps
    const change: WebhookChange = { ...wish }
    if (wish.url !== undefined) {
      const url = webhookUrl(wish.url, privateTargets)
      if (!url.ok) return err({ field: 'url', message: url.error })
      change.url = url.value.href
    }
    await feed.settle()
    if (wish.active && !webhook.active) change.since = clock.now()
    if (wish.active !== undefined) change.disabledReason = undefined
    await store.change(webhook.id, change)
    feed.reload()
    return ok((await store.find(webhook.id)) ?? webhook)
  }

  async remove(id: string): Promise<void> {
    await this.deps.store.remove(id)
    this.deps.feed.reload()
  }

  /** Turns it off because its receiver wants no more. @param reason a sentence for people */
  async turnOff(id: string, reason: string): Promise<void> {
    await this.deps.store.change(id, { active: false, disabledReason: reason })
    this.deps.feed.reload()
  }

  /** Turns off all of an account that was deactivated: who is out is told no more, also if they come back. */
  async turnOffAllOf(account: UserId): Promise<void> {
    for (const { id, active } of await this.deps.store.list(account)) {
      if (active) await this.turnOff(id, 'The account was deactivated.')
    }
  }

  /** The role of an account was changed: from now on it is told of other sessions. */
  roleChanged(): void {
    this.deps.feed.reload()
  }

  /** Gives it a new secret; the old one signs beside it for a day. @returns the new one */
  async rotate(webhook: Webhook): Promise<string> {
    const secret = newWebhookSecret()
    const previousUntil = this.deps.clock.now() + ROTATION_MS
    await this.deps.store.change(webhook.id, { secret, previousSecret: webhook.secret, previousUntil })
    return secret
  }

  /** Whether an account may try its webhooks once more; counts it. */
  mayTest(account: UserId): Allowance {
    return this.tests.take(account)
  }

  /** Sends a message that says nothing, once, whether the webhook is on or off. */
  async test(webhook: Webhook, signal: AbortSignal): Promise<Result<number, SendFailure>> {
    return this.post(webhook, `msg_${newId()}`, testMessage(webhook.id, this.deps.clock.now()), signal)
  }

  /**
   * Sends a message once, signed.
   * @param id the same for each attempt, so that receivers know what they have
   * @returns the status of the answer, or why it failed
   */
  post(
    webhook: Webhook,
    id: string,
    message: Pick<Message, 'type' | 'timestamp'> & { data: object },
    signal: AbortSignal,
  ): Promise<Result<number, SendFailure>> {
    const { clock, version, privateTargets, resolve = systemResolve } = this.deps
    const body = JSON.stringify(message)
    const now = clock.now()
    const headers = {
      'content-type': 'application/json',
      'user-agent': `Lectern/${version}`,
      ...signedHeaders(id, body, signingSecrets(webhook, now), now),
    }
    return send({ url: webhook.url, headers, body, signal }, { privateTargets, resolve })
  }
}
