import * as z from 'zod'
import { SESSION_TITLE_MAX } from '../course/session-title.ts'
import { oneLine } from '../one-line.ts'
import { personName, ROLES } from '../session/roster.ts'

/**
 * Bodies of the HTTP API (`/api/v1`). The server validates with these schemas and makes the OpenAPI document
 * from them; the client takes only the types. Times are ms since the epoch on the server's clock.
 */

const id = z.string().min(1).max(40)
const time = z.int()
const isAscending = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number))

export const email = z.string().trim().toLowerCase().pipe(z.email('This is not an e-mail address.').max(254))

/** NIST SP 800-63B §5.1.1.2: length counts, composition rules do not. */
export const newPassword = z
  .string()
  .min(10, 'A password has at least 10 characters.')
  .max(200, 'A password has at most 200 characters.')

export const setupRequest = z.strictObject({
  secret: z.string().min(1).max(100),
  name: personName,
  email,
  password: newPassword,
})

export const signInRequest = z.strictObject({ email, password: z.string().min(1).max(200) })

export const userBody = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(['owner', 'instructor']),
})

export const setupState = z.object({
  /** No owner exists yet: the one-time link printed by the server makes one. */
  needed: z.boolean(),
})

export const courseBody = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  language: z.string(),
  /** In their order, numbered from 1 where a session is opened of some of them; often there are none. */
  modules: z.array(z.object({ title: z.string(), minutes: z.number().optional() })),
})

/** Of the list of anything. */
const page = {
  /** Address of the next page; absent on the last. */
  next: z.string().optional(),
  /** Items on all pages. */
  total: z.int().optional(),
}

export const courseList = z.object({ items: z.array(courseBody), ...page })

export const createSessionRequest = z.strictObject({
  course: z.string().min(1).max(100),
  /**
   * Numbers of the course's modules, from 1: the session's deck is made of these alone. The whole course where it is
   * absent.
   */
  modules: z
    .array(z.int('A module is a whole number.').min(1, 'Modules are numbered from 1.'))
    .min(1, 'Choose at least one module.')
    .max(50, 'At most 50 modules can be chosen.')
    .refine(isAscending, 'Modules have to be in ascending order, each once.')
    .optional(),
  /** Shown to everybody; made of the titles of the course and of one or two chosen modules where it is absent. */
  title: z
    .string()
    .max(SESSION_TITLE_MAX, `A title has at most ${SESSION_TITLE_MAX} characters.`)
    .transform(oneLine)
    .pipe(z.string().min(1, 'A title needs at least one letter.'))
    .optional(),
})

export const sessionBody = z.object({
  id,
  title: z.string(),
  course: z.string(),
  phase: z.enum(['lobby', 'live', 'ended']),
  /** As people read it: `K7MQ-2XRT`. */
  code: z.string(),
  createdAt: time,
  startedAt: time.optional(),
  endedAt: time.optional(),
  /** When it is deleted at the earliest; absent where it is kept, or has not ended. */
  keptUntil: time.optional(),
  learners: z.int(),
})

export const sessionList = z.object({ items: z.array(sessionBody), ...page })

/** With the addresses that bring people in; instructors only. */
export const sessionDetails = sessionBody.extend({
  links: z.object({
    /** For learners; also what the QR code says. */
    join: z.string(),
    ta: z.string(),
    cohost: z.string(),
    /** For a projector on a computer where nobody is signed in, and for guests who only watch. */
    observer: z.string(),
    present: z.string(),
    /** Shows the class without names to whoever has it, once it is over. */
    replay: z.string(),
  }),
})

/** What the join page shows before a name is given. */
export const joinInfo = z.object({
  session: id,
  title: z.string(),
  phase: z.enum(['lobby', 'live', 'ended']),
  role: z.enum(ROLES),
  locked: z.boolean(),
  waitingRoom: z.boolean(),
  /** The person that this browser already is in the session; joining again brings them back. */
  me: z.object({ name: z.string(), removed: z.boolean() }).optional(),
})

export const joinRequest = z.strictObject({
  name: personName,
  /**
   * Somebody else at a shared computer: makes a new person although this browser is one already. A person who was
   * removed cannot come back by it.
   */
  asNewPerson: z.boolean().optional(),
})

export const joined = z.object({
  session: id,
  participant: id,
  name: z.string(),
  role: z.enum(ROLES),
  standing: z.enum(['waiting', 'in', 'removed']),
  /** For programs: `Authorization: Bearer …`. Browsers hold it in an HttpOnly cookie and ignore this. */
  token: z.string(),
  /** For the first connection to `/live`: single use, good for 30 s. */
  ticket: z.string(),
})

export const ticketRequest = z.strictObject({
  /**
   * Which of the persons that this browser may be in the session: `staff` (presenter and assistant pages),
   * `learner`, or `observer` (a projector page, which staff may open and which shows what learners see).
   * Absent: the one there is, staff first.
   */
  as: z.enum(['staff', 'learner', 'observer']).optional(),
})

export const ticketBody = z.object({ ticket: z.string(), expiresAt: time, now: time })

export const deviceLink = z.object({
  /** Opens the session on another device as the same person; works once. */
  url: z.string(),
  expiresAt: time,
})

export const attendanceBody = z.object({
  title: z.string(),
  /** When the report was made; stays that still last are counted up to then. */
  now: time,
  startedAt: time.optional(),
  endedAt: time.optional(),
  rows: z.array(
    z.object({
      participant: id,
      name: z.string(),
      role: z.enum(ROLES),
      standing: z.enum(['waiting', 'in', 'removed']),
      intervals: z.array(z.object({ from: time, to: time.optional() })),
      presentMs: z.number(),
      share: z.number(),
    }),
  ),
})

/** The changes of a shared document in the order in which the server took them, a part of them at a time. */
export const documentHistory = z.object({
  updates: z.array(
    z.object({
      /** 1, 2, 3 … without gaps */
      seq: z.int(),
      at: time,
      /** By whose connection it came; null for what the server wrote: the files that a document begins with. */
      by: id.nullable(),
      /** A Yjs update, format V1, in base64. */
      update: z.base64(),
    }),
  ),
  /** Whoever is named by these updates, as their cursors were shown. */
  people: z.array(
    z.object({
      id,
      /** Empty where names were erased. */
      name: z.string(),
      role: z.enum(ROLES),
      /** `#rrggbb` */
      color: z.string(),
    }),
  ),
  /** There may be more: ask again with `after` set to this. */
  next: z.int().optional(),
})

/** Problem details, RFC 9457. `errors` lists every bad field of a request. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** The code of a refused command (see rejection.ts), where the problem is one. */
  code: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

export type UserBody = z.infer<typeof userBody>
export type SetupState = z.infer<typeof setupState>
export type CourseList = z.infer<typeof courseList>
export type SessionBody = z.infer<typeof sessionBody>
export type SessionList = z.infer<typeof sessionList>
export type SessionDetails = z.infer<typeof sessionDetails>
export type JoinInfo = z.infer<typeof joinInfo>
export type JoinRequest = z.infer<typeof joinRequest>
export type Joined = z.infer<typeof joined>
export type TicketBody = z.infer<typeof ticketBody>
export type DeviceLink = z.infer<typeof deviceLink>
export type AttendanceBody = z.infer<typeof attendanceBody>
export type DocumentHistory = z.infer<typeof documentHistory>
export type Problem = z.infer<typeof problem>

/** How far the server is with a submission; `off`: it does not run its checks. */
export type SubmissionProgress =
  | { state: 'waiting'; place: number }
  | { state: 'running' | 'settled' | 'off' }
