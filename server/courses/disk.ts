import { realpathSync, statSync } from 'node:fs'
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** A file above this size is neither slides nor a quiz; reading it would only hold up the server. */
const MAX_BYTES = 2 * 1024 * 1024

/** The files of one course as the engine sees them: by course-relative path, and never outside the folder. */
export interface CourseDisk {
  /** Text of a file; `undefined` where there is none, or where a link leads out of the folder. */
  read: (path: string) => Promise<string | undefined>
  /** The bytes of a file, as `read` gives its text. */
  bytes: (path: string) => Promise<Uint8Array | undefined>
  has: (path: string) => boolean
  /**
   * What lies in a folder (`''` is the course's own), by name; `undefined` where there is no such folder. Hidden
   * entries are left out.
   */
  list: (path: string) => Promise<DiskEntry[] | undefined>
}

export interface DiskEntry {
  name: string
  /** `away`: a link that leads out of the course, or to nothing. It cannot be read. */
  kind: 'file' | 'folder' | 'away'
}

export function courseDisk(folder: string): CourseDisk {
  return {
    read: async (path) => {
      const file = await realPathInside(folder, path)
      return file === undefined ? undefined : (await readBytes(file))?.toString('utf8')
    },
    bytes: async (path) => {
      const file = await realPathInside(folder, path)
      return file === undefined ? undefined : readBytes(file)
    },
    has: (path) => {
      if (path.includes('\0')) return false
      try {
        const root = realpathSync(folder)
        const file = realpathSync(join(root, path))
        return file.startsWith(root + sep) && statSync(file).isFile()
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
    list: (path) => listFolder(folder, path),
  }
}

async function listFolder(folder: string, path: string): Promise<DiskEntry[] | undefined> {
  const place = path === '' ? folder : await realPathInside(folder, path)
  if (place === undefined) return undefined
  try {
    const names = (await readdir(place)).filter((name) => !name.startsWith('.')).sort()
    const entries = await Promise.all(names.map((name) => entryAt(folder, path, name)))
    return entries.filter((entry) => entry !== undefined)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function entryAt(folder: string, path: string, name: string): Promise<DiskEntry | undefined> {
  const real = await realPathInside(folder, join(path, name))
  if (real === undefined) return (await isLink(join(folder, path, name))) ? { name, kind: 'away' } : undefined
  const stats = await stat(real)
  if (stats.isDirectory()) return { name, kind: 'folder' }
  return stats.isFile() ? { name, kind: 'file' } : undefined
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink()
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** The file that a path leads to after all links, if that lies inside the folder. */
export async function realPathInside(folder: string, path: string): Promise<string | undefined> {
  if (path.includes('\0')) return undefined
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path))
    return file.startsWith(root + sep) ? file : undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function readBytes(file: string): Promise<Buffer | undefined> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size > MAX_BYTES) return undefined
    return await handle.readFile()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  } finally {
    await handle.close()
  }
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES', 'EPERM'])

/** Whether a file system error says that there is no such (readable) file, rather than that the disk fails. */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && MISSING.has(error.code)
  )
}
