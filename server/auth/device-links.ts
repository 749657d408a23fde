import type { ParticipantId, SessionId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import { SingleUse } from './single-use.ts'

/** The person whom a link makes of another device. */
export interface DeviceGrant {
  session: SessionId
  participant: ParticipantId
  /** Hash of the sign-in that made the link: the other device goes out with it. */
  signIn?: string
}

const DEVICE_LINK_MS = 10 * 60 * 1000

/** Links that open a session on a second device as the same person: once, within ten minutes. */
export class DeviceLinks {
  private readonly secrets: SingleUse<DeviceGrant>

  constructor(clock: Clock) {
    this.secrets = new SingleUse(clock, { lifeMs: DEVICE_LINK_MS, max: 10_000 })
  }

  issue(grant: DeviceGrant): { token: string; expiresAt: number } {
    const { secret, expiresAt } = this.secrets.issue(grant)
    return { token: secret, expiresAt }
  }

  redeem(token: string): DeviceGrant | undefined {
    return this.secrets.redeem(token)
  }

  /** Nothing that was handed out under a sign-in outlives it. */
  withdraw(signIn: string): void {
    this.secrets.withdraw((grant) => grant.signIn === signIn)
  }
}
