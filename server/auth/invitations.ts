import type { SessionId } from '../../shared/ids.ts'
import type { KeyRing } from './keys.ts'
import { isMacOf, macOf } from './signed-links.ts'

export const INVITED_ROLES = ['ta', 'instructor', 'observer'] as const
export type InvitedRole = (typeof INVITED_ROLES)[number]

export interface Invitation {
  session: SessionId
  role: InvitedRole
}

/** Which issue of a session's links is good (`door.invitations` of its state). */
export type LinkIssue = number

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
    return `${invitation.session}.${invitation.role}.${macOf(this.keys, textOf(invitation, issue))}`
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
    return isMacOf(this.keys, textOf(invitation, issue), token.split('.')[2] ?? '')
  }
}

const textOf = ({ session, role }: Invitation, issue: LinkIssue): string =>
  `invitation:${session}:${role}:${issue}`

function isInvitedRole(role: string | undefined): role is InvitedRole {
  return INVITED_ROLES.some((known) => known === role)
}
