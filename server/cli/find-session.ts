import { normalizeCode } from '../../shared/ids.ts'
import type { SessionDirectory, SessionRecord } from '../ports/directory.ts'
import { failure } from './failure.ts'

/** A session by its id or its code. @throws CliFailure where there is none */
export async function findSession(directory: SessionDirectory, idOrCode: string): Promise<SessionRecord> {
  const row = (await directory.find(idOrCode)) ?? (await directory.findByCode(normalizeCode(idOrCode)))
  if (!row) throw failure(`There is no session with the id or code “${idOrCode}”.`)
  return row
}
