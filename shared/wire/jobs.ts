import * as z from 'zod'

/** Bodies of the HTTP API about background work. Times are ms since the epoch on the server's clock. */

const id = z.string().min(1).max(40)
const time = z.int()

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])

/** Background work as it is shown: what it was told to do may hold secrets and is not in it. */
export const jobBody = z.object({
  id,
  /** Which work it is, for programs. */
  kind: z.string(),
  /** The same for people. */
  title: z.string(),
  /** What it is about, for people. */
  subject: z.string().optional(),
  /** The session that it is about, where it is one. */
  session: id.optional(),
  state: jobState,
  /** The server gives itself this work again and again. */
  routine: z.boolean(),
  /** How often it was begun. */
  attempts: z.int(),
  createdAt: time,
  startedAt: time.optional(),
  /** Of what waits: when it is due. */
  nextAt: time.optional(),
  finishedAt: time.optional(),
  /** Why the last attempt failed. */
  error: z.string().optional(),
})

/** Everything of a session as an archive, made by a background job of the same id. */
export const exportBody = z.object({
  id,
  state: jobState,
  createdAt: time,
  /** How much is done while it is made, from 0 to 1. */
  progress: z.number().optional(),
  /** Of the archive, once it is there. */
  bytes: z.int().optional(),
  /** When the archive is removed. */
  expiresAt: time.optional(),
  /** Why the last attempt failed. */
  error: z.string().optional(),
})

export type JobBody = z.infer<typeof jobBody>
export type JobList = { items: JobBody[]; next?: string }
export type ExportBody = z.infer<typeof exportBody>
export type ExportList = { items: ExportBody[]; next?: string; total?: number }
