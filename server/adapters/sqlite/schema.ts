import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { JOB_STATES } from '../../ports/jobs.ts'

/** All times are ms since the epoch. Secrets are stored as SHA-256 (hex) only, but for signing keys. */

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

/** At most one row: the one-time link that makes the owner account. */
export const setupSecrets = sqliteTable('setup_secrets', { secretHash: text('secret_hash').primaryKey() })

/** Keys that sign our own tokens; the newest signs, all verify. */
export const signingKeys = sqliteTable('signing_keys', {
  kid: text('kid').primaryKey(),
  secret: text('secret').notNull(),
  createdAt: integer('created_at').notNull(),
})

/**
 * Where a session is found. `ended_at` and `head` follow the log in the same transaction; `head` is the number of
 * its last entry, so that a log whose end was lost does not pass for a whole one.
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
    endedAt: integer('ended_at'),
    head: integer('head').notNull().default(0),
  },
  (table) => [uniqueIndex('sessions_code').on(table.code), index('sessions_created').on(table.createdAt)],
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

/** Personal data of the people in a session, apart from the log so that it can be erased. */
export const people = sqliteTable(
  'people',
  {
    session: text('session')
      .notNull()
      .references(() => sessions.id),
    participant: text('participant').notNull(),
    name: text('name').notNull(),
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
    index('jobs_session').on(table.session),
    uniqueIndex('jobs_key').on(table.key).where(sql`state in ('waiting', 'running')`),
  ],
)

/**
 * Courses that the search index holds, each at the state of its files that `revision` stands for. What can be found of
 * them stands in the FTS5 table `search_entries`, which drizzle cannot describe: the migration `search` makes it.
 */
export const searchCourses = sqliteTable('search_courses', {
  course: text('course').primaryKey(),
  revision: text('revision').notNull(),
  title: text('title').notNull(),
  language: text('language').notNull(),
})
