import { ok, type Result } from '../../shared/result.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { Rejection } from '../../shared/session/rejection.ts'
import type { Member } from '../../shared/session/roster.ts'
import { newId } from '../auth/random.ts'
import type { User } from '../ports/accounts.ts'
import { answersFor, memberOf, type OpenSession } from './identity.ts'

/** The instructor whom an account is in a session that it answers for; joins them where they have not yet. */
export async function enter({ row, room }: OpenSession, user: User): Promise<Result<Member, Rejection>> {
  const known = memberOf(room, user)
  if (known) return ok(known)
  if (!answersFor(user, row)) {
    return {
      ok: false,
      error: {
        code: 'forbidden',
        message:
          'Only the account that opened the session can enter it like this. Ask its host for an invitation.',
      },
    }
  }
  const id = newId()
  const outcome = await room.submit(SYSTEM, {
    type: 'person.join',
    participant: id,
    name: user.name,
    role: 'instructor',
    account: user.id,
  })
  if (!outcome.ok) return outcome
  const member = room.state.roster.members.get(id)
  if (!member) throw new Error(`${id} has joined but is not in the roster`)
  return ok(member)
}
