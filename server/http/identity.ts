import type { SessionId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import { type Member, memberOf } from '../../shared/session/roster.ts'
import type { SignedIn } from '../auth/sign-ins.ts'
import type { User } from '../ports/accounts.ts'
import type { SessionRow } from '../ports/directory.ts'
import type { Room } from '../room/room.ts'
import { readAccountCookie, readSeatCookie, type Seat } from './cookies.ts'
import type { Ctx, HttpDeps } from './deps.ts'
import type { Refusal } from './problem.ts'

/** A session with its row in the directory and its room. */
export interface OpenSession {
  row: SessionRow
  room: Room
}

export async function openSession(deps: HttpDeps, id: SessionId): Promise<Result<OpenSession, Refusal<404>>> {
  const row = await deps.stores.directory.find(id)
  const room = row && (await deps.rooms.open(id))
  return row && room ? ok({ row, room }) : err(NO_SESSION)
}

export const NO_SESSION: Refusal<404> = {
  status: 404,
  code: 'not-found',
  detail: 'There is no such session.',
}

/** The account that this browser is signed in to, or that the request's access token acts for. */
export async function signedIn(c: Ctx, deps: HttpDeps): Promise<Result<SignedIn, Refusal<401>>> {
  const granted = c.get('granted')
  if (granted) return ok(granted)
  const secret = readAccountCookie(c)
  const found = secret === undefined ? undefined : await deps.auth.signIns.find(secret)
  return found ? ok(found) : err({ status: 401, detail: 'Sign in first.' })
}

/** One of the persons that a request may come from. */
export interface Identity {
  member: Member
  /** Names the sign-in that the identity hangs on. */
  signIn?: string
  /** The browser's cookie is more than half used up. */
  renew?: Seat
}

/**
 * Everybody whom the request may speak for, in the order in which they are asked: bearer token, staff cookie,
 * learner cookie, account. Lazy, because most requests are those of learners and never get to the account.
 * An access token speaks for its account and for nobody else.
 */
export async function* identities(c: Ctx, deps: HttpDeps, room: Room): AsyncGenerator<Identity> {
  const { members } = room.state.roster
  for (const { token, seat } of tokensOf(c, room.id)) {
    const claims = await deps.auth.tokens.verify(token, room.id)
    const member = claims && members.get(claims.participant)
    if (!member) continue
    if (claims.signIn !== undefined && !(await deps.auth.signIns.findByName(claims.signIn))) continue
    yield {
      member,
      ...(claims.signIn === undefined ? {} : { signIn: claims.signIn }),
      ...(claims.renew && seat ? { renew: seat } : {}),
    }
  }
  const account = await signedIn(c, deps)
  const member = account.ok && memberOf(room.state.roster, account.value.user.id)
  if (member) yield { member, signIn: account.value.signIn }
}

/** The person that this browser is in one seat of a session, whatever their standing. */
export async function seated(c: Ctx, deps: HttpDeps, room: Room, seat: Seat): Promise<Identity | undefined> {
  for await (const identity of identities(c, deps, room)) {
    if (seatOf(identity.member) === seat) return identity
  }
  return undefined
}

export const seatOf = (member: Member): Seat => (member.role === 'learner' ? 'learner' : 'staff')

/**
 * The first identity that is in the room and may do what is asked.
 * @returns the refusal that helps most: what stands in the way of the first identity there is
 */
export async function participant(
  c: Ctx,
  deps: HttpDeps,
  room: Room,
  may: (member: Member) => boolean,
  options: { evenWaiting?: boolean } = {},
): Promise<Result<Identity, Refusal<401 | 403>>> {
  let first: Member | undefined
  for await (const identity of identities(c, deps, room)) {
    const { member } = identity
    const here = member.standing === 'in' || (member.standing === 'waiting' && options.evenWaiting)
    if (here && may(member)) return ok(identity)
    first ??= member
  }
  if (!first) return err({ status: 401, detail: 'Join the session first.' })
  if (first.standing === 'removed') {
    return err({ status: 403, code: 'removed', detail: 'You were removed from this session.' })
  }
  if (first.standing === 'waiting') {
    return err({ status: 403, code: 'not-admitted', detail: 'You are still in the waiting room.' })
  }
  return err({ status: 403, code: 'forbidden', detail: `The role “${first.role}” may not do this.` })
}

/**
 * The session whose reports somebody may read: those in it whose role may, and the account that answers for it.
 * @returns the session, or why not
 */
export async function reportedSession(
  c: Ctx,
  deps: HttpDeps,
  id: string,
  what: Parameters<typeof mayRead>[1],
): Promise<Result<OpenSession, Refusal<401 | 403 | 404>>> {
  const session = await openSession(deps, id)
  if (!session.ok) return session
  const { row, room } = session.value
  const who = await participant(c, deps, room, ({ role }) => mayRead(role, what))
  if (who.ok) return session
  const account = await signedIn(c, deps)
  return account.ok && answersFor(account.value.user, row) ? session : err(who.error)
}

/** Closes every connection that was opened under a sign-in, and voids what was handed out under it. */
export function closeWhatHangsOn(deps: HttpDeps, signIn: string): void {
  deps.auth.tickets.withdraw(signIn)
  deps.auth.deviceLinks.withdraw(signIn)
  deps.rooms.disconnectSignIn(signIn)
}

/** Whether an account answers for a session: it opened it, or it owns the installation. */
export const answersFor = (user: User, row: SessionRow): boolean =>
  user.role === 'owner' || row.owner === user.id

function tokensOf(c: Ctx, session: SessionId): { token: string; seat?: Seat }[] {
  if (c.get('granted')) return []
  const bearer = bearerToken(c)
  const seats: Seat[] = ['staff', 'learner']
  return [
    ...(bearer === undefined ? [] : [{ token: bearer }]),
    ...seats.flatMap((seat) => {
      const token = readSeatCookie(c, session, seat)
      return token === undefined ? [] : [{ token, seat }]
    }),
  ]
}

export function bearerToken(c: Ctx): string | undefined {
  return /^Bearer +([\w.-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
}
