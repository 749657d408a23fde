import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import { parseDocument, seedOf } from '../shared/session/documents.ts'
import { openSqliteStores } from './adapters/sqlite/stores.ts'
import { Addresses } from './auth/addresses.ts'
import { createAuth } from './auth/auth.ts'
import { Documents } from './collab/documents.ts'
import { background } from './compose/background.ts'
import { heedForeignWrites } from './compose/foreign-writes.ts'
import { listen, stopListening } from './compose/listening.ts'
import { announce, openLiveSessions, reportDamage, settleUploads } from './compose/start-up.ts'
import { type Config, databaseFile, loadConfig } from './config.ts'
import { CourseIndex } from './courses/course-index.ts'
import { courseLibrary } from './courses/library.ts'
import { Grading } from './grading/grading.ts'
import { GradingThread } from './grading/grading-thread.ts'
import { limitRequestTime } from './http/request-time.ts'
import { Metrics } from './metrics.ts'
import { systemClock } from './ports/clock.ts'
import { projectRoot } from './project-root.ts'
import { Rooms } from './room/rooms.ts'
import { serveCollab } from './ws/collab-server.ts'
import { serveLive } from './ws/live-server.ts'

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
  const beside = background({ config, stores, clock, log, rooms, documents })
  const { jobs, feed, webhooks, exports, uploads, remove } = beside
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
  const stopHeeding = heedForeignWrites({
    stores,
    rooms,
    documents,
    auth,
    clock,
    background: beside,
    disconnectSignIn,
    onFault,
  })
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
  const closeParts = async () => {
    stopHeeding()
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
  const stop = async () => {
    log.info('stopping')
    await stopListening(server, closeParts)
    await stores.close()
  }
  return { port, stop }
}

function startTrouble(error: unknown, config: Config): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `port ${config.port} is in use. Stop the other program or set PORT.`
  if (code === 'EACCES')
    return `port ${config.port} may not be used by this user. Set PORT to one above 1024.`
  return message
}
