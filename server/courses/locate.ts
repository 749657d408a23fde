import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { DeckProblem } from '../../shared/course/deck.ts'
import type { CourseId } from '../../shared/ids.ts'
import { COURSE_FILE, type CourseFile, readCourseFile } from './course-file.ts'
import { type CourseDisk, courseDisk, isMissing } from './disk.ts'
import { deckOfFiles } from './modules.ts'

/** A course on the disk: where it lies, what its `course.yaml` says, and the text its deck begins with. */
export interface LocatedCourse {
  id: CourseId
  /** The folder that the course's files are relative to. */
  root: string
  disk: CourseDisk
  course: Partial<CourseFile>
  /** Course-relative path of the deck; `undefined` where none was found, with a problem that says so. */
  entry: string | undefined
  problems: DeckProblem[]
  /** The one of `problems` that says that there are no slides; a course of exercises needs none. */
  noDeck?: DeckProblem
}

/** The deck's name when the modules of `course.yaml` stand in for a `slides.md`. */
const FROM_MODULES = 'slides.md'

/**
 * Finds the parts of a course: a folder with `slides.md`, or with one other Markdown file, or with modules
 * listed in `course.yaml`; or a single Markdown file. Never throws on what is or is not there.
 */
export async function locateCourse(path: string): Promise<LocatedCourse> {
  if (path.endsWith('.md') && (await isFile(path))) {
    const root = dirname(path)
    const entry = basename(path)
    return { id: entry.replace(/\.md$/, ''), root, disk: courseDisk(root), course: {}, entry, problems: [] }
  }
  const disk = courseDisk(path)
  const text = await disk.read(COURSE_FILE)
  const { course, problems } = text === undefined ? { course: {}, problems: [] } : readCourseFile(text)
  const located = { id: basename(resolve(path)), root: path, course, problems }
  const decks = await markdownFiles(path)
  const entry = decks.includes('slides.md') ? 'slides.md' : decks.length === 1 ? decks[0] : undefined
  const modules = (course.modules ?? []).map((module) => module.file)
  if (entry && (entry === 'slides.md' || modules.length === 0)) return { ...located, disk, entry }
  if (modules.length > 0) return { ...located, disk: withModules(disk, modules), entry: FROM_MODULES }
  const message =
    decks.length === 0
      ? 'There is no slides.md here.'
      : `Several Markdown files could be the deck (${decks.join(', ')}): name one slides.md.`
  const problem: DeckProblem = { severity: 'error', file: COURSE_FILE, line: 1, message }
  return {
    ...located,
    disk,
    entry: undefined,
    problems: [...problems, problem],
    ...(decks.length === 0 ? { noDeck: problem } : {}),
  }
}

/** Modules without a deck become one that includes them in their order. */
function withModules(disk: CourseDisk, modules: readonly string[]): CourseDisk {
  const deck = deckOfFiles(modules)
  return { ...disk, read: async (path) => (path === FROM_MODULES ? deck : disk.read(path)) }
}

async function markdownFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names
      .filter((name) => /^[^.].*\.md$/i.test(name) && !/^(?:readme|license|changelog)\b/i.test(name))
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}
