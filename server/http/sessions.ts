import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { formatCode, type SessionId } from '../../shared/ids.ts'
import { ok, type Result } from '../../shared/result.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import { mayRead, RIGHTS } from '../../shared/session/permissions.ts'
import type { Rejection } from '../../shared/session/rejection.ts'
import type { Member } from '../../shared/session/roster.ts'
import type { SessionBody, SessionDetails as SessionDetailsBody } from '../../shared/wire/http.ts'
import { newId } from '../auth/random.ts'
import type { User } from '../ports/accounts.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Room } from '../room/room.ts'
import { createSession } from '../sessions/create-session.ts'
import { keptUntil } from '../sessions/kept-until.ts'
import { sessionLinks } from '../sessions/links.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import {
  answersFor,
  memberOf,
  NO_SESSION,
  type OpenSession,
  openSession,
  participant,
  signedIn,
} from './identity.ts'
import { joinedBody } from './joined.ts'
import { problem, REJECTION_STATUSES, type Refusal, refusalOf } from './problem.ts'
import {
  CreateSessionRequest,
  idParam,
  Joined,
  json,
  jsonBody,
  problems,
  SECURITY,
  Session,
  SessionDetails,
  SessionList,
} from './schemas.ts'

/** Sessions in one answer of the list. */
const LIST_LIMIT = 100

const routes = {
  create: createRoute({
    method: 'post',
    path: '/sessions',
    tags: ['Sessions'],
    summary: 'Open a session of a course',
    description:
      'Compiles the course, or only those of its `modules` that are named, and opens a session with it in the lobby; the account becomes its host. The session keeps the deck that it was opened with. Mistakes in slides do not stop it: they are shown to staff on the slides.',
    security: SECURITY.account,
    request: { body: jsonBody(CreateSessionRequest) },
    responses: {
      201: json(SessionDetails, 'The session, with the links that bring people in.'),
      ...problems(400, 401, 403, 413, 415, 422),
    },
  }),
  list: createRoute({
    method: 'get',
    path: '/sessions',
    tags: ['Sessions'],
    summary: 'List sessions, newest first',
    description: `Those that the account opened; for the owner of the installation all. At most ${LIST_LIMIT}.`,
    security: SECURITY.account,
    responses: { 200: json(SessionList, 'The sessions.'), ...problems(401) },
  }),
  details: createRoute({
    method: 'get',
    path: '/sessions/{id}',
    tags: ['Sessions'],
    summary: 'A session and its links',
    security: SECURITY.participant,
    request: { params: idParam },
    responses: { 200: json(SessionDetails, 'The session.'), ...problems(401, 403, 404, 422) },
  }),
  enter: createRoute({
    method: 'post',
    path: '/sessions/{id}/enter',
    tags: ['Sessions'],
    summary: 'Enter a session as its instructor',
    description:
      'For the account that opened the session and for the owner of the installation. The token hangs on the sign-in: signing out ends it.',
    security: SECURITY.account,
    request: { params: idParam },
    responses: { 200: json(Joined, 'The instructor.'), ...problems(401, ...REJECTION_STATUSES) },
  }),
  end: createRoute({
    method: 'post',
    path: '/sessions/{id}/end',
    tags: ['Sessions'],
    summary: 'End a session',
    security: SECURITY.participant,
    request: { params: idParam },
    responses: { 200: json(Session, 'The session, ended.'), ...problems(401, ...REJECTION_STATUSES) },
  }),
  renewLinks: createRoute({
    method: 'post',
    path: '/sessions/{id}/links/renew',
    tags: ['Sessions'],
    summary: 'Renew the links of a session',
    description:
      'Invitations and the link to the replay that were given out are worthless from then on, also after the end. For instructors of the session and its account. The code stays.',
    security: SECURITY.participant,
    request: { params: idParam },
    responses: {
      200: json(SessionDetails, 'The session with its new links.'),
      ...problems(401, ...REJECTION_STATUSES),
    },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/sessions/{id}',
    tags: ['Sessions'],
    summary: 'Delete a session that has ended, for good',
    description:
      'For the account that opened it and for the owner of the installation. Log, names, answers, code, notes and exports are deleted; backups made before still have them.',
    security: SECURITY.account,
    request: { params: idParam },
    responses: { 204: { description: 'It is deleted.' }, ...problems(401, 403, 404, 409, 422) },
  }),
}

/** Opening, listing, entering, ending and deleting sessions, and renewing their links. */
export function sessions(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const bodyOf = (session: OpenSession) => sessionBody(session, deps.config.retentionDays)

  api.openapi(routes.create, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const { course, modules, title } = c.req.valid('json')
    const created = await createSession(deps, {
      course,
      ...(modules === undefined ? {} : { modules }),
      ...(title === undefined ? {} : { title }),
      host: { name: user.name, account: user.id },
    })
    if (!created.ok) {
      const { field, message } = created.error
      return problem(c, { status: 422, detail: message, errors: [{ path: field, message }] })
    }
    const session = await openSession(deps, created.value.row.id)
    if (!session.ok) throw new Error(`session ${created.value.row.id} was created and is not there`)
    c.header('location', `/api/v1/sessions/${created.value.row.id}`)
    return c.json(detailsBody(c, deps, session.value), 201)
  })

  api.openapi(routes.list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const rows = await deps.stores.directory.list({
      ...(user.role === 'owner' ? {} : { owner: user.id }),
      limit: LIST_LIMIT,
    })
    const items: SessionBody[] = []
    for (const row of rows) {
      const room = await openOrReport(deps, row.id)
      if (room) items.push(bodyOf({ row, room }))
    }
    return c.json({ items }, 200)
  })

  api.openapi(routes.details, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const account = await signedIn(c, deps)
    if (!account.ok || !answersFor(account.value.user, session.value.row)) {
      const who = await participant(c, deps, session.value.room, ({ role }) => mayRead(role, 'invitations'))
      if (!who.ok) return problem(c, who.error)
    }
    return c.json(detailsBody(c, deps, session.value), 200)
  })

  api.openapi(routes.enter, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { user, signIn } = account.value
    const member = await enter(session.value, user)
    if (!member.ok) return problem(c, refusalOf(member.error))
    return c.json(await joinedBody(deps, session.value.room, member.value.id, signIn), 200)
  })

  api.openapi(routes.end, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    let who = await participant(c, deps, room, ({ role }) => RIGHTS['session.end'].roles.includes(role))
    if (!who.ok) {
      const account = await signedIn(c, deps)
      if (!account.ok || !answersFor(account.value.user, row)) return problem(c, who.error)
      const member = await enter(session.value, account.value.user)
      if (!member.ok) return problem(c, refusalOf(member.error))
      who = ok({ member: member.value })
    }
    const { id } = who.value.member
    const outcome = await room.submit({ kind: 'participant', id }, { type: 'session.end' })
    return outcome.ok ? c.json(bodyOf(session.value), 200) : problem(c, refusalOf(outcome.error))
  })

  api.openapi(routes.renewLinks, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const may = RIGHTS['invitations.renew'].roles
    const who = await participant(c, deps, room, ({ role }) => may.includes(role))
    if (!who.ok) {
      const account = await signedIn(c, deps)
      if (!account.ok || !answersFor(account.value.user, row)) return problem(c, who.error)
    }
    // After the end people change nothing themselves, and an account need not have been in the session.
    const live = who.ok && room.state.lifecycle.phase !== 'ended'
    const actor = live ? ({ kind: 'participant', id: who.value.member.id } as const) : SYSTEM
    const outcome = await room.submit(actor, { type: 'invitations.renew' })
    return outcome.ok
      ? c.json(detailsBody(c, deps, session.value), 200)
      : problem(c, refusalOf(outcome.error))
  })
  api.openapi(routes.remove, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const row = await deps.stores.directory.find(c.req.valid('param').id)
    if (!row) return problem(c, NO_SESSION)
    if (!answersFor(account.value.user, row)) return problem(c, NOT_YOURS)
    if (row.endedAt === undefined) {
      return problem(c, { status: 409, detail: 'The session has not ended. End it first.' })
    }
    return (await deps.rooms.remove(row.id)) ? c.body(null, 204) : problem(c, NO_SESSION)
  })
}

const NOT_YOURS: Refusal<403> = {
  status: 403,
  code: 'forbidden',
  detail: 'Only the account that opened the session, and the owner of the installation, can delete it.',
}

/** One damaged log must not take the whole list away. */
async function openOrReport(deps: HttpDeps, id: SessionId): Promise<Room | undefined> {
  try {
    return await deps.rooms.open(id)
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error
    deps.log.error({ err: error, session: id }, 'a session cannot be listed; run “lectern verify”')
    return undefined
  }
}

/** The instructor whom an account is in a session that it answers for; joins them where they have not yet. */
async function enter({ row, room }: OpenSession, user: User): Promise<Result<Member, Rejection>> {
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

function sessionBody({ row, room }: OpenSession, retentionDays: number | undefined): SessionBody {
  const { lifecycle, roster } = room.state
  const kept = keptUntil(lifecycle.endedAt, retentionDays)
  let learners = 0
  for (const { role, standing } of roster.members.values()) {
    if (role === 'learner' && standing === 'in') learners += 1
  }
  return {
    id: row.id,
    title: row.title,
    course: row.course,
    phase: lifecycle.phase,
    code: formatCode(row.code),
    createdAt: row.createdAt,
    ...(lifecycle.startedAt === undefined ? {} : { startedAt: lifecycle.startedAt }),
    ...(lifecycle.endedAt === undefined ? {} : { endedAt: lifecycle.endedAt }),
    ...(kept === undefined ? {} : { keptUntil: kept }),
    learners,
  }
}

function detailsBody(c: Ctx, deps: HttpDeps, session: OpenSession): SessionDetailsBody {
  const base = deps.addresses.linkBase(c.req.header('host'))
  const { invitations } = session.room.state.door
  return {
    ...sessionBody(session, deps.config.retentionDays),
    links: sessionLinks(session.row, base, deps.auth, invitations),
  }
}
