import { formatCode } from '../../shared/ids.ts'
import type { SessionDetails } from '../../shared/wire/http.ts'
import type { Auth } from '../auth/auth.ts'
import type { LinkIssue } from '../auth/invitations.ts'
import type { SessionRow } from '../ports/directory.ts'

/**
 * The addresses that bring people into a session, and the one that shows it without names after its end.
 * @param issue `door.invitations` of the session's state
 * @param base where links begin, without a slash at the end
 */
export function sessionLinks(
  { id, code }: SessionRow,
  base: string,
  { invitations, replayLinks }: Pick<Auth, 'invitations' | 'replayLinks'>,
  issue: LinkIssue,
): SessionDetails['links'] {
  const invitation = (role: 'ta' | 'instructor' | 'observer') =>
    `${base}/i/${invitations.issue({ session: id, role }, issue)}`
  return {
    join: `${base}/j/${formatCode(code)}`,
    ta: invitation('ta'),
    cohost: invitation('instructor'),
    observer: invitation('observer'),
    present: `${base}/s/${id}/present`,
    replay: `${base}/replay/${replayLinks.issue(id, issue)}`,
  }
}
