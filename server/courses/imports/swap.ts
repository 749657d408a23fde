import { lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isMissing } from '../disk.ts'

/**
 * Where a course is made ready: a hidden folder beside the others, on the same file system, so that it comes in by
 * renaming. `unpacked` is filled first; `new` is the course once it is whole, under its own name, which is its title where
 * it has none; `old` is what it replaces.
 */
export interface Workplace {
  folder: string
  unpacked: string
  new: string
  old: string
  /** Where the course belongs. */
  target: string
}

const PREFIX = '.import-'
/** Longer than any import takes: one that is not of this server may be under way from the command line. */
const ABANDONED_MS = 15 * 60_000

/** @param id of the import: letters and digits */
export function workplace(contentDir: string, course: string, id: string): Workplace {
  const folder = join(contentDir, `${PREFIX}${course}-${id}`)
  const at = (name: string) => join(folder, name)
  return {
    folder,
    unpacked: at('unpacked'),
    new: join(at('new'), course),
    old: at('old'),
    target: join(contentDir, course),
  }
}

/** Puts the course that is ready into its place. However far it gets, `settleSwap` brings it to an end. */
export async function swapIn(place: Workplace): Promise<void> {
  if (await exists(place.target)) await rename(place.target, place.old)
  await rename(place.new, place.target)
  await syncFolder(dirname(place.target))
}

/** After an end of the server in the middle: a course that had made place for a new one has that one, or is back. */
export async function settleSwap(place: Workplace): Promise<void> {
  if (!(await exists(place.old)) || (await exists(place.target))) return
  await rename((await exists(place.new)) ? place.new : place.old, place.target)
  await syncFolder(dirname(place.target))
}

/**
 * Settles what the last end of the server left in the content folder, and clears away what is old.
 * @param isPending whether the import of this id will go on: its unpacked course stays
 */
export async function settleImports(contentDir: string, isPending: (id: string) => boolean): Promise<void> {
  for (const name of await readdir(contentDir)) {
    const [, course, id] = /^\.import-(.+)-([^-]+)$/.exec(name) ?? []
    if (course === undefined || id === undefined) continue
    const place = workplace(contentDir, course, id)
    await settleSwap(place)
    const isAbandoned = Date.now() - (await lstat(place.folder)).mtimeMs > ABANDONED_MS
    if (isAbandoned && !isPending(id)) await rm(place.folder, { recursive: true, force: true })
  }
}

/** Whether there is anything at a path, a link to nothing included. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Makes sure that what was renamed in a folder is so after a power cut as well. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The folder that holds the course: an archive often has one folder at its top, and everything in that. */
export async function courseRoot(unpacked: string): Promise<string> {
  const entries = await readdir(unpacked, { withFileTypes: true })
  const [only] = entries
  return entries.length === 1 && only?.isDirectory() ? join(unpacked, basename(only.name)) : unpacked
}
