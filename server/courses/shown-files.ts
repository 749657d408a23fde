import { stat } from 'node:fs/promises'
import { resolveInCourse } from './parse/course-path.ts'

/**
 * How long a compiled list of files stands although the Markdown has not changed: an included file may have, or a
 * picture was put in its place.
 */
const KEPT_MS = 10_000

/**
 * Whether a course that is a single file shows a file that lies beside it: there the folder holds all other
 * courses as well, so being in it is not enough.
 *
 * @param assetsOf compiles the course for its files' course-relative paths
 */
export function shownFiles(
  assetsOf: (course: string) => Promise<readonly string[]>,
  now: () => number = () => performance.now(),
): (course: string, path: string) => Promise<boolean> {
  const known = new Map<string, { stamp: string; at: number; files: Promise<ReadonlySet<string>> }>()

  return async (course, path) => {
    const wanted = resolveInCourse('', path)
    if (wanted === undefined) return false
    const { mtimeMs, size } = await stat(course)
    const stamp = `${mtimeMs} ${size}`
    const old = known.get(course)
    if (old?.stamp === stamp) {
      const isShown = (await old.files).has(wanted)
      if (isShown || now() - old.at < KEPT_MS) return isShown
    }
    // Another request may have begun to compile while this one waited.
    const current = known.get(course)
    if (current && current !== old && current.stamp === stamp) return (await current.files).has(wanted)
    const files = assetsOf(course).then((list) => new Set(list))
    known.set(course, { stamp, at: now(), files })
    files.catch(() => known.delete(course))
    return (await files).has(wanted)
  }
}
