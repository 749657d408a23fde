import type {
  AccessTokenBody,
  AccountBody,
  NewAccessToken,
  NewAccount,
  NewServiceClient,
  ServiceClientBody,
} from '../../shared/wire/access.ts'
import type { Scope } from '../../shared/wire/scopes.ts'
import { allItems } from './all-items.ts'
import { request } from './request.ts'

const BASE = '/api/v1'
const part = encodeURIComponent

/** The API about accounts and the programs that act for them; it fails as that of `api` does. */
export const accountApi = {
  changePassword: (body: { current: string; password: string }) =>
    request<void>('PUT', `${BASE}/auth/password`, { body }),

  tokens: (signal?: AbortSignal) => allItems<AccessTokenBody>(`${BASE}/tokens`, signal),
  /** @param body.expiresAt ms since the epoch; absent: until it is revoked */
  createToken: (body: { name: string; scopes: readonly Scope[]; expiresAt?: number }) =>
    request<NewAccessToken>('POST', `${BASE}/tokens`, { body }),
  revokeToken: (id: string) => request<void>('DELETE', `${BASE}/tokens/${part(id)}`, {}),

  services: (signal?: AbortSignal) => allItems<ServiceClientBody>(`${BASE}/service-clients`, signal),
  createService: (body: { name: string; scopes: readonly Scope[] }) =>
    request<NewServiceClient>('POST', `${BASE}/service-clients`, { body }),
  revokeService: (id: string) => request<void>('DELETE', `${BASE}/service-clients/${part(id)}`, {}),

  users: (signal?: AbortSignal) => allItems<AccountBody>(`${BASE}/users`, signal),
  createUser: (body: { name: string; email: string; role: AccountBody['role'] }) =>
    request<NewAccount>('POST', `${BASE}/users`, { body }),
  changeUser: (id: string, body: { role?: AccountBody['role']; active?: boolean }) =>
    request<AccountBody>('PATCH', `${BASE}/users/${part(id)}`, { body }),
}
