import { formatCode } from '../../shared/ids.ts'
import type { SessionDetails } from '../../shared/wire/http.ts'
import type { Invitations } from '../auth/invitations.ts'
import type { SessionRow } from '../ports/directory.ts'

/**
 * The addresses that bring people into a session.
 * @param base where links begin, without a slash at the end
 */
export function sessionLinks(
  { id, code }: SessionRow,
  base: string,
  invitations: Invitations,
): SessionDetails['links'] {
  const invitation = (role: 'ta' | 'instructor' | 'observer') =>
    `${base}/i/${invitations.issue({ session: id, role })}`
  return {
    join: `${base}/j/${formatCode(code)}`,
    ta: invitation('ta'),
    cohost: invitation('instructor'),
    observer: invitation('observer'),
    present: `${base}/s/${id}/present`,
  }
}
