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

/** Which issue of a session's links is good (`door.invitations` of its state). */
export type LinkIssue = number

/** 22 characters of base64url: 132 bits of the MAC. */
const MAC_LENGTH = 22

/**
 * Invitations to a role in a session: `<session>.<role>.<mac>`. Nothing is stored; a link is good as long as the
 * session and the key that signed it exist and the session's links were not renewed.
 */
export class Invitations {
  private readonly keys: KeyRing

  constructor(keys: KeyRing) {
    this.keys = keys
  }

  issue(invitation: Invitation, issue: LinkIssue): string {
    return `${invitation.session}.${invitation.role}.${mac(this.keys.current(), invitation, issue)}`
  }

  /** What a token says, before anybody knows whether it is good. */
  read(token: string): Invitation | undefined {
    const [session, role, given, ...rest] = token.split('.')
    if (!session || !isInvitedRole(role) || given === undefined || rest.length > 0) return undefined
    return { session, role }
  }

  async verify(token: string, issue: LinkIssue): Promise<boolean> {
    const invitation = this.read(token)
    if (!invitation) return false
    const given = token.split('.')[2] ?? ''
    const good = () => this.keys.all().some((key) => sameSecret(mac(key, invitation, issue), given))
    return good() || ((await this.keys.reload()) && good())
  }
}

function mac(key: SigningKey, { session, role }: Invitation, issue: LinkIssue): string {
  return createHmac('sha256', keyBytes(key))
    .update(`invitation:${session}:${role}:${issue}`)
    .digest('base64url')
    .slice(0, MAC_LENGTH)
}

function isInvitedRole(role: string | undefined): role is InvitedRole {
  return INVITED_ROLES.some((known) => known === role)
}
