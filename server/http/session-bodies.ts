import { formatCode } from '../../shared/ids.ts'
import type { SessionBody, SessionDetails } from '../../shared/wire/http.ts'
import type { SessionRecord } from '../ports/directory.ts'
import { keptUntil } from '../sessions/kept-until.ts'
import { sessionLinks } from '../sessions/links.ts'
import type { Ctx, HttpDeps } from './deps.ts'
import type { OpenSession } from './identity.ts'

/** As its room tells it, with what was done since its row was read. */
export function sessionBody({ row, room }: OpenSession, retentionDays: number | undefined): SessionBody {
  const { lifecycle, roster } = room.state
  let learners = 0
  for (const { role, standing } of roster.members.values()) {
    if (role === 'learner' && standing === 'in') learners += 1
  }
  // The row was read before what was done since.
  const { startedAt, endedAt } = lifecycle
  const times = {
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
  }
  return recordBody({ ...row, ...times, learners }, retentionDays)
}

/** As the directory tells it, without opening the room. */
export function recordBody(row: SessionRecord, retentionDays: number | undefined): SessionBody {
  const { id, title, course, code, createdAt, startedAt, endedAt, learners } = row
  const kept = keptUntil(endedAt, retentionDays)
  return {
    id,
    title,
    course,
    phase: endedAt !== undefined ? 'ended' : startedAt !== undefined ? 'live' : 'lobby',
    code: formatCode(code),
    createdAt,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(kept === undefined ? {} : { keptUntil: kept }),
    learners,
  }
}

/** With the links that bring people in, for the address by which the asker came. */
export function detailsBody(c: Ctx, deps: HttpDeps, session: OpenSession): SessionDetails {
  const base = deps.addresses.linkBase(c.req.header('host'))
  const { invitations } = session.room.state.door
  return {
    ...sessionBody(session, deps.config.retentionDays),
    links: sessionLinks(session.row, base, deps.auth, invitations),
  }
}
