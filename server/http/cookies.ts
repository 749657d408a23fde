import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SessionId } from '../../shared/ids.ts'
import { PARTICIPANT_TOKEN_SECONDS } from '../auth/participant-tokens.ts'
import { SIGN_IN_SECONDS } from '../auth/sign-ins.ts'
import type { Ctx } from './deps.ts'

const ACCOUNT = 'lectern_account'

/** A browser can be two persons in one session: somebody of the staff, and the learner they try things out as. */
export type Seat = 'staff' | 'learner'

const seatCookie = (session: SessionId, seat: Seat) => `lectern_${seat === 'staff' ? 's' : 'l'}_${session}`

export const readAccountCookie = (c: Ctx): string | undefined => getCookie(c, ACCOUNT)

export function writeAccountCookie(c: Ctx, secret: string, secure: boolean): void {
  setCookie(c, ACCOUNT, secret, { ...attributes(secure), maxAge: SIGN_IN_SECONDS })
}

export function clearAccountCookie(c: Ctx, secure: boolean): void {
  deleteCookie(c, ACCOUNT, attributes(secure))
}

export const readSeatCookie = (c: Ctx, session: SessionId, seat: Seat): string | undefined =>
  getCookie(c, seatCookie(session, seat))

export function writeSeatCookie(
  c: Ctx,
  session: SessionId,
  seat: Seat,
  token: string,
  secure: boolean,
): void {
  setCookie(c, seatCookie(session, seat), token, { ...attributes(secure), maxAge: PARTICIPANT_TOKEN_SECONDS })
}

/** `Lax`, because links from a learning platform must find people signed in; no page of ours changes by GET. */
const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const
