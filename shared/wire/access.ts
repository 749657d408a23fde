import * as z from 'zod'
import { personName } from '../session/roster.ts'
import { email, newPassword } from './http.ts'
import { SCOPE_NAMES } from './scopes.ts'

/** Bodies of the HTTP API about accounts and about the programs that act for them (see http.ts). */

const id = z.string().min(1).max(40)
const time = z.int()
const role = z.enum(['owner', 'instructor'])
const scope = z.enum(SCOPE_NAMES)

/** What a token or a service is called by whoever made it. */
export const accessName = personName
export const scopeList = z
  .array(scope)
  .min(1, 'Choose at least one scope.')
  .max(SCOPE_NAMES.length)
  .transform((scopes) => SCOPE_NAMES.filter((one) => scopes.includes(one)))

export const accessTokenBody = z.object({
  id,
  name: z.string(),
  scopes: z.array(scope),
  /** How the secret begins, to tell tokens apart. */
  prefix: z.string(),
  createdAt: time,
  /** Absent: it does not expire. */
  expiresAt: time.optional(),
  /** To the minute; absent: never used. */
  lastUsedAt: time.optional(),
})
export const createAccessTokenRequest = z.strictObject({
  name: accessName,
  scopes: scopeList,
  /** A time that is yet to come; absent: until it is revoked. */
  expiresAt: time.optional(),
})
export const newAccessToken = accessTokenBody.extend({
  /** `lpat_…`, in this answer only: what is stored is a hash. */
  secret: z.string(),
})

export const serviceClientBody = z.object({
  /** The `client_id` of OAuth. */
  id,
  name: z.string(),
  scopes: z.array(scope),
  createdAt: time,
  /** When it last got or used a token, to the minute; absent: never. */
  lastUsedAt: time.optional(),
})
export const createServiceClientRequest = z.strictObject({ name: accessName, scopes: scopeList })
export const newServiceClient = serviceClientBody.extend({
  /** The `client_secret` of OAuth, `lsec_…`, in this answer only. */
  secret: z.string(),
})

/** OAuth's own names, RFC 6749 §4.4.2; what it does not know is ignored (§3.2). */
export const tokenRequest = z.object({
  grant_type: z.string().max(100),
  /** Scopes, separated by blanks; absent: all of the client. */
  scope: z.string().max(1_000).optional(),
  client_id: z.string().max(100).optional(),
  client_secret: z.string().max(200).optional(),
})
/** RFC 6749 §5.1 */
export const tokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  /** seconds */
  expires_in: z.int(),
  scope: z.string(),
})
/** RFC 6749 §5.2 */
export const tokenError = z.object({ error: z.string(), error_description: z.string() })

export const accountBody = z.object({
  id,
  name: z.string(),
  role,
  /** Of oneself, and for owners of everybody. */
  email: z.string().optional(),
  createdAt: time,
  /** False: cannot sign in, and no token of it is good. */
  active: z.boolean(),
})
export const createAccountRequest = z.strictObject({
  name: personName,
  email,
  /** `instructor` where it is absent. */
  role: role.optional(),
})
export const newAccount = accountBody.extend({
  /** Made up by the server, in this answer only. Its owner changes it after signing in. */
  password: z.string(),
})
export const changeAccountRequest = z.strictObject({
  name: personName.optional(),
  role: role.optional(),
  active: z.boolean().optional(),
})
export const changePasswordRequest = z.strictObject({
  current: z.string().min(1).max(200),
  password: newPassword,
})

export type AccessTokenBody = z.infer<typeof accessTokenBody>
export type NewAccessToken = z.infer<typeof newAccessToken>
export type ServiceClientBody = z.infer<typeof serviceClientBody>
export type NewServiceClient = z.infer<typeof newServiceClient>
export type AccountBody = z.infer<typeof accountBody>
export type NewAccount = z.infer<typeof newAccount>
