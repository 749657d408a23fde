import { createHmac } from 'node:crypto'
import type { SessionId } from '../../shared/ids.ts'
import type { SigningKey } from '../ports/accounts.ts'
import { type KeyRing, keyBytes } from './keys.ts'
import { sameSecret } from './random.ts'

export const INVITED_ROLES = ['ta', 'instructor', 'observer'] as const
export type InvitedRole = (typeof INVITED_ROLES)[number]

export interface Invitation {
  session: SessionId
  role: InvitedRole
}

/** 22 characters of base64url: 132 bits of the MAC. */
const MAC_LENGTH = 22

/**
 * Invitations to a role in a session: `<session>.<role>.<mac>`. Nothing is stored; a link is good as long as the
 * session and the key that signed it exist.
 */
export class Invitations {
  private readonly keys: KeyRing

  constructor(keys: KeyRing) {
    this.keys = keys
  }

  issue(invitation: Invitation): string {
    return `${invitation.session}.${invitation.role}.${mac(this.keys.current(), invitation)}`
  }

  async verify(token: string): Promise<Invitation | undefined> {
    const [session, role, given, ...rest] = token.split('.')
    if (!session || !isInvitedRole(role) || given === undefined || rest.length > 0) return undefined
    const invitation = { session, role }
    const good = () => this.keys.all().some((key) => sameSecret(mac(key, invitation), given))
    return good() || ((await this.keys.reload()) && good()) ? invitation : undefined
  }
}

function mac(key: SigningKey, { session, role }: Invitation): string {
  return createHmac('sha256', keyBytes(key))
    .update(`invitation:${session}:${role}`)
    .digest('base64url')
    .slice(0, MAC_LENGTH)
}

function isInvitedRole(role: string | undefined): role is InvitedRole {
  return INVITED_ROLES.some((known) => known === role)
}
