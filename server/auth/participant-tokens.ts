import type { ParticipantId, SessionId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { KeyRing } from './keys.ts'
import { OwnJwt } from './own-jwt.ts'

export const PARTICIPANT_TOKEN_SECONDS = 72 * 60 * 60

/** Who somebody is in one session. What they may do is in the session, never in the token. */
export interface ParticipantClaims {
  session: SessionId
  participant: ParticipantId
  /** Names the sign-in or access token that it hangs on: it is worth nothing once that has ended. */
  signIn?: string
}

export interface VerifiedParticipant extends ParticipantClaims {
  /** More than half of the token's life is over: give the browser a new one. */
  renew: boolean
}

/** Tokens of participants (see OwnJwt). */
export class ParticipantTokens {
  private readonly jwt: OwnJwt
  private readonly clock: Clock

  constructor(keys: KeyRing, clock: Clock) {
    this.jwt = new OwnJwt(keys, clock, {
      audience: 'lectern:participant',
      seconds: PARTICIPANT_TOKEN_SECONDS,
      claims: ['sub', 'sid'],
    })
    this.clock = clock
  }

  sign({ session, participant, signIn }: ParticipantClaims): Promise<string> {
    return this.jwt.sign(participant, { sid: session, ...(signIn === undefined ? {} : { sin: signIn }) })
  }

  /** @returns undefined for whatever is not a good token of ours for this session */
  async verify(token: string, session: SessionId): Promise<VerifiedParticipant | undefined> {
    const { sub, sid, sin, iat = 0, exp = 0 } = (await this.jwt.verify(token)) ?? {}
    if (sub === undefined || sid !== session) return undefined
    return {
      session,
      participant: sub,
      ...(typeof sin === 'string' ? { signIn: sin } : {}),
      renew: this.clock.now() / 1000 > (iat + exp) / 2,
    }
  }
}
