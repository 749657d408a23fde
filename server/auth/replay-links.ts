import type { SessionId } from '../../shared/ids.ts'
import type { LinkIssue } from './invitations.ts'
import type { KeyRing } from './keys.ts'
import { isMacOf, macOf } from './signed-links.ts'

/**
 * Links that show a class again without names: `<session>.<mac>`. Like invitations nothing of them is stored, and
 * they are good until the session's links are renewed; unlike them they bring nobody into the session.
 */
export class ReplayLinks {
  private readonly keys: KeyRing

  constructor(keys: KeyRing) {
    this.keys = keys
  }

  issue(session: SessionId, issue: LinkIssue): string {
    return `${session}.${macOf(this.keys, textOf(session, issue))}`
  }

  /** The session that a token says it is of, before anybody knows whether it is good. */
  read(token: string): SessionId | undefined {
    const [session, given, ...rest] = token.split('.')
    return session && given !== undefined && rest.length === 0 ? session : undefined
  }

  async verify(token: string, issue: LinkIssue): Promise<boolean> {
    const session = this.read(token)
    if (session === undefined) return false
    return isMacOf(this.keys, textOf(session, issue), token.split('.')[1] ?? '')
  }
}

const textOf = (session: SessionId, issue: LinkIssue): string => `replay:${session}:${issue}`
