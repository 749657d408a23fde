import { existsSync } from 'node:fs'
import { openSqliteStores, type SqliteStores } from '../adapters/sqlite/stores.ts'
import { type Config, databaseFile, loadConfig } from '../config.ts'
import { failure } from './failure.ts'

/** The settings, or the failure that lists everything that is wrong with them. */
export function settings(): Config {
  const config = loadConfig()
  if (!config.ok) throw failure('The settings are wrong.', config.error)
  return config.value
}

/** The file of the database, which must be there. */
export function existingDatabase(config: Config): string {
  const file = databaseFile(config)
  if (!existsSync(file)) {
    throw failure(`There is no database ${file}. Start the server once, or set LECTERN_DATA.`)
  }
  return file
}

/**
 * Runs `work` on the database and closes it. A server may be running on it: it notices what is written here.
 * @param options.create makes the database where there is none
 */
export async function withStores<T>(
  options: { create: boolean },
  work: (stores: SqliteStores, config: Config) => Promise<T>,
): Promise<T> {
  const config = settings()
  const file = options.create ? databaseFile(config) : existingDatabase(config)
  const stores = await openSqliteStores({ file })
  try {
    return await work(stores, config)
  } finally {
    await stores.close()
  }
}
