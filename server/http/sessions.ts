import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { SESSION_TITLE_MAX } from '../../shared/course/session-title.ts'
import { ok } from '../../shared/result.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import { mayRead, RIGHTS } from '../../shared/session/permissions.ts'
import type { SessionFilter, SessionRecord } from '../ports/directory.ts'
import { createSession } from '../sessions/create-session.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { encodedJson, JSON_HEADERS, sendEncoded } from './encoded.ts'
import { enter } from './entering.ts'
import { idempotencyHeader, idempotent, onceId } from './idempotency.ts'
import { answersFor, NO_SESSION, type OpenSession, openSession, participant, signedIn } from './identity.ts'
import { joinedBody } from './joined.ts'
import { flagFilter, listed, listQuery, pageBehind } from './listing.ts'
import { problem, REJECTION_STATUSES, type Refusal, refusalOf } from './problem.ts'
import {
  CreateSessionRequest,
  idParam,
  Joined,
  json,
  jsonBody,
  problems,
  Session,
  SessionDetails,
  SessionList,
  UNCHANGED,
} from './schemas.ts'
import { accountWith, participantWith } from './security.ts'
import { detailsBody, recordBody, sessionBody } from './session-bodies.ts'

const LIST = listQuery({
  sorts: { createdAt: 'number', title: 'string' },
  sort: '-createdAt',
  filters: {
    live: flagFilter('live', 'true: those that have not ended; false: those that have'),
    course: z
      .string()
      .max(100)
      .optional()
      .openapi({ param: { name: 'course', in: 'query' }, description: 'Id of a course' }),
    q: z
      .string()
      .trim()
      .min(1, 'At least one character.')
      .max(SESSION_TITLE_MAX)
      .optional()
      .openapi({
        param: { name: 'q', in: 'query' },
        description: 'A part of the title, whatever the case of its letters',
      }),
  },
})

const routes = (deps: HttpDeps) => ({
  create: createRoute({
    method: 'post',
    path: '/sessions',
    tags: ['Sessions'],
    summary: 'Open a session of a course',
    description:
      'Compiles the course, or only those of its `modules` that are named, and opens a session with it in the lobby; the account becomes its host. The session keeps the deck that it was opened with. Mistakes in slides do not stop it: they are shown to staff on the slides.',
    security: accountWith('sessions:write'),
    middleware: idempotent(deps),
    request: { headers: idempotencyHeader, body: jsonBody(CreateSessionRequest) },
    responses: {
      201: json(SessionDetails, 'The session, with the links that bring people in.'),
      ...problems(400, 401, 403, 409, 413, 415, 422),
    },
  }),
  list: createRoute({
    method: 'get',
    path: '/sessions',
    tags: ['Sessions'],
    summary: 'List sessions, newest first',
    description: 'Those that the account opened; for the owner of the installation all.',
    security: accountWith('sessions:read'),
    request: { query: LIST.query },
    responses: { 200: json(SessionList, 'A page of the sessions.'), ...problems(401, 403, 422) },
  }),
  details: createRoute({
    method: 'get',
    path: '/sessions/{id}',
    tags: ['Sessions'],
    summary: 'A session and its links',
    description:
      'Whoever has the links can come in as staff: so an access token needs the scope to run sessions.',
    security: participantWith('sessions:write'),
    request: { params: idParam },
    responses: { 200: json(SessionDetails, 'The session.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
  }),
  enter: createRoute({
    method: 'post',
    path: '/sessions/{id}/enter',
    tags: ['Sessions'],
    summary: 'Enter a session as its instructor',
    description:
      'For the account that opened the session and for the owner of the installation. The token hangs on the sign-in or access token: signing out or revoking ends it.',
    security: accountWith('sessions:write'),
    request: { params: idParam },
    responses: { 200: json(Joined, 'The instructor.'), ...problems(401, ...REJECTION_STATUSES) },
  }),
  end: createRoute({
    method: 'post',
    path: '/sessions/{id}/end',
    tags: ['Sessions'],
    summary: 'End a session',
    security: participantWith('sessions:write'),
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
    security: participantWith('sessions:write'),
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
    security: accountWith('sessions:write'),
    request: { params: idParam },
    responses: { 204: { description: 'It is deleted.' }, ...problems(401, 403, 404, 409, 422) },
  }),
})

/** Opening, listing, entering, ending and deleting sessions, and renewing their links. */
export function sessions(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const { create, list, details, enter: enterRoute, end, renewLinks, remove } = routes(deps)
  const { retentionDays } = deps.config

  api.openapi(create, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const { course, modules, title } = c.req.valid('json')
    const { id, retried } = onceId(c)
    const made = retried ? await openSession(deps, id) : undefined
    if (made?.ok) return answerCreated(c, made.value)
    const created = await createSession(deps, {
      id,
      course,
      ...(modules === undefined ? {} : { modules }),
      ...(title === undefined ? {} : { title }),
      host: { name: user.name, account: user.id },
    })
    if (!created.ok) {
      const { field, message } = created.error
      return problem(c, { status: 422, detail: message, errors: [{ path: field, message }] })
    }
    const session = await openSession(deps, id)
    if (!session.ok) throw new Error(`session ${id} was created and is not there`)
    return answerCreated(c, session.value)
  })

  function answerCreated(c: Ctx, session: OpenSession) {
    c.header('location', `/api/v1/sessions/${session.row.id}`)
    return c.json(detailsBody(c, deps, session), 201)
  }

  api.openapi(list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { user } = account.value
    const page = LIST.page(c.req.valid('query'))
    const { live, course, q } = page.filters
    const filter: SessionFilter = {
      ...(user.role === 'owner' ? {} : { owner: user.id }),
      ...(live === undefined ? {} : { live }),
      ...(course === undefined ? {} : { course }),
      ...(q === undefined ? {} : { title: q }),
    }
    const { directory } = deps.stores
    const [found, total] = await Promise.all([
      directory.list({ ...filter, ...pageBehind(page) }),
      directory.count(filter),
    ])
    const positionOf = (row: SessionRecord) => ({ key: row[page.sort.field], id: row.id })
    return c.json(
      listed(c, page, found, positionOf, (row) => recordBody(row, retentionDays), total),
      200,
    )
  })

  api.openapi(details, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const account = await signedIn(c, deps)
    if (!account.ok || !answersFor(account.value.user, session.value.row)) {
      const who = await participant(c, deps, session.value.room, ({ role }) => mayRead(role, 'invitations'))
      if (!who.ok) return problem(c, who.error)
    }
    return sendEncoded(c, encodedJson(detailsBody(c, deps, session.value)), JSON_HEADERS)
  })

  api.openapi(enterRoute, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { user, signIn } = account.value
    const member = await enter(session.value, user)
    if (!member.ok) return problem(c, refusalOf(member.error))
    return c.json(await joinedBody(deps, session.value.room, member.value.id, signIn), 200)
  })

  api.openapi(end, async (c) => {
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
    return outcome.ok
      ? c.json(sessionBody(session.value, retentionDays), 200)
      : problem(c, refusalOf(outcome.error))
  })

  api.openapi(renewLinks, async (c) => {
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

  api.openapi(remove, async (c) => {
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
