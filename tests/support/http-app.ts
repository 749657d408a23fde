import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type MemoryStores, memoryStores } from '../../server/adapters/memory/stores.ts'
import { Addresses } from '../../server/auth/addresses.ts'
import { type Auth, createAuth } from '../../server/auth/auth.ts'
import { setupLink } from '../../server/auth/setup.ts'
import { CourseIndex } from '../../server/courses/course-index.ts'
import { CourseUploads } from '../../server/courses/imports/uploads.ts'
import { Exports } from '../../server/exports/exports.ts'
import { writeExport } from '../../server/exports/write-export.ts'
import { createApp } from '../../server/http/app.ts'
import type { GradingAccess } from '../../server/http/deps.ts'
import { Jobs } from '../../server/jobs/jobs.ts'
import { Metrics } from '../../server/metrics.ts'
import { Rooms } from '../../server/room/rooms.ts'
import { removeSession } from '../../server/sessions/remove-session.ts'
import { deliveries } from '../../server/webhooks/delivery.ts'
import { WebhookFeed } from '../../server/webhooks/feed.ts'
import type { PrivateTargets, Resolve } from '../../server/webhooks/target.ts'
import { Webhooks } from '../../server/webhooks/webhooks.ts'
import type { Quiz } from '../../shared/course/quiz.ts'
import { type Actor, SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionCommand } from '../../shared/session/session.ts'
import type { Joined, SessionDetails } from '../../shared/wire/http.ts'
import { ManualClock } from './manual-clock.ts'
import { coursesWith, DECK } from './sample-course.ts'

export const PUBLIC_URL = 'https://class.example.org'
export const PASSWORD = 'a long enough password'

export interface HttpAppOptions {
  clientDir?: string
  publicUrl?: string
  trustProxy?: number
  metricsToken?: string
  /** Absent: submissions are not verified. */
  grading?: GradingAccess
  /** Where webhooks may go; by default where names lead to nothing. */
  webhooks?: { privateTargets: PrivateTargets; resolve?: Resolve }
  retentionDays?: number
  /** Of the course; none by default. */
  quizzes?: Quiz[]
  /** Where courses are imported into; a folder that does not exist by default. */
  contentDir?: string
  uploads?: CourseUploads
}

/** The HTTP side over stores in memory, asked without a port. */
export class HttpApp {
  readonly clock: ManualClock
  readonly stores: MemoryStores
  readonly rooms: Rooms
  readonly auth: Auth
  /** Further kinds are registered, and it is started, by the test that needs it. */
  readonly jobs: Jobs
  readonly feed: WebhookFeed
  readonly exports: Exports
  readonly disconnected: string[] = []
  readonly logged: unknown[][] = []
  /** Called where a document that is open would be stored. */
  flush: (document: string) => Promise<boolean> = async () => true
  readonly clientDir: string
  private readonly app: ReturnType<typeof createApp>
  /** Of the one-time link that makes the owner. */
  readonly secret: string

  private constructor(
    clock: ManualClock,
    stores: MemoryStores,
    auth: Auth,
    secret: string,
    options: HttpAppOptions,
  ) {
    this.clock = clock
    this.stores = stores
    this.auth = auth
    this.secret = secret
    this.rooms = new Rooms(
      stores,
      clock,
      (error) => {
        throw error
      },
      (room) => this.feed.watch(room),
    )
    this.clientDir = options.clientDir ?? join(mkdtempSync(join(tmpdir(), 'lectern-client-')), 'absent')
    const note = (...line: unknown[]) => void this.logged.push(line)
    this.jobs = new Jobs({ store: stores.jobs, clock, log: { info: note, warn: note, error: note } })
    const courses = coursesWith({ ...DECK, quizzes: options.quizzes ?? [] })
    this.feed = new WebhookFeed({ stores, jobs: this.jobs, clock, log: { error: note } })
    const { privateTargets = 'refuse', resolve = async () => [] } = options.webhooks ?? {}
    const webhooks = new Webhooks({
      store: stores.webhooks,
      clock,
      version: '0.0.0',
      privateTargets,
      feed: this.feed,
      resolve,
    })
    this.jobs.register(deliveries(webhooks))
    this.exports = new Exports({
      folder: mkdtempSync(join(tmpdir(), 'lectern-exports-')),
      directory: stores.directory,
      jobs: stores.jobs,
      clock,
      flush: async () => true,
      write: (order, onProgress) => writeExport(stores, order, onProgress),
    })
    this.app = createApp({
      config: {
        trustProxy: options.trustProxy ?? 1,
        ...(options.retentionDays === undefined ? {} : { retentionDays: options.retentionDays }),
        contentDir: options.contentDir ?? join(this.clientDir, 'content'),
        ...(options.metricsToken === undefined ? {} : { metricsToken: options.metricsToken }),
      },
      addresses: new Addresses({
        port: 3000,
        host: '0.0.0.0',
        publicUrl: options.publicUrl ?? PUBLIC_URL,
        allowedOrigins: ['https://lms.example.org'],
      }),
      clock,
      stores,
      rooms: {
        open: (id) => this.rooms.open(id),
        disconnectSignIn: (signIn) => void this.disconnected.push(signIn),
        remove: (id) =>
          removeSession(
            { stores, forget: (session) => this.rooms.forget(session), exports: this.exports },
            id,
          ),
      },
      documents: { flush: (document) => this.flush(document) },
      courses,
      courseIndex: new CourseIndex({
        courses,
        search: stores.search,
        clock,
        onFault: (error) => {
          throw error
        },
      }),
      uploads: options.uploads ?? new CourseUploads(join(this.clientDir, 'imports'), 1024),
      auth,
      log: { debug: note, warn: note, error: note },
      metrics: new Metrics(),
      jobs: this.jobs,
      webhooks,
      exports: this.exports,
      grading: options.grading,
      clientDir: this.clientDir,
    })
  }

  static async open(options: HttpAppOptions = {}): Promise<HttpApp> {
    const clock = new ManualClock()
    const stores = memoryStores()
    const auth = await createAuth(stores, clock)
    const link = await setupLink(stores.accounts, PUBLIC_URL)
    return new HttpApp(clock, stores, auth, link?.split('#')[1] ?? '', options)
  }

  /** A browser of its own: it keeps cookies and sends `Origin` as browsers do. */
  browser(address = '192.0.2.1'): Browser {
    return new Browser(this.app, address)
  }

  get routes(): { method: string; path: string }[] {
    return this.app.routes
  }

  /** For a real HTTP server in front of it. */
  get fetch() {
    return this.app.fetch
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    return Promise.resolve(this.app.request(path, init))
  }

  /** A browser that is signed in as the owner of the installation. */
  async owner(): Promise<Browser> {
    const browser = this.browser()
    const made = await browser.post('/api/v1/auth/setup', {
      secret: this.secret,
      name: 'Olga Owner',
      email: 'olga@example.org',
      password: PASSWORD,
    })
    if (made.status !== 201) throw new Error(await made.text())
    return browser
  }

  /** A browser that is signed in as an instructor. */
  async instructor(email: string): Promise<Browser> {
    await this.stores.accounts.addUser({
      id: email,
      email,
      name: email.split('@')[0] ?? '',
      role: 'instructor',
      passwordHash: await this.auth.passwords.hash(PASSWORD),
      createdAt: this.clock.now(),
    })
    const browser = this.browser()
    await browser.post('/api/v1/auth/sign-in', { email, password: PASSWORD })
    return browser
  }

  /** Carries out a command as the server itself would, or as that of a participant. */
  async submit(session: string, command: SessionCommand, actor: Actor = SYSTEM): Promise<void> {
    const outcome = await (await this.rooms.open(session))?.submit(actor, command)
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome))
  }
}

export class Browser {
  readonly cookies = new Map<string, string>()
  private readonly app: ReturnType<typeof createApp>
  private readonly address: string

  constructor(app: ReturnType<typeof createApp>, address: string) {
    this.app = app
    this.address = address
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers })
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, {
      method: 'POST',
      headers: {
        origin: PUBLIC_URL,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    const jar = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (jar && !headers.has('cookie')) headers.set('cookie', jar)
    headers.set('x-forwarded-for', this.address)
    const answer = await this.app.request(path, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  async createSession(title?: string): Promise<SessionDetails> {
    const body = { course: 'intro', ...(title === undefined ? {} : { title }) }
    const answer = await this.post('/api/v1/sessions', body)
    if (answer.status !== 201) throw new Error(await answer.text())
    return (await answer.json()) as SessionDetails
  }

  async join(code: string, name: string): Promise<Joined> {
    const answer = await this.post(`/api/v1/join/${code}`, { name })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as Joined
  }

  async accept(link: string, name: string): Promise<Joined> {
    const answer = await this.post(`/api/v1/invitations/${link.split('/i/')[1]}`, { name })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as Joined
  }
}

/** The problem of an answer, with its status checked to be the same. */
export async function problemOf(
  answer: Response,
): Promise<{ status: number; code?: string; detail?: string; errors?: { path: string; message: string }[] }> {
  const body = (await answer.json()) as { status: number }
  if (answer.headers.get('content-type') !== 'application/problem+json' || body.status !== answer.status) {
    throw new Error(`not a problem: ${answer.status} ${JSON.stringify(body)}`)
  }
  return body
}
