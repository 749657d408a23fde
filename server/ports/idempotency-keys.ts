import type { UserId } from '../../shared/ids.ts'

/** Which request of whom: the same three always mean the same request. */
export interface RequestKey {
  account: UserId
  /** Method and path. */
  route: string
  /** SHA-256 of the key that was sent; the key itself is not stored. */
  keyHash: string
}

/** A request that is made only once, however often it is sent. */
export interface OnceRequest extends RequestKey {
  /** SHA-256 of what was sent with it. */
  fingerprint: string
  /**
   * Id of what the request makes, chosen before it is made: whoever carries it out again after a crash finds by it
   * what was made already.
   */
  resource: string
  /** The key is forgotten then; ms since the epoch. */
  expiresAt: number
  /** What was answered, encrypted under the key; absent while nothing was. */
  answer?: Uint8Array
}

export interface IdempotencyKeys {
  /**
   * Finds the request of a key, or notes this one. Forgets those that expired before `now`.
   * @returns what is stored, which is `request` where the key is new
   * @throws StoreUnavailable
   */
  claim(request: OnceRequest, now: number): Promise<OnceRequest>
  /** @throws StoreUnavailable */
  settle(key: RequestKey, answer: Uint8Array): Promise<void>
  /** The key may be used for another request. @throws StoreUnavailable */
  forget(key: RequestKey): Promise<void>
}
