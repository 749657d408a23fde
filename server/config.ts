import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import * as z from 'zod'
import { err, ok, type Result } from '../shared/result.ts'

/** What the program was told to do. Made once at start; nobody else reads the environment. */
export interface Config {
  /** 0 lets the system choose a free port. */
  port: number
  host: string
  /** Origin under which browsers reach the server; absent where nobody said it (see auth/addresses.ts). */
  publicUrl?: string
  /** Absolute path. Holds the database and its backups. */
  dataDir: string
  /** Absolute path. Each folder in it is a course. */
  contentDir: string
  allowedOrigins: readonly string[]
  /** Number of reverse proxies in front whose `X-Forwarded-For` is believed. */
  trustProxy: number
  logLevel: LogLevel
  /** Whoever scrapes `/metrics` from another computer must show it. */
  metricsToken?: string
  /** Whether submissions are run on the server too, where its sandbox holds. */
  grading: 'auto' | 'off'
  /** Whether webhooks may go to addresses that are not on the public internet. */
  webhookPrivate: 'refuse' | 'allow'
  /** Sessions are deleted so many days after their end; absent: they are kept. */
  retentionDays?: number
  /** The largest archive of a course that is taken, bytes. */
  uploadBytes: number
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

interface Setting<T> {
  /** Shown in docs/CONFIGURATION.md, which a test compares with this table. */
  default: string
  meaning: string
  schema: z.ZodType<T, string | undefined>
}

const setting = <T>(fallback: string, meaning: string, schema: z.ZodType<T, string | undefined>) =>
  ({ default: fallback, meaning, schema }) satisfies Setting<T>

const whole = (max: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be ${what}`)
    .transform(Number)
    .pipe(z.int().max(max, `must be ${what}`))

const origin = z.string().transform((text, ctx) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username ||
    url.pathname !== '/' ||
    url.search ||
    url.hash
  ) {
    ctx.addIssue({
      code: 'custom',
      message: `must be an address like https://lectern.example.org (no path), not “${text}”`,
    })
    return z.NEVER
  }
  return url.origin
})

const RETENTION = 'a number of days from 1 to 36500'

/** Every setting there is, by the name of its environment variable. */
export const SETTINGS = {
  PORT: setting(
    '3000',
    'The port to listen on. `0` takes a free one.',
    whole(65_535, 'a port from 0 to 65535').default(3000),
  ),
  HOST: setting(
    '0.0.0.0',
    'The address to listen on. The default accepts connections from the whole network, because a class joins from other computers; `127.0.0.1` accepts them from this computer only.',
    z.string().default('0.0.0.0'),
  ),
  PUBLIC_URL: setting(
    'none',
    'The address under which browsers reach the server, without a path. Links, the `Secure` flag of cookies and the check of `Origin` follow it. Set it whenever the server is behind a proxy or has a name.',
    origin.optional(),
  ),
  LECTERN_DATA: setting(
    './data',
    'The folder of the database and its backups.',
    z.string().default('./data'),
  ),
  LECTERN_CONTENT: setting(
    './content',
    'The folder of the courses: each folder in it is one.',
    z.string().default('./content'),
  ),
  LECTERN_ALLOWED_ORIGINS: setting(
    'none',
    'Further addresses, separated by commas, under which browsers reach the server.',
    z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
      .pipe(z.array(origin)),
  ),
  TRUST_PROXY: setting(
    '0',
    'The number of reverse proxies in front of the server whose `X-Forwarded-For` is believed.',
    whole(10, 'a number from 0 to 10').default(0),
  ),
  LOG_LEVEL: setting(
    'info',
    `How much is logged: ${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}.`,
    z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  ),
  METRICS_TOKEN: setting(
    'none',
    'The bearer token for `GET /metrics`. Without it, the numbers are for programs on this computer that ask the server directly.',
    z
      .string()
      .regex(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 letters, digits or signs without blanks')
      .optional(),
  ),
  LECTERN_GRADING: setting(
    'auto',
    'Whether the server runs the checks of what is handed in itself, also the hidden ones: `auto` does where bubblewrap is installed and its sandbox holds (`lectern doctor` says); `off` never does.',
    z.enum(['auto', 'off'], 'must be auto or off').default('auto'),
  ),
  LECTERN_WEBHOOK_PRIVATE: setting(
    'refuse',
    'Whether webhooks may go to addresses that are not on the public internet, such as those of this computer and its network: `refuse` keeps instructors from reaching what only the server should reach; `allow` is for an installation whose receivers are in the same network, and lets them be reached over `http:` too.',
    z.enum(['refuse', 'allow'], 'must be refuse or allow').default('refuse'),
  ),
  LECTERN_RETENTION_DAYS: setting(
    'none',
    'The number of days after its end when a session is deleted with everything that is kept of it. Of a session that nobody ended, days count from what happened in it last. Without it, sessions are kept until somebody deletes them.',
    whole(36_500, RETENTION)
      .refine((days) => days > 0, `must be ${RETENTION}`)
      .optional(),
  ),
  LECTERN_UPLOAD_MB: setting(
    '100',
    'The largest archive of a course that can be uploaded, in MiB. What comes out of it is limited to 512 MiB all the same.',
    whole(512, 'a number from 1 to 512').pipe(z.int().min(1, 'must be a number from 1 to 512')).default(100),
  ),
} as const

const environmentSchema = z.object({
  PORT: SETTINGS.PORT.schema,
  HOST: SETTINGS.HOST.schema,
  PUBLIC_URL: SETTINGS.PUBLIC_URL.schema,
  LECTERN_DATA: SETTINGS.LECTERN_DATA.schema,
  LECTERN_CONTENT: SETTINGS.LECTERN_CONTENT.schema,
  LECTERN_ALLOWED_ORIGINS: SETTINGS.LECTERN_ALLOWED_ORIGINS.schema,
  TRUST_PROXY: SETTINGS.TRUST_PROXY.schema,
  LOG_LEVEL: SETTINGS.LOG_LEVEL.schema,
  METRICS_TOKEN: SETTINGS.METRICS_TOKEN.schema,
  LECTERN_GRADING: SETTINGS.LECTERN_GRADING.schema,
  LECTERN_WEBHOOK_PRIVATE: SETTINGS.LECTERN_WEBHOOK_PRIVATE.schema,
  LECTERN_RETENTION_DAYS: SETTINGS.LECTERN_RETENTION_DAYS.schema,
  LECTERN_UPLOAD_MB: SETTINGS.LECTERN_UPLOAD_MB.schema,
} satisfies Record<keyof typeof SETTINGS, z.ZodType>)

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings: the environment wins over `.env` in the working directory, which wins over the defaults.
 * An empty value counts as none.
 * @returns all problems at once, one sentence each
 */
export function loadConfig(
  environment: Environment = process.env,
  cwd: string = process.cwd(),
): Result<Config, string[]> {
  const file = join(cwd, '.env')
  const given = { ...(existsSync(file) ? readEnv(file) : {}), ...environment }
  const parsed = environmentSchema.safeParse(
    Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, given[name]?.trim() || undefined])),
  )
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`))
  }
  const { PUBLIC_URL: publicUrl, METRICS_TOKEN: metricsToken, ...env } = parsed.data
  return ok({
    port: env.PORT,
    host: env.HOST,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    dataDir: resolve(cwd, env.LECTERN_DATA),
    contentDir: resolve(cwd, env.LECTERN_CONTENT),
    allowedOrigins: env.LECTERN_ALLOWED_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    grading: env.LECTERN_GRADING,
    webhookPrivate: env.LECTERN_WEBHOOK_PRIVATE,
    uploadBytes: env.LECTERN_UPLOAD_MB * 1024 * 1024,
    ...(metricsToken === undefined ? {} : { metricsToken }),
    ...(env.LECTERN_RETENTION_DAYS === undefined ? {} : { retentionDays: env.LECTERN_RETENTION_DAYS }),
  })
}

/** Some editors begin a file with a byte order mark, which would become part of the first name. */
const readEnv = (file: string) => parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))

/** The one database file of an installation. */
export const databaseFile = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'lectern.db')

/** The folder of the archives of sessions, which are removed after a day. */
export const exportsFolder = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'exports')
