import type { Ctx, HttpDeps } from './deps.ts'
import { closeWhatHangsOn, signedIn } from './identity.ts'
import { listedFromMemory, listQuery, type PageRequest } from './listing.ts'
import { sendTagged } from './preconditions.ts'
import { problem } from './problem.ts'
import { SECURITY } from './schemas.ts'

/** Of each kind that one account may have at a time: more are forgotten ones. */
const MAX_GRANTS = 50

/** For people only: what makes access for programs would outlive being revoked. */
export const GRANT_ROUTE = { tags: ['Programs'], security: SECURITY.account }

export const GRANT_LIST = listQuery({ sorts: { createdAt: 'number', name: 'string' }, sort: '-createdAt' })

/** What an account gives to a program: an access token, or a client that gets tokens. */
interface Grant {
  id: string
  name: string
  createdAt: number
}

/** How one kind of grant is kept and spoken of. */
interface GrantKind<Kept extends Grant> {
  /** “service client” */
  name: string
  list(user: string): Promise<Kept[]>
  revoke(user: string, id: string, at: number): Promise<boolean>
  /** What connections hang on that were opened by it. */
  signInOf(id: string): string
  bodyOf(grant: Kept): object
}

/** Answers with a page of those of the account that asks. */
export async function sendGrants<Kept extends Grant>(
  c: Ctx,
  deps: HttpDeps,
  kind: GrantKind<Kept>,
  page: PageRequest<'createdAt' | 'name'>,
): Promise<Response> {
  const account = await signedIn(c, deps)
  if (!account.ok) return problem(c, account.error)
  const all = await kind.list(account.value.user.id)
  const positionOf = (one: Kept, field: 'createdAt' | 'name') => ({ key: one[field], id: one.id })
  return sendTagged(c, listedFromMemory(c, page, all, positionOf, kind.bodyOf))
}

/**
 * Whether an account has as many as it may, and is told so.
 * @param id of the one that is to be made, which may be there from an attempt before
 */
export async function refusedAsTooMany<Kept extends Grant>(
  c: Ctx,
  kind: GrantKind<Kept>,
  user: string,
  id: string,
): Promise<ReturnType<typeof tooMany> | undefined> {
  const others = (await kind.list(user)).filter((one) => one.id !== id)
  return others.length >= MAX_GRANTS ? tooMany(c, kind.name) : undefined
}

const tooMany = (c: Ctx, name: string) =>
  problem(c, {
    status: 409,
    detail: `An account has at most ${MAX_GRANTS} ${name}s. Revoke one that is not needed.`,
  })

/** Revokes one of the account that asks, and closes what was opened by it. */
export async function revokeGrant<Kept extends Grant>(
  c: Ctx,
  deps: HttpDeps,
  kind: GrantKind<Kept>,
  id: string,
) {
  const account = await signedIn(c, deps)
  if (!account.ok) return problem(c, account.error)
  if (!(await kind.revoke(account.value.user.id, id, deps.clock.now()))) {
    return problem(c, { status: 404, code: 'not-found', detail: `You have no such ${kind.name}.` })
  }
  closeWhatHangsOn(deps, kind.signInOf(id))
  return c.body(null, 204)
}
