import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import type { Clock } from '../ports/clock.ts'
import { type KeyRing, keyBytes } from './keys.ts'

const ISSUER = 'lectern'

/** One kind of token. Audiences keep one kind from being taken for another (RFC 8725 §3.12). */
export interface JwtKind {
  audience: string
  /** Header `typ`, where the kind has one. */
  typ?: string
  seconds: number
  /** Claims that there must be, beside the times. */
  claims: string[]
}

/** Our own tokens: JWT (RFC 7519) by HS256, with algorithm, issuer, audience and expiry pinned (RFC 8725). */
export class OwnJwt {
  private readonly keys: KeyRing
  private readonly clock: Clock
  private readonly kind: JwtKind

  constructor(keys: KeyRing, clock: Clock, kind: JwtKind) {
    this.keys = keys
    this.clock = clock
    this.kind = kind
  }

  sign(subject: string, claims: JWTPayload): Promise<string> {
    const { audience, typ, seconds } = this.kind
    const key = this.keys.current()
    const now = Math.floor(this.clock.now() / 1000)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: key.kid, ...(typ === undefined ? {} : { typ }) })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(keyBytes(key))
  }

  /** @returns undefined for whatever is not a good token of this kind */
  async verify(token: string): Promise<JWTPayload | undefined> {
    const { audience, typ, claims } = this.kind
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
          audience,
          ...(typ === undefined ? {} : { typ }),
          requiredClaims: ['iat', 'exp', ...claims],
          currentDate: new Date(this.clock.now()),
        },
      )
      return payload
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}
