import type { Accounts } from '../ports/accounts.ts'
import type { Clock } from '../ports/clock.ts'
import { DeviceLinks } from './device-links.ts'
import { Invitations } from './invitations.ts'
import { KeyRing } from './keys.ts'
import { ParticipantTokens } from './participant-tokens.ts'
import { Passwords } from './passwords.ts'
import { ReplayLinks } from './replay-links.ts'
import { SignInThrottle } from './sign-in-throttle.ts'
import { SignIns } from './sign-ins.ts'
import { Tickets } from './tickets.ts'

/** Everything that says who somebody is. One for each process. */
export interface Auth {
  passwords: Passwords
  signIns: SignIns
  throttle: SignInThrottle
  tokens: ParticipantTokens
  invitations: Invitations
  replayLinks: ReplayLinks
  tickets: Tickets
  deviceLinks: DeviceLinks
}

/** @throws StoreUnavailable */
export async function createAuth(accounts: Accounts, clock: Clock): Promise<Auth> {
  const keys = await KeyRing.load(accounts, clock)
  return {
    passwords: new Passwords(),
    signIns: new SignIns(accounts, clock),
    throttle: new SignInThrottle(clock),
    tokens: new ParticipantTokens(keys, clock),
    invitations: new Invitations(keys),
    replayLinks: new ReplayLinks(keys),
    tickets: new Tickets(clock),
    deviceLinks: new DeviceLinks(clock),
  }
}
