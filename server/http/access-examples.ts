import type * as wire from '../../shared/wire/access.ts'
import { BEGIN, MINUTE } from './examples.ts'

/** Examples of tokens, services and accounts (see examples.ts). */

const DAY = 24 * 60 * MINUTE

export const ID = '4h8m2c6x0v9r7t5p3n1k8j6g4d'

export const createAccessToken = {
  name: 'Timetable',
  scopes: ['sessions:read', 'reports:read'],
} satisfies Pick<wire.AccessTokenBody, 'name' | 'scopes'>
export const accessToken: wire.AccessTokenBody = {
  id: ID,
  ...createAccessToken,
  prefix: 'lpat_9cl6pv',
  createdAt: BEGIN,
  expiresAt: BEGIN + 90 * DAY,
  lastUsedAt: BEGIN + DAY,
}
export const newAccessToken: wire.NewAccessToken = {
  ...accessToken,
  secret: 'lpat_9cl6pvR9wzPo0CQXUkfueLrqp2o6kFtRuIG1lsOEUks',
}

export const createServiceClient = {
  name: 'Moodle',
  scopes: ['reports:read'],
} satisfies Pick<wire.ServiceClientBody, 'name' | 'scopes'>
export const serviceClient: wire.ServiceClientBody = { id: ID, ...createServiceClient, createdAt: BEGIN }
export const newServiceClient: wire.NewServiceClient = {
  ...serviceClient,
  secret: 'lsec_JG9pTUZ6ThG1wdOYabzueW4KeewKc4YSLaMvmRs2Sg0',
}
export const tokenRequest = { grant_type: 'client_credentials', scope: 'reports:read' }
export const tokenAnswer = {
  access_token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2lnbmF0dXJl',
  token_type: 'Bearer' as const,
  expires_in: 3_600,
  scope: 'reports:read',
}
export const tokenError = { error: 'invalid_client', error_description: 'The client did not say who it is.' }

export const createAccount = { name: 'Ada Assistant', email: 'ada@example.org' }
export const account: wire.AccountBody = {
  id: ID,
  ...createAccount,
  role: 'instructor',
  createdAt: BEGIN,
  active: true,
}
export const newAccount: wire.NewAccount = { ...account, password: '4h8m2-c6x0v-9r7t5-p3n1k-8j6g4' }
export const changeAccount = { active: false }
export const changePassword = { current: 'a long enough password', password: 'another long password' }
