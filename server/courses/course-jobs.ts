import { parentPort } from 'node:worker_threads'
import { type CourseCompilation, compileCourse } from './compile.ts'
import { type CourseTexts, courseTexts } from './course-texts.ts'
import type { TooMuch } from './course-thread.ts'
import type { ListedCourse } from './list-courses.ts'
import { lookAtCourse } from './look-at-course.ts'
import { courseRevision } from './revision.ts'

/** What `courseThread` asks of this module, which runs as its thread. Paths are those of courses. */
export type Job =
  | { kind: 'compile'; path: string; modules?: readonly number[] }
  | { kind: 'look'; path: string }
  | { kind: 'revision'; path: string }
  | { kind: 'texts'; path: string }

export interface Answers {
  /** Without the audience's edition, which would cross over as a copy. */
  compile: Omit<CourseCompilation, 'audience'>
  look: ListedCourse | undefined
  revision: string
  texts: CourseTexts
}

export type Answer = { value: Answers[Job['kind']] } | { tooMuch: TooMuch } | { error: unknown }

async function answer(job: Job): Promise<Answer> {
  try {
    if (job.kind === 'look') return { value: await lookAtCourse(job.path) }
    if (job.kind === 'revision') return { value: await courseRevision(job.path) }
    if (job.kind === 'texts') return { value: await courseTexts(job.path) }
    const { audience: _, ...value } = await compileCourse(job.path, job.modules)
    return { value }
  } catch (error) {
    // The stack was too small for what is nested, or a text longer than any may be.
    return error instanceof RangeError ? { tooMuch: 'memory' } : { error }
  }
}

parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await answer(job)))
