import type { CourseDisk, DiskEntry } from '../../server/courses/disk.ts'

/** The disk of a course whose files exist only in memory, by course-relative path. */
export function courseFiles(files: Record<string, string>): CourseDisk {
  return {
    read: async (path) => files[path],
    bytes: async (path) => {
      const text = files[path]
      return text === undefined ? undefined : new TextEncoder().encode(text)
    },
    has: (path) => Object.hasOwn(files, path),
    list: async (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`
      const entries = new Map<string, DiskEntry>()
      for (const path of Object.keys(files)) {
        if (!path.startsWith(prefix)) continue
        const [name = '', ...below] = path.slice(prefix.length).split('/')
        if (name.startsWith('.')) continue
        entries.set(name, { name, kind: below.length > 0 ? 'folder' : 'file' })
      }
      if (entries.size === 0) return undefined
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    },
  }
}
