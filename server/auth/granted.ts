import type { Scope } from '../../shared/wire/scopes.ts'
import type { User } from '../ports/accounts.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { SignedIn } from './sign-ins.ts'

/** What a good token of an account gives: whom it acts for, and what it may do of what they may. */
export interface Granted extends SignedIn {
  scopes: readonly Scope[]
}

/** How often the last use of a secret is written. */
const USED_EVERY_MS = 60_000

/** Calls `note` where the last use is not noted to the minute. A full disk keeps nobody from reading. */
export async function noteUse(
  lastUsedAt: number | undefined,
  now: number,
  note: () => Promise<void>,
): Promise<void> {
  if (lastUsedAt !== undefined && now - lastUsedAt < USED_EVERY_MS) return
  try {
    await note()
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
  }
}

export const isActive = (user: User | undefined): user is User =>
  user !== undefined && user.deactivatedAt === undefined
