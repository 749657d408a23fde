import type { UserId } from '../../shared/ids.ts'
import type { Scope } from '../../shared/wire/scopes.ts'

/** Lets a program act for an account, within scopes. Only the SHA-256 of its secret is stored. */
export interface AccessToken {
  id: string
  user: UserId
  name: string
  scopes: readonly Scope[]
  secretHash: string
  /** How the secret begins, for people to tell tokens apart. */
  prefix: string
  /** ms since the epoch, as all times */
  createdAt: number
  expiresAt?: number
  lastUsedAt?: number
  revokedAt?: number
}

/** A service that gets short-lived tokens by OAuth 2 client credentials, and acts for the account that made it. */
export interface ServiceClient {
  /** `client_id` */
  id: string
  user: UserId
  name: string
  scopes: readonly Scope[]
  secretHash: string
  createdAt: number
  lastUsedAt?: number
  revokedAt?: number
}

/** What programs act by. What is revoked stays as a row, and is found: it says since when it is not good. */
export interface AccessStore {
  /** One of the same id makes place. */
  addToken(token: AccessToken): Promise<void>
  findToken(id: string): Promise<AccessToken | undefined>
  findTokenBySecret(secretHash: string): Promise<AccessToken | undefined>
  /** Newest first, without those that are revoked. */
  listTokens(user: UserId): Promise<AccessToken[]>
  tokenUsed(id: string, at: number): Promise<void>
  /** @returns false where the account has no such token, or it is revoked already */
  revokeToken(user: UserId, id: string, at: number): Promise<boolean>

  /** One of the same id makes place. */
  addClient(client: ServiceClient): Promise<void>
  findClient(id: string): Promise<ServiceClient | undefined>
  /** Newest first, without those that are revoked. */
  listClients(user: UserId): Promise<ServiceClient[]>
  clientUsed(id: string, at: number): Promise<void>
  /** @returns false where the account has no such client, or it is revoked already */
  revokeClient(user: UserId, id: string, at: number): Promise<boolean>
}
