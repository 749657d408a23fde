import type { ParticipantId, SessionId } from '../../shared/ids.ts'
import { TICKET_MS } from '../../shared/wire/limits.ts'
import type { Clock } from '../ports/clock.ts'
import { SingleUse } from './single-use.ts'

/** What a ticket opens: one connection to `/live`. */
export interface TicketGrant {
  session: SessionId
  participant: ParticipantId
  /** The page shows what learners see, whoever opened it. */
  asObserver: boolean
  /** Hash of the browser sign-in behind it: when that ends, so does the connection. */
  signIn?: string
}

/** Far more than a full class that comes back all at once. */
const MAX_TICKETS = 50_000

/**
 * Tickets for WebSocket upgrades. A browser cannot set headers there, and an address with a lasting token in it
 * would stay in logs; a ticket is worthless after its use.
 */
export class Tickets {
  private readonly secrets: SingleUse<TicketGrant>

  constructor(clock: Clock) {
    this.secrets = new SingleUse(clock, { lifeMs: TICKET_MS, max: MAX_TICKETS })
  }

  issue(grant: TicketGrant): { ticket: string; expiresAt: number } {
    const { secret, expiresAt } = this.secrets.issue(grant)
    return { ticket: secret, expiresAt }
  }

  redeem(ticket: string): TicketGrant | undefined {
    return this.secrets.redeem(ticket)
  }

  /** Nothing that was handed out under a sign-in outlives it. */
  withdraw(signIn: string): void {
    this.secrets.withdraw((grant) => grant.signIn === signIn)
  }
}
