import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CourseSummary, DeckProblem } from '../../shared/course/deck.ts'
import type { CourseId } from '../../shared/ids.ts'
import { isMissing } from './disk.ts'

export interface CourseList {
  courses: CourseSummary[]
  /** Problems of the list itself, such as a `course.yaml` with mistakes; files relative to the content folder. */
  problems: DeckProblem[]
}

/** One entry of the list, as `lookAtCourse` finds it. */
export interface ListedCourse {
  summary: CourseSummary
  /** Files relative to the course. */
  problems: DeckProblem[]
}

/** What a list says of the course at a path; `undefined` where there is none. */
export type LookAtCourse = (path: string) => Promise<ListedCourse | undefined>

/**
 * The courses of the content folder: its folders with a deck, and its Markdown files. A broken course is listed
 * with what is known of it, and never keeps the others from the list.
 *
 * @param look what stands at a path: `lookAtCourse`, in a server on a thread of its own
 */
export async function listCourses(contentFolder: string, look: LookAtCourse): Promise<CourseList> {
  const courses: CourseSummary[] = []
  const problems: DeckProblem[] = []
  for (const name of await courseNames(contentFolder)) {
    const found = await look(join(contentFolder, name))
    if (!found) continue
    problems.push(...found.problems.map((problem) => ({ ...problem, file: `${name}/${problem.file}` })))
    courses.push(found.summary)
  }
  return { courses, problems }
}

/** What is known of a course without reading it. */
export function unreadCourse(path: string): ListedCourse {
  const id = basename(path).replace(/\.md$/, '')
  return { summary: { id, title: id, description: '', language: 'en', modules: [] }, problems: [] }
}

/** The path of a course by its id, for `compileCourse`; `undefined` for an id that is no name of a course. */
export async function coursePath(contentFolder: string, id: CourseId): Promise<string | undefined> {
  const names = await courseNames(contentFolder)
  const name =
    names.find((candidate) => candidate === id) ?? names.find((candidate) => candidate === `${id}.md`)
  return name && join(contentFolder, name)
}

async function courseNames(contentFolder: string): Promise<string[]> {
  try {
    const entries = await readdir(contentFolder, { withFileTypes: true })
    return entries
      .filter((entry) => !entry.name.startsWith('.') && !/^readme\b/i.test(entry.name))
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink() || entry.name.endsWith('.md'))
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
