import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { SessionId } from '../../shared/ids.ts'
import type { SqliteStores } from '../adapters/sqlite/stores.ts'
import type { Documents } from '../collab/documents.ts'
import { type Config, databaseFile, exportsFolder } from '../config.ts'
import { CourseUploads } from '../courses/imports/uploads.ts'
import { Exports } from '../exports/exports.ts'
import { writeBeside } from '../exports/write-beside.ts'
import { importCourseKind } from '../jobs/course-import.ts'
import { Jobs } from '../jobs/jobs.ts'
import { retentionJob } from '../jobs/retention.ts'
import type { Clock } from '../ports/clock.ts'
import { projectRoot } from '../project-root.ts'
import type { Rooms } from '../room/rooms.ts'
import { removeSession } from '../sessions/remove-session.ts'
import { deliveries } from '../webhooks/delivery.ts'
import { WebhookFeed } from '../webhooks/feed.ts'
import { Webhooks } from '../webhooks/webhooks.ts'

export interface Background {
  jobs: Jobs
  feed: WebhookFeed
  webhooks: Webhooks
  exports: Exports
  uploads: CourseUploads
  /** Drops from memory what is there of a session. */
  forget(session: SessionId): Promise<void>
  /** Deletes a session for good. @returns false where there is none */
  remove(session: SessionId): Promise<boolean>
}

/** What is worked off beside the classes, with every kind of job registered; `jobs` is not started. */
export function background(parts: {
  config: Config
  stores: SqliteStores
  clock: Clock
  log: Logger
  rooms: Rooms
  documents: Documents
}): Background {
  const { config, stores, clock, log, rooms, documents } = parts
  const jobs = new Jobs({ store: stores.jobs, clock, log })
  const feed = new WebhookFeed({ stores, jobs, clock, log })
  const webhooks = new Webhooks({
    store: stores.webhooks,
    clock,
    version: versionOf(projectRoot),
    privateTargets: config.webhookPrivate,
    feed,
  })
  const exports = new Exports({
    folder: exportsFolder(config),
    directory: stores.directory,
    jobs: stores.jobs,
    clock,
    flush: (session) => documents.flushSession(session),
    write: (order, onProgress, signal) =>
      writeBeside({ ...order, database: databaseFile(config) }, onProgress, signal),
  })
  const uploads = new CourseUploads(join(config.dataDir, 'imports'), config.uploadBytes)
  const forget = async (session: SessionId) => {
    await rooms.forget(session)
    await documents.forget(session)
  }
  const remove = (session: SessionId) => removeSession({ stores, forget, exports }, session)

  jobs.register(deliveries(webhooks))
  for (const kind of exports.kinds) jobs.register(kind)
  jobs.register(importCourseKind({ contentDir: config.contentDir, uploads }))
  if (config.retentionDays !== undefined) {
    const { directory } = stores
    jobs.register(retentionJob({ days: config.retentionDays, directory, clock, remove, log }))
  }
  return { jobs, feed, webhooks, exports, uploads, forget, remove }
}

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
