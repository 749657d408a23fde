import { createHash } from 'node:crypto'
import { assetType } from './asset-types.ts'
import type { CourseDisk } from './disk.ts'
import { locateCourse } from './locate.ts'
import { parseDeck } from './parse/parse-deck.ts'

/** Raise it where the same files give other texts: what was found in them before is then read again. */
const FORMAT = 1
/** Deeper and more than this no author's folder goes; what lies beyond does not count. */
const MAX_DEPTH = 8
const MAX_FILES = 5_000

/**
 * SHA-256 (hex) over the texts of a course: of a folder all files but pictures, sounds and films, of a single file
 * those that its deck includes.
 */
export async function courseRevision(path: string): Promise<string> {
  const { root, disk, entry } = await locateCourse(path)
  const read = new Map<string, Uint8Array>()
  if (root === path) await readFolder(disk, '', 0, read)
  else if (entry) {
    await parseDeck(entry, async (file) => {
      const text = await disk.read(file)
      read.set(file, Buffer.from(text ?? ''))
      return text
    })
  }
  const hash = createHash('sha256').update(`${FORMAT}\0`)
  for (const [file, bytes] of [...read].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

async function readFolder(
  disk: CourseDisk,
  folder: string,
  depth: number,
  read: Map<string, Uint8Array>,
): Promise<void> {
  for (const { name, kind } of (await disk.list(folder)) ?? []) {
    const path = folder === '' ? name : `${folder}/${name}`
    if (read.size >= MAX_FILES) return
    if (kind === 'folder' && depth < MAX_DEPTH && name !== 'node_modules') {
      await readFolder(disk, path, depth + 1, read)
    }
    if (kind === 'file' && !assetType(name)) read.set(path, (await disk.bytes(path)) ?? new Uint8Array())
  }
}
