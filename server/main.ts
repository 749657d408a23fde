import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type Logger, pino } from 'pino'
import type { SessionId } from '../shared/ids.ts'
import { parseDocument, seedOf } from '../shared/session/documents.ts'
import { openSqliteStores, type SqliteStores } from './adapters/sqlite/stores.ts'
import { verifyBeside } from './adapters/sqlite/verify-beside.ts'
import { Addresses } from './auth/addresses.ts'
import { createAuth } from './auth/auth.ts'
import { setupLink } from './auth/setup.ts'
import { Documents } from './collab/documents.ts'
import { type Config, databaseFile, exportsFolder, loadConfig } from './config.ts'
import { CourseIndex } from './courses/course-index.ts'
import { settleImports } from './courses/imports/swap.ts'
import { CourseUploads } from './courses/imports/uploads.ts'
import { courseLibrary } from './courses/library.ts'
import { Exports } from './exports/exports.ts'
import { writeBeside } from './exports/write-beside.ts'
import { Grading } from './grading/grading.ts'
import { GradingThread } from './grading/grading-thread.ts'
import { limitRequestTime } from './http/request-time.ts'
import { importCourseKind, pendingImports } from './jobs/course-import.ts'
import { Jobs } from './jobs/jobs.ts'
import { retentionJob } from './jobs/retention.ts'
import { Metrics } from './metrics.ts'
import { systemClock } from './ports/clock.ts'
import { StoreUnavailable } from './ports/session-log.ts'
import { projectRoot } from './project-root.ts'
import { Rooms } from './room/rooms.ts'
import { removeSession } from './sessions/remove-session.ts'
import { deliveries } from './webhooks/delivery.ts'
import { WebhookFeed } from './webhooks/feed.ts'
import { Webhooks } from './webhooks/webhooks.ts'
import { serveCollab } from './ws/collab-server.ts'
import { serveLive } from './ws/live-server.ts'

/** A whole class that comes back in the same second must not be turned away by the kernel's queue. */
const BACKLOG = 4096
/** Sessions that are loaded before the first connection, so that their alarms run. */
const LIVE_SESSIONS_MAX = 1_000
/** Connections that hang on an access token are closed so long after its end at the latest. */
const WITHDRAWN_MS = 60_000
/** What is still under way when the server stops gets this long. */
const SHUTDOWN_MS = 5_000

export interface Running {
  /** The port that the system gave, where 0 was asked for. */
  port: number
  /** Tells every page to come back soon, finishes what is under way and closes the database. */
  stop(): Promise<void>
}

/**
 * Starts the server as the settings say, prints where people go, and stops on SIGINT and SIGTERM. Prints what is
 * wrong and sets the exit code where it cannot start.
 */
export async function serve(): Promise<void> {
  const config = loadConfig()
  if (!config.ok) {
    for (const sentence of config.error) process.stderr.write(`✗ ${sentence}\n`)
    process.exitCode = 1
    return
  }
  try {
    const running = await start(config.value)
    const stop = () => void running.stop().then(() => process.exit(0))
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    process.stderr.write(`✗ Lectern cannot start: ${startTrouble(error, config.value)}\n`)
    process.exit(1)
  }
}

/** Builds the whole program; the only place where its parts meet. */
export async function start(config: Config): Promise<Running> {
  if (!existsSync(config.contentDir)) {
    throw new Error(
      `the folder of courses ${config.contentDir} does not exist. Make it, or set LECTERN_CONTENT.`,
    )
  }
  const clock = systemClock
  const log = pino({ level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] })
  const metrics = new Metrics()
  const onFault = (error: unknown) => {
    metrics.fault()
    log.error({ err: error }, 'fault')
  }
  // While the store's thread opens the database, this one reads the larger part of the program.
  const [stores, { createApp }] = await Promise.all([
    openSqliteStores({ file: databaseFile(config), onFault }),
    import('./http/app.ts'),
  ])
  const rooms = new Rooms(stores, clock, onFault, (room) => {
    grading?.watch(room)
    feed.watch(room)
  })
  const documents = new Documents({
    store: stores.documents,
    clock,
    onFault,
    seedOf: async (name) => {
      const room = await rooms.open(parseDocument(name)?.session ?? '')
      return room && seedOf(room.state, name, room.catalog)
    },
  })
  const grading =
    config.grading === 'off'
      ? undefined
      : new Grading({ documents, store: stores.documents, clock, thread: new GradingThread(), log })
  const jobs = new Jobs({ store: stores.jobs, clock, log })
  const feed = new WebhookFeed({ stores, jobs, clock, log })
  const webhooks = new Webhooks({
    store: stores.webhooks,
    clock,
    version: versionOf(projectRoot),
    privateTargets: config.webhookPrivate,
    feed,
  })
  jobs.register(deliveries(webhooks))
  const exports = new Exports({
    folder: exportsFolder(config),
    directory: stores.directory,
    jobs: stores.jobs,
    clock,
    flush: (session) => documents.flushSession(session),
    write: (order, onProgress, signal) =>
      writeBeside({ ...order, database: databaseFile(config) }, onProgress, signal),
  })
  const forget = async (session: SessionId) => {
    await rooms.forget(session)
    await documents.forget(session)
  }
  const remove = (session: SessionId) => removeSession({ stores, forget, exports }, session)
  for (const kind of exports.kinds) jobs.register(kind)
  if (config.retentionDays !== undefined) {
    jobs.register(
      retentionJob({ days: config.retentionDays, directory: stores.directory, clock, remove, log }),
    )
  }
  const uploads = new CourseUploads(join(config.dataDir, 'imports'), config.uploadBytes)
  jobs.register(importCourseKind({ contentDir: config.contentDir, uploads }))
  metrics.watch({
    rooms: () => rooms.size,
    pages: () => rooms.pages,
    documents: () => documents.size,
    editors: () => documents.connections,
  })
  const addresses = new Addresses(config)
  const auth = await createAuth(stores, clock)
  const disconnectSignIn = (signIn: string) => {
    rooms.disconnectSignIn(signIn)
    documents.disconnectSignIn(signIn)
  }
  stores.onForeignWrite(() => {
    void rooms.catchUp()
    void forgetDeleted().catch(onFault)
    jobs.poke()
    feed.reload()
    void feed.catchUp()
    void dropWithdrawn().catch(onFault)
  })
  /** A session that was deleted from the command line is gone here as well. */
  const forgetDeleted = async () => {
    for (const session of new Set([...rooms.ids, ...documents.sessions])) {
      if (!(await stores.directory.find(session))) await forget(session)
    }
  }
  /**
   * A password that was set from the command line ends what hangs on the old one here as well, and so does the end of
   * an access token.
   */
  const dropWithdrawn = async () => {
    for (const signIn of await auth.signIns.withdrawn([...rooms.signIns(), ...documents.signIns()])) {
      auth.tickets.withdraw(signIn)
      auth.deviceLinks.withdraw(signIn)
      disconnectSignIn(signIn)
    }
  }
  let cancelLook: (() => void) | undefined
  const lookForWithdrawn = () => {
    cancelLook = clock.after(WITHDRAWN_MS, () => {
      void dropWithdrawn().catch(onFault)
      lookForWithdrawn()
    })
  }
  lookForWithdrawn()
  const courses = courseLibrary(config.contentDir)
  const app = createApp({
    config,
    addresses,
    clock,
    stores,
    rooms: { open: (id) => rooms.open(id), disconnectSignIn, remove },
    documents,
    courses,
    courseIndex: new CourseIndex({ courses, search: stores.search, clock, onFault }),
    uploads,
    auth,
    log,
    metrics,
    jobs,
    webhooks,
    exports,
    grading,
    clientDir: join(projectRoot, 'dist/client'),
  })
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server
  limitRequestTime(server)
  const collab = serveCollab({ documents, clock })
  const closeLive = serveLive(
    server,
    {
      rooms,
      tickets: auth.tickets,
      isAllowedOrigin: (origin) => addresses.isAllowedOrigin(origin),
      clock,
      onFault,
      onCommand: (outcome, ms) => metrics.command(outcome, ms / 1000),
    },
    [collab],
  )
  const closeSockets = async () => {
    cancelLook?.()
    closeLive()
    collab.close()
    const graded = grading?.close()
    const worked = jobs.close()
    if (!(await documents.close())) log.error('some of what was typed last could not be stored')
    await graded
    await worked
    await feed.settle()
  }
  await openLiveSessions(stores, rooms, log)
  await settleUploads(stores, uploads, config)
  await jobs.start()
  void feed.catchUp()
  const port = await listen(server, config)
  addresses.listensOn(port)
  await announce(stores, addresses)
  void reportDamage(databaseFile(config), log)
  return { port, stop: () => shutDown(server, closeSockets, stores, log) }
}

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version

/** A session whose log is damaged, or was written by a newer release, must not keep the others from their class. */
async function openLiveSessions(stores: SqliteStores, rooms: Rooms, log: Logger): Promise<void> {
  for (const { id } of await stores.directory.list({ live: true, limit: LIVE_SESSIONS_MAX })) {
    await rooms.open(id).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) throw error
      log.error({ err: error, session: id }, 'a session cannot be opened; run “lectern verify”')
    })
  }
}

/** Brings to an end what the last server left of imports: a course that was being replaced is whole again. */
async function settleUploads(stores: SqliteStores, uploads: CourseUploads, config: Config): Promise<void> {
  const pending = await pendingImports(stores.jobs)
  const isPending = (id: string) => pending.has(id)
  await settleImports(config.contentDir, isPending)
  await uploads.tidy(isPending)
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** One line for the instructor and one for learners: all that somebody who starts the program must read. */
async function announce(stores: SqliteStores, addresses: Addresses): Promise<void> {
  const setup = await setupLink(stores.accounts, addresses.local())
  const instructor = setup
    ? `${setup}   (makes the owner's account; works once)`
    : `${addresses.local()}/teach`
  process.stdout.write(
    `\nLectern is ready.\n  Instructor: ${instructor}\n  Learners:   ${addresses.linkBase()}\n\n`,
  )
}

/** Loss is never silent: a damaged database is reported at every start, with what is missing. */
async function reportDamage(file: string, log: Logger): Promise<void> {
  try {
    const { findings } = await verifyBeside(file)
    for (const finding of findings) log.error(finding, `database damaged: ${finding.message}`)
    if (findings.length > 0) log.error('run “lectern verify”, and restore a backup where entries are missing')
  } catch (error) {
    log.error({ err: error }, 'the database could not be verified')
  }
}

async function shutDown(
  server: Server,
  closeSockets: () => Promise<void>,
  stores: SqliteStores,
  log: Logger,
): Promise<void> {
  log.info('stopping')
  const closed = new Promise((resolve) => server.close(resolve))
  const stored = closeSockets()
  server.closeIdleConnections()
  const late = new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS).unref())
  await Promise.race([closed, late])
  server.closeAllConnections()
  await stored
  await stores.close()
}

function startTrouble(error: unknown, config: Config): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `port ${config.port} is in use. Stop the other program or set PORT.`
  if (code === 'EACCES')
    return `port ${config.port} may not be used by this user. Set PORT to one above 1024.`
  return message
}
