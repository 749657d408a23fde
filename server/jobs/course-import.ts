import { readFile, rm, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { ARCHIVE_TYPES } from '../../shared/course/archive-type.ts'
import { courseThread } from '../courses/course-thread.ts'
import { isMissing } from '../courses/disk.ts'
import {
  type Imported,
  type ImportJournal,
  type ImportRefusal,
  importCourse,
} from '../courses/imports/import-course.ts'
import { exists } from '../courses/imports/swap.ts'
import { type CourseUploads, isFull } from '../courses/imports/uploads.ts'
import type { JobStore } from '../ports/jobs.ts'
import { GaveUp, type JobKind, jobKind } from './job-kind.ts'

export const IMPORT_COURSE = 'import-course'

const payload = z.strictObject({
  /** Id of the upload. */
  upload: z.string().regex(/^\w+$/),
  course: z.string(),
  type: z.enum(ARCHIVE_TYPES),
  replace: z.boolean(),
})
export type ImportPayload = z.infer<typeof payload>

/** What an import leaves in its job: `result`. */
export type ImportResult = Imported | Omit<ImportRefusal, 'reason'>

/** More wait behind those only where somebody means harm. */
export const PENDING_MAX = 20
/** Of one account: each may take minutes, and the others wait. */
export const PENDING_MAX_OWN = 5

const SECOND = 1_000

/** Puts an uploaded course into the content folder. One at a time: each takes a core while it is checked. */
export function importCourseKind(deps: { contentDir: string; uploads: CourseUploads }): JobKind {
  const { contentDir, uploads } = deps
  const thread = courseThread()
  return jobKind({
    name: IMPORT_COURSE,
    title: 'Import a course',
    payload,
    delays: [5 * SECOND, 60 * SECOND],
    run: async ({ upload, course, type, replace }, { signal }): Promise<ImportResult> => {
      const archive = uploads.fileOf(upload)
      const journal = journalAt(uploads.journalOf(upload))
      if (!(await exists(archive)) && !(await journal.read())) {
        throw new GaveUp('The uploaded file is not kept any more: send it again.')
      }
      const imported = await importCourse({
        id: upload,
        archive,
        type,
        contentDir,
        course,
        replace,
        signal,
        thread,
        journal,
      }).catch((error: unknown) => {
        throw told(error)
      })
      await uploads.remove(upload)
      if (imported.ok) return imported.value
      const { reason, ...result } = imported.error
      throw new GaveUp(reason, result)
    },
  })
}

/** Ids of the uploads that are still to be imported. */
export async function pendingImports(jobs: JobStore): Promise<Set<string>> {
  const lists = await Promise.all(
    (['waiting', 'running'] as const).map((state) =>
      jobs.list({ kind: IMPORT_COURSE, state, limit: PENDING_MAX }),
    ),
  )
  return new Set(lists.flat().map((job) => payload.parse(job.payload).upload))
}

/** An error of the disk in words that its reader can do something about. */
function told(error: unknown): unknown {
  const { code } = Object(error) as NodeJS.ErrnoException
  if (isFull(error)) return new Error('There is no room left on the disk of the server. Nothing was changed.')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new GaveUp('The server may not write into its folder of courses. Nothing was changed.')
  }
  return error
}

const journalAt = (path: string): ImportJournal => ({
  read: async () => {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as Imported
    } catch (error) {
      // One that the end of the server cut off was not followed by anything.
      if (isMissing(error) || error instanceof SyntaxError) return undefined
      throw error
    }
  },
  write: (imported) => writeFile(path, JSON.stringify(imported), { mode: 0o600, flush: true }),
  clear: () => rm(path, { force: true }),
})
