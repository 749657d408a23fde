import { createReadStream } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import type { CourseLibrary } from '../ports/course-library.ts'
import { openAsset } from './assets.ts'
import type { CourseCompilation } from './compile.ts'
import { filesOfCourse, zipOfFiles } from './course-archive.ts'
import { courseThread } from './course-thread.ts'
import { coursePath, type LookAtCourse, listCourses, unreadCourse } from './list-courses.ts'
import { shownFiles } from './shown-files.ts'

/** Far more than a deck takes that somebody wrote by hand, on a slow machine. */
const COMPILE_MS = 20_000
const LOOK_MS = 5_000

/**
 * The courses of a content folder. Nothing is kept of their texts: files may be mended while the server runs.
 * Courses are read and compiled on threads of their own, so that none can hold up the sockets; what takes too
 * long or too much memory is a deck of no slides with a problem that says so.
 *
 * @param limits milliseconds for one compile, and for one course of the list
 */
export function courseLibrary(
  contentFolder: string,
  { compileMs = COMPILE_MS, lookMs = LOOK_MS }: { compileMs?: number; lookMs?: number } = {},
): CourseLibrary {
  const compiling = courseThread()
  const looking = courseThread()

  const compile = async (path: string, modules?: readonly number[]): Promise<CourseCompilation> => {
    const done = await compiling.run({ kind: 'compile', path, ...(modules && { modules }) }, compileMs)
    if (done.ok) return { ...done.value, audience: audienceDeck(done.value.staff) }
    // Loaded when it is needed: with it comes all that reads and renders slides, which is for the threads.
    const { emptyCourse } = await import('./empty-course.ts')
    return emptyCourse(
      path,
      {
        time: `The course takes longer than ${compileMs / 1000} seconds to compile: make it smaller.`,
        memory: 'The course takes too much memory to compile: make it smaller.',
      }[done.error],
    )
  }
  const look: LookAtCourse = async (path) => {
    const done = await looking.run({ kind: 'look', path }, lookMs)
    return done.ok ? done.value : unreadCourse(path)
  }
  const isShown = shownFiles(async (file) => (await compile(file)).assets)
  /** Shared by those who ask meanwhile, so that a slow course costs its time once. */
  let listing: ReturnType<typeof listCourses> | undefined

  return {
    list: async () => {
      listing ??= listCourses(contentFolder, look).finally(() => {
        listing = undefined
      })
      const { courses } = await listing
      return courses.toSorted((a, b) => a.title.localeCompare(b.title))
    },
    compile: async (id, modules) => {
      const path = await coursePath(contentFolder, id)
      return path === undefined ? undefined : compile(path, modules)
    },
    revision: async (id) => {
      const path = await coursePath(contentFolder, id)
      if (path === undefined) return undefined
      const done = await looking.run({ kind: 'revision', path }, lookMs)
      return done.ok ? done.value : undefined
    },
    texts: async (id) => {
      const path = await coursePath(contentFolder, id)
      if (path === undefined) return undefined
      const done = await compiling.run({ kind: 'texts', path }, compileMs)
      if (done.ok) return done.value
      const { title, language } = ((await look(path)) ?? unreadCourse(path)).summary
      return { title, language, entries: [{ kind: 'course', ref: '', title, body: '', notes: '' }] }
    },
    asset: async (id, path) => {
      const course = await coursePath(contentFolder, id)
      if (course === undefined) return undefined
      const isFile = course.endsWith('.md')
      const found = await openAsset(isFile ? dirname(course) : course, path)
      if (!found.ok || (isFile && !(await isShown(course, path)))) return undefined
      const { path: file, size, type } = found.value
      const stream = (part?: { first: number; last: number }) =>
        Readable.toWeb(
          createReadStream(file, part && { start: part.first, end: part.last }),
        ) as ReadableStream<Uint8Array<ArrayBuffer>>
      return { type, size, stream }
    },
    archive: async (id) => {
      const course = await coursePath(contentFolder, id)
      if (course === undefined) return undefined
      const isFile = course.endsWith('.md')
      const folder = isFile ? dirname(course) : course
      // Beside a course that is one file lie other courses: of those files it has the ones that it shows.
      const files = isFile ? (await compile(course)).assets : await filesOfCourse(course)
      const names = new Map(files.map((path) => [path, `${id}/${path}`]))
      if (isFile) names.set(basename(course), `${id}/slides.md`)
      return zipOfFiles(folder, names)
    },
  }
}
