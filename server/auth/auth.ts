import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { AccessTokens } from './access-tokens.ts'
import { DeviceLinks } from './device-links.ts'
import { Invitations } from './invitations.ts'
import { KeyRing } from './keys.ts'
import { ParticipantTokens } from './participant-tokens.ts'
import { Passwords } from './passwords.ts'
import { ReplayLinks } from './replay-links.ts'
import { ServiceClients } from './service-clients.ts'
import { SignInThrottle } from './sign-in-throttle.ts'
import { SignIns } from './sign-ins.ts'
import { Tickets } from './tickets.ts'

/** Everything that says who somebody is. One for each process. */
export interface Auth {
  passwords: Passwords
  signIns: SignIns
  throttle: SignInThrottle
  tokens: ParticipantTokens
  accessTokens: AccessTokens
  serviceClients: ServiceClients
  invitations: Invitations
  replayLinks: ReplayLinks
  tickets: Tickets
  deviceLinks: DeviceLinks
}

/** @throws StoreUnavailable */
export async function createAuth(stores: Pick<Stores, 'accounts' | 'access'>, clock: Clock): Promise<Auth> {
  const { accounts } = stores
  const keys = await KeyRing.load(accounts, clock)
  const accessTokens = new AccessTokens(stores, clock)
  const serviceClients = new ServiceClients(stores, keys, clock)
  return {
    passwords: new Passwords(),
    signIns: new SignIns(accounts, clock, [accessTokens, serviceClients]),
    throttle: new SignInThrottle(clock),
    tokens: new ParticipantTokens(keys, clock),
    accessTokens,
    serviceClients,
    invitations: new Invitations(keys),
    replayLinks: new ReplayLinks(keys),
    tickets: new Tickets(clock),
    deviceLinks: new DeviceLinks(clock),
  }
}
