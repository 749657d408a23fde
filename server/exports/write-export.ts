import { catalogOf, EMPTY_CATALOG } from '../../shared/course/catalog.ts'
import type { SessionId } from '../../shared/ids.ts'
import { fold } from '../../shared/session/fold.ts'
import type { Stores } from '../ports/stores.ts'
import { exportFiles } from './export-files.ts'
import { writeArchive } from './write-archive.ts'

/**
 * Writes everything of a session into an archive.
 * @returns false where there is no such session
 * @throws StoreUnavailable; an error of the disk
 */
export async function writeExport(
  stores: Pick<Stores, 'directory' | 'log' | 'decks' | 'documents'>,
  { session, target, now }: { session: SessionId; target: string; now: number },
  onProgress: (done: number) => void,
): Promise<boolean> {
  const [row, entries] = await Promise.all([stores.directory.find(session), stores.log.read(session, 0)])
  const state = fold(entries)
  if (!row || !state) return false
  const deck = await stores.decks.get(row.deck)
  const catalog = deck ? catalogOf(deck) : EMPTY_CATALOG
  const files = exportFiles({ row, entries, state, catalog, deck, documents: stores.documents, now })
  await writeArchive(target, files, now, onProgress)
  return true
}
