import { errors, jwtVerify, SignJWT } from 'jose'
import type { ParticipantId, SessionId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import { type KeyRing, keyBytes } from './keys.ts'

const ISSUER = 'lectern'
const AUDIENCE = 'lectern:participant'
export const PARTICIPANT_TOKEN_SECONDS = 72 * 60 * 60

/** Who somebody is in one session. What they may do is in the session, never in the token. */
export interface ParticipantClaims {
  session: SessionId
  participant: ParticipantId
  /** Hash of the browser sign-in that the token hangs on: it is worth nothing once that has ended. */
  signIn?: string
}

export interface VerifiedParticipant extends ParticipantClaims {
  /** More than half of the token's life is over: give the browser a new one. */
  renew: boolean
}

/** Participant tokens: JWT (RFC 7519) by HS256, with algorithm, issuer, audience and expiry pinned (RFC 8725). */
export class ParticipantTokens {
  private readonly keys: KeyRing
  private readonly clock: Clock

  constructor(keys: KeyRing, clock: Clock) {
    this.keys = keys
    this.clock = clock
  }

  sign({ session, participant, signIn }: ParticipantClaims): Promise<string> {
    const key = this.keys.current()
    const now = Math.floor(this.clock.now() / 1000)
    return new SignJWT({ sid: session, ...(signIn === undefined ? {} : { sin: signIn }) })
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(participant)
      .setIssuedAt(now)
      .setExpirationTime(now + PARTICIPANT_TOKEN_SECONDS)
      .sign(keyBytes(key))
  }

  /** @returns undefined for whatever is not a good token of ours for this session */
  async verify(token: string, session: SessionId): Promise<VerifiedParticipant | undefined> {
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = kid === undefined ? undefined : await this.keys.find(kid)
          if (!key) throw new errors.JWKSNoMatchingKey()
          return keyBytes(key)
        },
        {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['sub', 'sid', 'iat', 'exp'],
          currentDate: new Date(this.clock.now()),
        },
      )
      const { sub, sid, sin, iat = 0, exp = 0 } = payload
      if (sub === undefined || sid !== session) return undefined
      return {
        session,
        participant: sub,
        ...(typeof sin === 'string' ? { signIn: sin } : {}),
        renew: this.clock.now() / 1000 > (iat + exp) / 2,
      }
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}
