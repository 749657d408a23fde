import { ok, type Result } from '../../shared/result.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { Rejection } from '../../shared/session/rejection.ts'
import { type Member, memberOf } from '../../shared/session/roster.ts'
import { newId } from '../auth/random.ts'
import type { User } from '../ports/accounts.ts'
import { answersFor, type OpenSession } from './identity.ts'

/** The instructor whom an account is in a session that it answers for; joins them where they have not yet. */
export async function enter({ row, room }: OpenSession, user: User): Promise<Result<Member, Rejection>> {
  const known = memberOf(room.state.roster, user.id)
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
  const outcome = await room.submit(SYSTEM, {
    type: 'person.join',
    participant: newId(),
    name: user.name,
    role: 'instructor',
    account: user.id,
  })
  if (!outcome.ok) return outcome
  const member = memberOf(room.state.roster, user.id)
  if (!member) throw new Error(`the account ${user.id} has joined but is not in the roster`)
  return ok(member)
}
