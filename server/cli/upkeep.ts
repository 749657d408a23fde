import { resolve } from 'node:path'
import { backupDatabase } from '../adapters/sqlite/backup.ts'
import { restoreDatabase } from '../adapters/sqlite/restore.ts'
import { type DatabaseReport, verifyDatabase } from '../adapters/sqlite/verify.ts'
import { databaseFile } from '../config.ts'
import { failure } from './failure.ts'
import { leaf } from './leaf.ts'
import { existingDatabase, settings } from './settings.ts'

export const backup = leaf(
  {
    name: 'backup',
    description: 'Copy the database, also while the server runs, and check the copy',
    args: {
      file: { type: 'positional', description: 'Where the copy goes; must not exist', required: true },
    },
  },
  async ({ file }) => {
    const copy = await backupDatabase(existingDatabase(settings()), resolve(file))
    return {
      json: copy,
      text: `${copy.file}: ${copy.bytes} bytes\n${sentences(copy.report)}`,
      exitCode: copy.report.findings.length > 0 ? 1 : 0,
    }
  },
)

export const verify = leaf(
  {
    name: 'verify',
    description: 'Look whether anything is missing from the database or was changed in it',
    args: {
      file: {
        type: 'positional',
        description: 'A database, for example a backup; by default the one in use',
        required: false,
      },
    },
  },
  async ({ file }) => {
    const report = verifyDatabase(file === undefined ? existingDatabase(settings()) : resolve(file))
    return { json: report, text: sentences(report), exitCode: report.findings.length > 0 ? 1 : 0 }
  },
)

export const restore = leaf(
  {
    name: 'restore',
    description: 'Put a backup in the place of the database, which is kept; the server must be stopped',
    args: { file: { type: 'positional', description: 'A backup', required: true } },
  },
  async ({ file }) => {
    const to = databaseFile(settings())
    const restored = await restoreDatabase(resolve(file), to, Date.now()).catch((error: Error) => {
      throw failure(error.message)
    })
    const { before, report } = restored
    const kept = before ? `What was there before is now ${before}.\n` : ''
    return { json: restored, text: `${to} is restored. ${kept}${sentences(report)}` }
  },
)

function sentences({ sessions, entries, findings }: DatabaseReport): string {
  const seen = `${sessions} sessions with ${entries} entries`
  if (findings.length === 0) return `${seen}: complete and unchanged.`
  const lines = findings.map(({ session, seq, message }) =>
    [session && `session ${session}`, seq && `entry ${seq}`, message].filter(Boolean).join(': '),
  )
  return [`${seen}: ${findings.length} findings.`, ...lines.map((line) => `✗ ${line}`)].join('\n')
}
