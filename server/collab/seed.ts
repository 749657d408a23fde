import * as Y from 'yjs'
import type { SeedFile } from '../../shared/session/demos.ts'

/** The client id of what the server writes; ids of people's editors are random numbers of 32 bits. */
const SERVER_CLIENT = 1

/**
 * The files that a document begins with, in the order in which editors show them, as its first update. The same files
 * give the same bytes, always.
 */
export function seedUpdate(files: readonly SeedFile[]): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = SERVER_CLIENT
  doc.transact(() => {
    const map = doc.getMap<Y.Text>('files')
    for (const { name, text } of files) map.set(name, new Y.Text(text))
    doc.getMap('meta').set(
      'order',
      files.map(({ name }) => name),
    )
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
