import { defineCommand } from 'citty'
import { formatCode } from '../../shared/ids.ts'
import { personName } from '../../shared/session/roster.ts'
import { createSessionRequest } from '../../shared/wire/http.ts'
import { Addresses } from '../auth/addresses.ts'
import { createAuth } from '../auth/auth.ts'
import { exportsFolder } from '../config.ts'
import { removeExports } from '../exports/exports.ts'
import { systemClock } from '../ports/clock.ts'
import { createSession } from '../sessions/create-session.ts'
import { sessionLinks } from '../sessions/links.ts'
import { removeSession } from '../sessions/remove-session.ts'
import { failure, usage } from './failure.ts'
import { findSession } from './find-session.ts'
import { leaf } from './leaf.ts'
import { readModules } from './modules-option.ts'
import { openRoom } from './open-room.ts'
import { withStores } from './settings.ts'
import { table } from './table.ts'

const LIST_LIMIT = 200

const create = leaf(
  {
    name: 'create',
    description: 'Open a session of a course',
    args: {
      course: { type: 'string', description: 'Id of the course: the name of its folder', required: true },
      modules: { type: 'string', description: 'Numbers of its modules, such as 1,3; all by default' },
      title: {
        type: 'string',
        description: 'Title that everybody sees; the course’s, and of one or two modules theirs, by default',
      },
      'host-name': { type: 'string', default: 'Host', description: 'Name of the instructor in the room' },
    },
  },
  ({ course, modules, title, 'host-name': hostName }) => {
    const name = personName.safeParse(hostName)
    if (!name.success) throw usage(`--host-name: ${name.error.issues[0]?.message}`)
    const checked = createSessionRequest.shape.title.safeParse(title)
    if (!checked.success) throw usage(`--title: ${checked.error.issues[0]?.message}`)
    const numbers = modules === undefined ? undefined : readModules(modules)
    return withStores({ create: true }, async (stores, config) => {
      const { courseLibrary } = await import('../courses/library.ts')
      const created = await createSession(
        { stores, courses: courseLibrary(config.contentDir), clock: systemClock },
        {
          course,
          ...(numbers === undefined ? {} : { modules: numbers }),
          ...(checked.data === undefined ? {} : { title: checked.data }),
          host: { name: name.data },
        },
      )
      if (!created.ok) throw failure(created.error.message)
      const { row, host, problems } = created.value
      const auth = await createAuth(stores, systemClock)
      const links = sessionLinks(row, new Addresses(config).linkBase(), auth, 0)
      const hostToken = await auth.tokens.sign({ session: row.id, participant: host })
      const code = formatCode(row.code)
      return {
        json: { id: row.id, code, title: row.title, course, links, host, hostToken, problems },
        text: [
          `“${row.title}” is open. Learners join with the code ${code}.`,
          table([
            ['Learners', links.join],
            ['Instructor', links.cohost],
            ['Assistants', links.ta],
            ['Projector, guests', links.observer],
          ]),
          ...problems.map(({ severity, file, line, message }) => `${file}:${line}: ${severity}: ${message}`),
        ].join('\n'),
      }
    })
  },
)

const list = leaf(
  {
    name: 'list',
    description: `List sessions, newest first (at most ${LIST_LIMIT})`,
    args: { live: { type: 'boolean', description: 'Only those that have not ended' } },
  },
  ({ live }) =>
    withStores({ create: false }, async ({ directory }) => {
      const rows = await directory.list({ limit: LIST_LIMIT, ...(live ? { live: true } : {}) })
      const items = rows.map(({ id, code, title, course, createdAt, endedAt }) => ({
        id,
        code: formatCode(code),
        title,
        course,
        createdAt,
        ...(endedAt === undefined ? {} : { endedAt }),
      }))
      return {
        json: { items },
        text: table([
          ['CODE', 'OPENED', 'STATE', 'COURSE', 'TITLE', 'ID'],
          ...items.map((item) => [
            item.code,
            new Date(item.createdAt).toISOString(),
            item.endedAt === undefined ? 'open' : 'ended',
            item.course,
            item.title,
            item.id,
          ]),
        ]),
      }
    }),
)

const end = leaf(
  {
    name: 'end',
    description: 'End a session',
    args: { session: { type: 'positional', description: 'Id or code of the session', required: true } },
  },
  ({ session }) =>
    withStores({ create: false }, async (stores) => {
      const row = await findSession(stores.directory, session)
      const room = await openRoom(stores, row)
      const host = { kind: 'participant', id: room.state.lifecycle.host } as const
      const outcome = await room.submit(host, { type: 'session.end' })
      if (!outcome.ok) throw failure(outcome.error.message)
      return {
        json: { id: row.id, code: formatCode(row.code), endedAt: outcome.value.at },
        text: `“${row.title}” has ended.`,
      }
    }),
)

const remove = leaf(
  {
    name: 'delete',
    description: 'Delete a session that has ended, for good, with everything that is kept of it',
    args: { session: { type: 'positional', description: 'Id or code of the session', required: true } },
  },
  ({ session }) =>
    withStores({ create: false }, async (stores, config) => {
      const row = await findSession(stores.directory, session)
      if (row.endedAt === undefined) {
        throw failure(
          `“${row.title}” has not ended. Run “lectern session end ${formatCode(row.code)}” first.`,
        )
      }
      const exports = { remove: (jobs: readonly string[]) => removeExports(exportsFolder(config), jobs) }
      await removeSession({ stores, exports }, row.id)
      return {
        json: { id: row.id, code: formatCode(row.code), deleted: true },
        text: `“${row.title}” is deleted. Backups made before still have it.`,
      }
    }),
)

export const session = defineCommand({
  meta: { name: 'session', description: 'Work on sessions' },
  subCommands: { create, list, end, delete: remove },
})
