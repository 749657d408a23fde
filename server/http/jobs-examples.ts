import type * as wire from '../../shared/wire/jobs.ts'
import { BEGIN, MINUTE, SESSION } from './examples.ts'

/** Examples of background work in the OpenAPI document. */
export const JOB = 'h4s9v2m6t1c8k3x7d5n0q2w8zb'

const DAY = 24 * 60 * MINUTE
const createdAt = BEGIN + 185 * MINUTE

export const job: wire.JobBody = {
  id: JOB,
  kind: 'export',
  title: 'Export a session',
  subject: 'Monday group',
  session: SESSION,
  state: 'failed',
  routine: false,
  attempts: 2,
  createdAt,
  startedAt: createdAt + 5_000,
  finishedAt: createdAt + 5_200,
  error: 'The archive cannot be written on the server (ENOSPC).',
}

export const jobList: wire.JobList = { items: [job] }

export const exported: wire.ExportBody = {
  id: JOB,
  state: 'done',
  createdAt,
  bytes: 468_436,
  expiresAt: createdAt + 9_000 + DAY,
}

export const exportList: wire.ExportList = { items: [exported], total: 1 }
