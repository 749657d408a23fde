import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { normalizeCode } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { Role } from '../../shared/session/roster.ts'
import type { JoinInfo as JoinInfoBody, JoinRequest as JoinRequestData } from '../../shared/wire/http.ts'
import { newId } from '../auth/random.ts'
import { CodeGuard } from './code-guard.ts'
import { type Seat, writeSeatCookie } from './cookies.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { CODE, TOKEN } from './examples.ts'
import { type Identity, NO_SESSION, type OpenSession, openSession, seated } from './identity.ts'
import { joinedBody } from './joined.ts'
import { problem, REJECTION_STATUSES, type Refusal, refusalOf } from './problem.ts'
import { Joined, JoinInfo, JoinRequest, json, jsonBody, problems } from './schemas.ts'

/** What a code or an invitation opens. */
interface Door extends OpenSession {
  role: Role
}

const codeParam = z.object({
  code: z
    .string()
    .max(40)
    .openapi({
      param: { name: 'code', in: 'path' },
      description: 'Join code, as people type it',
      example: CODE,
    }),
})
const tokenParam = z.object({
  token: z
    .string()
    .max(100)
    .openapi({
      param: { name: 'token', in: 'path' },
      description: 'Token of an invitation link',
      example: TOKEN,
    }),
})

const look = {
  tags: ['Joining'],
  responses: { 200: json(JoinInfo, 'What the code opens.'), ...problems(404, 422, 429) },
}
const join = {
  tags: ['Joining'],
  responses: {
    201: json(Joined, 'A new person has joined; the cookie of their seat is set.'),
    200: json(
      Joined,
      'The browser, or the bearer token, was somebody in this session already, and is again.',
    ),
    ...problems(...REJECTION_STATUSES, 413, 415),
  },
}

const routes = {
  lookCode: createRoute({
    method: 'get',
    path: '/join/{code}',
    summary: 'What a join code opens',
    request: { params: codeParam },
    ...look,
  }),
  joinCode: createRoute({
    method: 'post',
    path: '/join/{code}',
    summary: 'Join as a learner',
    description:
      'Makes a learner. Where the browser’s cookie or the bearer token says who it is in this session already, that person is brought back and the name is not used, unless `asNewPerson` is true.',
    request: { params: codeParam, body: jsonBody(JoinRequest) },
    ...join,
  }),
  lookInvitation: createRoute({
    method: 'get',
    path: '/invitations/{token}',
    summary: 'What an invitation opens',
    request: { params: tokenParam },
    ...look,
  }),
  acceptInvitation: createRoute({
    method: 'post',
    path: '/invitations/{token}',
    summary: 'Accept an invitation as assistant, co-host or observer',
    description:
      'Makes a person of the invitation’s role. Somebody who has this role or a higher one in this session already is brought back as who they are.',
    request: { params: tokenParam, body: jsonBody(JoinRequest) },
    ...join,
  }),
}

/** Coming in, by code or by invitation. */
export function joining(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  const guard = new CodeGuard(deps.clock)

  async function byCode(c: Ctx, typed: string): Promise<Result<Door, Refusal<404 | 429>>> {
    const code = normalizeCode(typed)
    return guarded(c, code, async () => {
      const row = await deps.stores.directory.findByCode(code)
      const session = row && (await openSession(deps, row.id))
      return session?.ok ? ok({ ...session.value, role: 'learner' as const }) : undefined
    })
  }

  async function byInvitation(c: Ctx, token: string): Promise<Result<Door, Refusal<404 | 429>>> {
    return guarded(c, token, async () => {
      const invitation = deps.auth.invitations.read(token)
      if (!invitation) return undefined
      const session = await openSession(deps, invitation.session)
      if (!session.ok) return undefined
      const { invitations } = session.value.room.state.door
      if (!(await deps.auth.invitations.verify(token, invitations))) return undefined
      return ok({ ...session.value, role: invitation.role })
    })
  }

  async function guarded(
    c: Ctx,
    code: string,
    find: () => Promise<Result<Door, never> | undefined>,
  ): Promise<Result<Door, Refusal<404 | 429>>> {
    const address = c.get('address')
    const allowance = guard.mayTry(address, code)
    if (!allowance.ok) {
      return err({
        status: 429,
        code: 'rate-limited',
        detail: 'Too many wrong codes came from your network. Wait a moment.',
        retryAfter: allowance.retryAfterMs / 1000,
      })
    }
    const door = await find()
    if (door) guard.right(address, code)
    else guard.wrong(address)
    return door ?? err({ ...NO_SESSION, detail: 'No session has this code. Check it and try again.' })
  }

  async function come(c: Ctx, { row, room, role }: Door, { name, asNewPerson }: JoinRequestData) {
    const seat: Seat = role === 'learner' ? 'learner' : 'staff'
    const before = await knownAs(c, deps, { row, room, role })
    if (before?.member.standing === 'removed') {
      return problem(c, {
        status: 403,
        code: 'removed',
        detail: 'You were removed from this session. Ask the instructor to let you in again.',
      })
    }
    const known = asNewPerson ? undefined : before
    const id = known?.member.id ?? newId()
    if (!known) {
      const outcome = await room.submit(SYSTEM, { type: 'person.join', participant: id, name, role })
      if (!outcome.ok) return problem(c, refusalOf(outcome.error))
    }
    const body = await joinedBody(deps, room, id, known?.signIn)
    // Whoever is here by their account keeps coming in by it, and goes out with it.
    if (known?.signIn === undefined) writeSeatCookie(c, row.id, seat, body.token, deps.addresses.secure)
    return c.json(body, known ? 200 : 201)
  }

  api.openapi(routes.lookCode, async (c) => {
    const door = await byCode(c, c.req.valid('param').code)
    if (!door.ok) return problem(c, door.error)
    return c.json(infoBody(door.value, await knownAs(c, deps, door.value)), 200)
  })
  api.openapi(routes.joinCode, async (c) => {
    const door = await byCode(c, c.req.valid('param').code)
    return door.ok ? come(c, door.value, c.req.valid('json')) : problem(c, door.error)
  })
  api.openapi(routes.lookInvitation, async (c) => {
    const door = await byInvitation(c, c.req.valid('param').token)
    if (!door.ok) return problem(c, door.error)
    return c.json(infoBody(door.value, await knownAs(c, deps, door.value)), 200)
  })
  api.openapi(routes.acceptInvitation, async (c) => {
    const door = await byInvitation(c, c.req.valid('param').token)
    return door.ok ? come(c, door.value, c.req.valid('json')) : problem(c, door.error)
  })
}

const RANK: Record<Role, number> = { instructor: 3, ta: 2, observer: 1, learner: 0 }

/**
 * Who the browser is already in the seat that the door leads to, unless the door leads higher. Somebody who was
 * removed stays who they are, wherever the door leads.
 */
async function knownAs(c: Ctx, deps: HttpDeps, { room, role }: Door): Promise<Identity | undefined> {
  const known = await seated(c, deps, room, role === 'learner' ? 'learner' : 'staff')
  if (!known || known.member.standing === 'removed') return known
  return RANK[known.member.role] >= RANK[role] ? known : undefined
}

function infoBody({ row, room, role }: Door, known: Identity | undefined): JoinInfoBody {
  const { lifecycle, door } = room.state
  return {
    session: row.id,
    title: row.title,
    phase: lifecycle.phase,
    role,
    locked: door.locked,
    waitingRoom: door.waitingRoom,
    ...(known ? { me: { name: known.member.name, removed: known.member.standing === 'removed' } } : {}),
  }
}
