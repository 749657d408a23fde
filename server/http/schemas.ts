import { type createRoute, z } from '@hono/zod-openapi'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as wire from '../../shared/wire/http.ts'
import * as examples from './examples.ts'

/**
 * The schemas of shared/wire/http.ts under the names that they have in the OpenAPI document. They are cloned,
 * because those that exist before the OpenAPI extension of zod is loaded do not have its methods.
 */
export const Problem = wire.problem.clone().openapi('Problem', { example: examples.problem })
export const SetupRequest = wire.setupRequest
  .clone()
  .openapi('SetupRequest', { example: examples.setupRequest })
export const SetupState = wire.setupState.clone().openapi('SetupState', { example: examples.setupState })
export const SignInRequest = wire.signInRequest
  .clone()
  .openapi('SignInRequest', { example: examples.signInRequest })
export const User = wire.userBody.clone().openapi('User', { example: examples.user })
export const Course = wire.courseBody.clone().openapi('Course', { example: examples.courseList.items[0] })
export const CourseList = wire.courseList.clone().openapi('CourseList', { example: examples.courseList })
export const CreateSessionRequest = wire.createSessionRequest
  .clone()
  .openapi('CreateSessionRequest', { example: examples.createSessionRequest })
export const Session = wire.sessionBody.clone().openapi('Session', { example: examples.session })
export const SessionList = wire.sessionList.clone().openapi('SessionList', { example: examples.sessionList })
export const SessionDetails = wire.sessionDetails
  .clone()
  .openapi('SessionDetails', { example: examples.sessionDetails })
export const JoinInfo = wire.joinInfo.clone().openapi('JoinInfo', { example: examples.joinInfo })
export const JoinRequest = wire.joinRequest.clone().openapi('JoinRequest', { example: examples.joinRequest })
export const Joined = wire.joined.clone().openapi('Joined', { example: examples.joined })
export const TicketRequest = wire.ticketRequest
  .clone()
  .openapi('TicketRequest', { example: examples.ticketRequest })
export const Ticket = wire.ticketBody.clone().openapi('Ticket', { example: examples.ticket })
export const DeviceLink = wire.deviceLink.clone().openapi('DeviceLink', { example: examples.deviceLink })
export const DocumentHistory = wire.documentHistory
  .clone()
  .openapi('DocumentHistory', { example: examples.documentHistory })
export const Attendance = wire.attendanceBody.clone().openapi('Attendance', { example: examples.attendance })

type Responses = Parameters<typeof createRoute>[0]['responses']

/** A JSON answer of a route. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** The answer to `If-None-Match` where nothing has changed. */
export const UNCHANGED = { description: 'It is what the asker has; nothing has changed.' }

/** The JSON body that a route takes. */
export const jsonBody = <Schema extends z.ZodType, Required extends boolean = true>(
  schema: Schema,
  required: Required = true as Required,
) => ({ required, content: { 'application/json': { schema } } })

const MEANING: Partial<Record<ContentfulStatusCode, string>> = {
  400: 'The request is not well formed.',
  401: 'Nobody is signed in, or nobody has joined the session in this browser.',
  403: 'Signed in or joined, but without the right to this; `code` says more where a session refused it.',
  404: 'There is no such thing.',
  409: 'It does not fit the present state: the session has ended or is full, or the owner exists already.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'The values are not acceptable; `errors` names every bad field.',
  423: 'The session is locked: nobody new is let in.',
  429: 'Too many attempts; `Retry-After` says for how many seconds to wait.',
  507: 'There is no room left on the disk of the server.',
  503: 'The server cannot read or store anything at the moment; `Retry-After` says when to try again.',
}

/** The problems that a route answers with, as responses of its OpenAPI description. Every route may answer 503. */
export function problems<Status extends ContentfulStatusCode>(...statuses: Status[]) {
  const content = { 'application/problem+json': { schema: Problem } }
  const entries = [...new Set<ContentfulStatusCode>([...statuses, 503])].map((status) => [
    status,
    { description: MEANING[status] ?? 'The request failed.', content },
  ])
  return Object.fromEntries(entries) as Record<
    Status | 503,
    { description: string; content: { 'application/problem+json': { schema: typeof Problem } } }
  > satisfies Responses
}

export const idParam = z.object({
  id: z
    .string()
    .max(40)
    .openapi({
      param: { name: 'id', in: 'path' },
      description: 'Id of a session',
      example: examples.SESSION,
    }),
})

export const courseParam = z.object({
  course: z
    .string()
    .max(100)
    .openapi({ param: { name: 'course', in: 'path' }, description: 'Id of a course', example: 'intro' }),
})

export type Edition = 'audience' | 'staff'

/** Slides and exercises come in two editions; that of staff needs a right of its own. */
export const editionQuery = z.object({
  edition: z
    .enum(['audience', 'staff'])
    .default('audience')
    .openapi({ param: { name: 'edition', in: 'query' }, description: 'Which edition' }),
})

/** Ways to say who one is (see docs/API.md). */
export const SECURITY = {
  account: [{ account: [] }] as Record<string, string[]>[],
  participant: [{ participant: [] }, { staffCookie: [] }, { learnerCookie: [] }, { account: [] }] as Record<
    string,
    string[]
  >[],
}
