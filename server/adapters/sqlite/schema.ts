import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { JOB_STATES } from '../../ports/jobs.ts'
import type { WebhookEventType } from '../../ports/webhooks.ts'

/** All times are ms since the epoch. Secrets are stored as SHA-256 (hex) only, but for those that sign. */

/** Accounts: the owner of the installation and instructors. */
export const users = sqliteTable(
  'users',
  {
    id: text('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ['owner', 'instructor'] }).notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: integer('created_at').notNull(),
    deactivatedAt: integer('deactivated_at'),
  },
  (table) => [uniqueIndex('users_email').on(table.email)],
)

/** Browsers that are signed in. */
export const signIns = sqliteTable(
  'sign_ins',
  {
    secretHash: text('secret_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('sign_ins_user').on(table.userId)],
)

/** Secrets by which programs act for an account. `scopes` are separated by blanks; `prefix` is how the secret begins. */
export const accessTokens = sqliteTable(
  'access_tokens',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    scopes: text('scopes').notNull(),
    secretHash: text('secret_hash').notNull(),
    prefix: text('prefix').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [
    uniqueIndex('access_tokens_secret').on(table.secretHash),
    index('access_tokens_user').on(table.userId),
  ],
)

/** Services that get tokens by OAuth 2 client credentials and act for the account that made them. */
export const serviceClients = sqliteTable(
  'service_clients',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    scopes: text('scopes').notNull(),
    secretHash: text('secret_hash').notNull(),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [index('service_clients_user').on(table.userId)],
)

/** At most one row: the one-time link that makes the owner account. */
export const setupSecrets = sqliteTable('setup_secrets', { secretHash: text('secret_hash').primaryKey() })

/** Keys that sign our own tokens; the newest signs, all verify. */
export const signingKeys = sqliteTable('signing_keys', {
  kid: text('kid').primaryKey(),
  secret: text('secret').notNull(),
  createdAt: integer('created_at').notNull(),
})

/**
 * Where a session is found. What is below `created_at` follows the log in the same transaction, so that lists need
 * not fold it; `learners` are those in the room. `head` is the number of its last entry, so that a log whose end was
 * lost does not pass for a whole one.
 */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    code: text('code').notNull(),
    title: text('title').notNull(),
    course: text('course').notNull(),
    deck: text('deck').notNull(),
    owner: text('owner').references(() => users.id),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    endedAt: integer('ended_at'),
    learners: integer('learners').notNull().default(0),
    head: integer('head').notNull().default(0),
  },
  (table) => [
    uniqueIndex('sessions_code').on(table.code),
    index('sessions_created').on(table.createdAt, table.id),
    index('sessions_owner').on(table.owner, table.createdAt, table.id),
    index('sessions_title').on(sql`title collate nocase`, table.id),
  ],
)

/** The logs. `body` is the event as JSON without personal data; `actor` is null for the server itself. */
export const events = sqliteTable(
  'events',
  {
    session: text('session')
      .notNull()
      .references(() => sessions.id),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    v: integer('v').notNull(),
    actor: text('actor'),
    cid: text('cid'),
    body: text('body').notNull(),
    /** Checksum over this entry and the one before (see chain.ts). */
    chain: text('chain').notNull(),
  },
  (table) => [primaryKey({ columns: [table.session, table.seq] })],
)

/**
 * Personal data of the people in a session, apart from the log so that it can be erased; `role` and `standing` are
 * what the log says last.
 */
export const people = sqliteTable(
  'people',
  {
    session: text('session')
      .notNull()
      .references(() => sessions.id),
    participant: text('participant').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ['instructor', 'ta', 'learner', 'observer'] })
      .notNull()
      .default('learner'),
    standing: text('standing', { enum: ['waiting', 'in', 'removed'] })
      .notNull()
      .default('in'),
  },
  (table) => [primaryKey({ columns: [table.session, table.participant] })],
)

/** Compiled decks (staff edition, JSON) by content. */
export const decks = sqliteTable('decks', {
  id: text('id').primaryKey(),
  body: text('body').notNull(),
})

/**
 * Shared documents. `head` is the number of the last update, so that a history whose end was lost does not pass for a
 * whole one; `snapshot` has the updates up to `snapshot_seq` merged, so that opening reads only what came after.
 */
export const documents = sqliteTable(
  'documents',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    session: text('session')
      .notNull()
      .references(() => sessions.id),
    head: integer('head').notNull().default(0),
    snapshotSeq: integer('snapshot_seq').notNull().default(0),
    snapshot: blob('snapshot', { mode: 'buffer' }),
  },
  (table) => [uniqueIndex('documents_name').on(table.name), index('documents_session').on(table.session)],
)

/** Every change of a document (Yjs update, format V1) with its time; `author` is null for the server itself. */
export const documentUpdates = sqliteTable(
  'document_updates',
  {
    document: integer('document')
      .notNull()
      .references(() => documents.id),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    author: text('author'),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.seq] })],
)

/**
 * Background work (see server/ports/jobs.ts). `payload` and `result` are JSON. `key` is unique among those that wait or
 * run.
 */
export const jobs = sqliteTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    payload: text('payload', { mode: 'json' }).$type<unknown>().notNull(),
    account: text('account').references(() => users.id),
    session: text('session').references(() => sessions.id),
    key: text('key'),
    lane: text('lane'),
    state: text('state', { enum: JOB_STATES }).notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    runAt: integer('run_at').notNull(),
    createdAt: integer('created_at').notNull(),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
    error: text('error'),
    result: text('result', { mode: 'json' }).$type<unknown>(),
  },
  (table) => [
    index('jobs_due').on(table.state, table.runAt),
    index('jobs_created').on(table.createdAt),
    index('jobs_lane').on(table.lane, table.createdAt),
    index('jobs_session').on(table.session),
    uniqueIndex('jobs_key').on(table.key).where(sql`state in ('waiting', 'running')`),
  ],
)

/**
 * Courses that the search index holds, each at the state of its files that `revision` stands for. What can be found of
 * them stands in the FTS5 table `search_entries`, which drizzle cannot describe: the migration
 * `records_and_api` makes it.
 */
export const searchCourses = sqliteTable('search_courses', {
  course: text('course').primaryKey(),
  revision: text('revision').notNull(),
  title: text('title').notNull(),
  language: text('language').notNull(),
})

/**
 * What learners asked, by the row of `search_entries` in which its text stands; it follows the log in the same
 * transaction. What was withdrawn is not there.
 */
export const askedQuestions = sqliteTable(
  'asked_questions',
  {
    /** `rowid` of the text. */
    entry: integer('entry').primaryKey(),
    session: text('session')
      .notNull()
      .references(() => sessions.id),
    ask: text('ask').notNull(),
    phase: text('phase', { enum: ['waiting', 'shown', 'answered', 'hidden'] }).notNull(),
  },
  (table) => [uniqueIndex('asked_questions_ask').on(table.session, table.ask)],
)

/**
 * What was asked for under an `Idempotency-Key` in the last day. The key is stored as SHA-256, and the answer is
 * encrypted under it: without the key, nothing of what it holds can be read. `resource` is the id of what the request
 * makes, chosen before it is made, so that an attempt after a crash finds what the one before it made.
 */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    account: text('account').notNull(),
    /** Method and path. */
    route: text('route').notNull(),
    keyHash: text('key_hash').notNull(),
    /** SHA-256 of the body and the query. */
    fingerprint: text('fingerprint').notNull(),
    resource: text('resource').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Null while nothing was answered. */
    answer: blob('answer', { mode: 'buffer' }),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.route, table.keyHash] }),
    index('idempotency_keys_expires').on(table.expiresAt),
  ],
)

/**
 * Addresses that are told what happens in sessions (see server/ports/webhooks.ts). `secret` signs what is sent, so it is
 * kept readable; `previous_secret` signs beside it until `previous_until`.
 */
export const webhooks = sqliteTable(
  'webhooks',
  {
    id: text('id').primaryKey(),
    account: text('account')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    description: text('description').notNull(),
    events: text('events', { mode: 'json' }).$type<WebhookEventType[]>().notNull(),
    secret: text('secret').notNull(),
    previousSecret: text('previous_secret'),
    previousUntil: integer('previous_until'),
    active: integer('active', { mode: 'boolean' }).notNull(),
    disabledReason: text('disabled_reason'),
    createdAt: integer('created_at').notNull(),
    /** What was written to logs before is not sent. */
    since: integer('since').notNull(),
  },
  (table) => [index('webhooks_account').on(table.account)],
)

/** How far into the log of a session webhooks have been given their deliveries. */
export const webhookMarks = sqliteTable('webhook_marks', {
  session: text('session')
    .primaryKey()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  seq: integer('seq').notNull(),
})
