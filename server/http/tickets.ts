import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { isStaff } from '../../shared/session/permissions.ts'
import type { Member } from '../../shared/session/roster.ts'
import type { ticketRequest } from '../../shared/wire/http.ts'
import { writeSeatCookie } from './cookies.ts'
import type { Ctx, Env, HttpDeps } from './deps.ts'
import { openSession, participant, seatOf } from './identity.ts'
import { joinedBody } from './joined.ts'
import { problem } from './problem.ts'
import {
  DeviceLink,
  idParam,
  Joined,
  json,
  jsonBody,
  problems,
  SECURITY,
  Ticket,
  TicketRequest,
} from './schemas.ts'

type As = z.infer<typeof ticketRequest>['as']

const tokenParam = z.object({
  token: z
    .string()
    .max(100)
    .openapi({
      param: { name: 'token', in: 'path' },
      description: 'Token of a device link',
      example: 'LwYp4c1tN0xS8vQ2mB6kZg',
    }),
})

const routes = {
  ticket: createRoute({
    method: 'post',
    path: '/sessions/{id}/tickets',
    tags: ['Live'],
    summary: 'Get a ticket for one WebSocket connection',
    description:
      'The ticket opens `/live?session=<id>&ticket=<ticket>` once, within 30 s. People in the waiting room get one too. A cookie that is more than half used up is renewed.',
    security: SECURITY.participant,
    request: { params: idParam, body: jsonBody(TicketRequest, false) },
    responses: { 200: json(Ticket, 'The ticket.'), ...problems(400, 401, 403, 404, 413, 415, 422) },
  }),
  makeLink: createRoute({
    method: 'post',
    path: '/sessions/{id}/device-links',
    tags: ['Live'],
    summary: 'Make a link that opens the session on another device as the same person',
    security: SECURITY.participant,
    request: { params: idParam, body: jsonBody(TicketRequest, false) },
    responses: {
      201: json(DeviceLink, 'The link. It works once, within ten minutes.'),
      ...problems(400, 401, 403, 404, 413, 415, 422),
    },
  }),
  useLink: createRoute({
    method: 'post',
    path: '/device-links/{token}',
    tags: ['Live'],
    summary: 'Open a device link',
    request: { params: tokenParam },
    responses: {
      200: json(Joined, 'Who the device is now; the cookie of their seat is set.'),
      ...problems(403, 404, 422),
    },
  }),
}

/** Connecting: tickets for the WebSocket, and links to further devices. */
export function tickets(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(routes.ticket, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    const { as } = c.req.valid('json')
    const who = await speaker(c, deps, room, as)
    if (!who.ok) return problem(c, who.error)
    const { member, signIn, renew } = who.value
    const hangsOn = signIn === undefined ? {} : { signIn }
    const claims = { session: room.id, participant: member.id, ...hangsOn }
    if (renew) writeSeatCookie(c, room.id, renew, await deps.auth.tokens.sign(claims), deps.addresses.secure)
    const asObserver = as === 'observer' && isStaff(member.role)
    return c.json({ ...deps.auth.tickets.issue({ ...claims, asObserver }), now: deps.clock.now() }, 200)
  })

  api.openapi(routes.makeLink, async (c) => {
    const session = await openSession(deps, c.req.valid('param').id)
    if (!session.ok) return problem(c, session.error)
    const { room } = session.value
    const who = await speaker(c, deps, room, c.req.valid('json').as)
    if (!who.ok) return problem(c, who.error)
    const { member, signIn } = who.value
    const { token, expiresAt } = deps.auth.deviceLinks.issue({
      session: room.id,
      participant: member.id,
      ...(signIn === undefined ? {} : { signIn }),
    })
    return c.json({ url: `${deps.addresses.linkBase(c.req.header('host'))}/device/${token}`, expiresAt }, 201)
  })

  api.openapi(routes.useLink, async (c) => {
    const grant = deps.auth.deviceLinks.redeem(c.req.valid('param').token)
    const session = grant && (await openSession(deps, grant.session))
    const member = session?.ok
      ? session.value.room.state.roster.members.get(grant?.participant ?? '')
      : undefined
    if (!grant || !session?.ok || !member) {
      return problem(c, {
        status: 404,
        code: 'not-found',
        detail: 'This link was used already or is older than ten minutes. Make a new one.',
      })
    }
    if (member.standing === 'removed') {
      return problem(c, { status: 403, code: 'removed', detail: 'You were removed from this session.' })
    }
    const body = await joinedBody(deps, session.value.room, member.id, grant.signIn)
    writeSeatCookie(c, grant.session, seatOf(member), body.token, deps.addresses.secure)
    return c.json(body, 200)
  })
}

/** Whom a request for a connection means: the kind of page that asks, or the one person there is, staff first. */
async function speaker(c: Ctx, deps: HttpDeps, room: Parameters<typeof participant>[2], as: As) {
  const may = (fits: (member: Member) => boolean) => participant(c, deps, room, fits, { evenWaiting: true })
  if (as === 'learner') return may(({ role }) => role === 'learner')
  if (as === 'staff') return may(({ role }) => isStaff(role))
  if (as === 'observer') return may(({ role }) => role === 'observer' || isStaff(role))
  const staff = await may(({ role }) => isStaff(role))
  return staff.ok ? staff : may(() => true)
}
