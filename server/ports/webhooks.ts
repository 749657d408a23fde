import type { SessionId, UserId } from '../../shared/ids.ts'
import type { WebhookEventType } from '../../shared/wire/webhooks.ts'

export type { WebhookEventType }

/** An address that an account wants to be told of what happens in its sessions. */
export interface Webhook {
  id: string
  account: UserId
  url: string
  /** '' where nothing was said. */
  description: string
  events: WebhookEventType[]
  /** `whsec_…`; it signs, so it is kept readable. */
  secret: string
  /** Signs beside `secret` until `previousUntil` (ms), so that receivers can change over. */
  previousSecret?: string
  previousUntil?: number
  active: boolean
  /** Why the server turned it off; absent where a person did. */
  disabledReason?: string
  createdAt: number
  /** What was written to a session's log before this moment is not sent. ms */
  since: number
}

/** A field that is undefined is taken away. */
export type WebhookChange = {
  [Field in keyof Omit<Webhook, 'id' | 'account' | 'createdAt'>]?: Webhook[Field] | undefined
}

/** Webhooks, and how far into the log of each session they have been given their deliveries. */
export interface WebhookStore {
  add(webhook: Webhook): Promise<void>
  find(id: string): Promise<Webhook | undefined>
  /** Oldest first. @param account whose; all where it is absent */
  list(account?: UserId): Promise<Webhook[]>
  /** @returns whether it is there */
  change(id: string, change: WebhookChange): Promise<boolean>
  /** @returns whether it was there */
  remove(id: string): Promise<boolean>
  /** The number of the last entry of a session that was seen to; 0 where none was. */
  mark(session: SessionId): Promise<number>
  /** Never goes back. */
  setMark(session: SessionId, seq: number): Promise<void>
  /**
   * Sessions whose logs go on behind their mark.
   * @param since those that ended before this moment (ms) do not count
   */
  behind(since: number): Promise<SessionId[]>
}
