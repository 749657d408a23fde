import type { ReplayAudience } from '../../shared/report/replay.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { mayRead } from '../../shared/session/permissions.ts'
import type { Ctx, HttpDeps } from './deps.ts'
import { answersFor, type OpenSession, openSession, participant, signedIn } from './identity.ts'
import type { Refusal } from './problem.ts'

/** Somebody who may watch a class again, and as whom. */
export interface Watching {
  session: OpenSession
  audience: ReplayAudience
}

export type WatchingOf = (c: Ctx, deps: HttpDeps) => Promise<Result<Watching, Refusal<401 | 403 | 404>>>

/** Staff and the account of a session at any time; who was in it as a learner or observer, once it is over. */
export const watchingAsOneself: WatchingOf = async (c, deps) => {
  const session = await openSession(deps, c.req.param('id') ?? '')
  if (!session.ok) return session
  const { row, room } = session.value
  const staff = await participant(c, deps, room, ({ role }) => mayRead(role, 'staff-replay'))
  if (staff.ok) return ok({ session: session.value, audience: 'staff' })
  const account = await signedIn(c, deps)
  if (account.ok && answersFor(account.value.user, row))
    return ok({ session: session.value, audience: 'staff' })
  const who = await participant(c, deps, room, ({ role }) => mayRead(role, 'replay'))
  if (!who.ok) return who
  return room.state.lifecycle.phase === 'ended'
    ? ok({ session: session.value, audience: 'learner' })
    : err(NOT_YET)
}

/** Whoever has a replay link that is still good: without names, and once the class is over. */
export const watchingByLink: WatchingOf = async (c, deps) => {
  const token = c.req.param('token') ?? ''
  const id = deps.auth.replayLinks.read(token)
  const session = id === undefined ? undefined : await openSession(deps, id)
  if (!session?.ok) return err(NO_LINK)
  const { state } = session.value.room
  if (!(await deps.auth.replayLinks.verify(token, state.door.invitations))) return err(NO_LINK)
  return state.lifecycle.phase === 'ended' ? ok({ session: session.value, audience: 'guest' }) : err(NOT_YET)
}

const NO_LINK: Refusal<404> = {
  status: 404,
  code: 'not-found',
  detail: 'This link shows no class, or it was withdrawn. Ask whoever sent it for a new one.',
}

const NOT_YET: Refusal<403> = {
  status: 403,
  code: 'not-released',
  detail: 'The class is not over yet. It can be watched again after its end.',
}
