import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ArchiveType } from '../../../shared/course/archive-type.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { CourseImportFound, CourseImportProblem } from '../../../shared/wire/course-import.ts'
import type { CourseThread } from '../course-thread.ts'
import { coursePath } from '../list-courses.ts'
import { courseRoot, exists, settleSwap, swapIn, workplace } from './swap.ts'
import { unpackBeside } from './unpack-thread.ts'

/** Longer than a deck may take when a session is opened: here nobody waits, and the machine may be busy with a class. */
const CHECK_MS = 60_000
/** More are not read by anybody. */
const PROBLEMS_MAX = 200

export interface ImportRequest {
  /** Letters and digits, the same when it is begun again after an end of the server. */
  id: string
  archive: string
  type: ArchiveType
  contentDir: string
  /** Its id, and so the name of its folder. */
  course: string
  /** Whether a course of this id makes place. */
  replace: boolean
  signal: AbortSignal
  thread: CourseThread
  /** What outlives an end of the server between the moment when the course is in its place and the end of the import. */
  journal?: ImportJournal
}

export interface ImportJournal {
  read(): Promise<Imported | undefined>
  write(imported: Imported): Promise<void>
  clear(): Promise<void>
}

/** What came of an import. */
export interface Imported {
  problems: CourseImportProblem[]
  found: CourseImportFound
  replaced: boolean
}

/** Why a course was not taken. */
export interface ImportRefusal {
  reason: string
  problems: CourseImportProblem[]
  found?: CourseImportFound
}

/**
 * Unpacks a course, checks it as `lectern course check` does without running anything, and puts it into the content
 * folder in one step. A course with errors changes nothing there. It may be begun again wherever it was cut off.
 *
 * @throws what the disk throws, and where `signal` ends it
 */
export async function importCourse(request: ImportRequest): Promise<Result<Imported, ImportRefusal>> {
  const { contentDir, course, id, journal } = request
  const place = workplace(contentDir, course, id)
  await settleSwap(place)
  const ready = await journal?.read()
  if (ready && !(await exists(place.new))) {
    await rm(place.folder, { recursive: true, force: true })
    return ok(ready)
  }
  try {
    const taken = await takenBy(request)
    if (taken !== undefined) return err({ reason: taken, problems: [] })
    const checked = ready ? ok(ready) : await makeReady(request)
    if (!checked.ok) return checked
    request.signal.throwIfAborted()
    const imported = { ...checked.value, replaced: await exists(place.target) }
    // Somebody may have made the folder meanwhile.
    if (imported.replaced && !request.replace) return err({ reason: takenReason(course), problems: [] })
    await journal?.write(imported)
    try {
      await swapIn(place)
    } catch (error) {
      await settleSwap(place)
      if (await exists(place.new)) {
        await journal?.clear()
        throw error
      }
    }
    return ok(imported)
  } finally {
    await rm(place.folder, { recursive: true, force: true })
  }
}

const takenReason = (course: string) =>
  `There is a course “${course}” already. Replace it, or choose another name.`

/** @returns why a course cannot have this id */
export async function takenBy({
  contentDir,
  course,
  replace,
}: Pick<ImportRequest, 'contentDir' | 'course' | 'replace'>): Promise<string | undefined> {
  const path = await coursePath(contentDir, course)
  if (path === undefined) return undefined
  if (path.endsWith('.md')) return `The course “${course}” is a single file of Markdown: choose another name.`
  return replace ? undefined : takenReason(course)
}

async function makeReady(request: ImportRequest): Promise<Result<Omit<Imported, 'replaced'>, ImportRefusal>> {
  const { archive, type, contentDir, course, id, signal, thread } = request
  const place = workplace(contentDir, course, id)
  await rm(place.folder, { recursive: true, force: true })
  await mkdir(place.folder)
  const opened = await unpackBeside({ archive, type, folder: place.unpacked }, signal)
  if (!opened.ok) {
    const reason = {
      time: 'The archive takes too long to unpack: make it smaller.',
      memory: 'The archive takes too much memory to unpack: make it smaller.',
    }[opened.error]
    return err({ reason, problems: [] })
  }
  const unpacked = opened.value
  if (hasErrors(unpacked.problems)) {
    return err({
      reason: 'The archive cannot be taken as it is. Nothing was changed.',
      problems: unpacked.problems,
    })
  }
  await mkdir(dirname(place.new))
  await rename(await courseRoot(place.unpacked), place.new)
  const done = await thread.run({ kind: 'compile', path: place.new }, CHECK_MS)
  if (!done.ok) {
    const reason = {
      time: `The course takes longer than ${CHECK_MS / 1000} seconds to check: make it smaller.`,
      memory: 'The course takes too much memory to check: make it smaller.',
    }[done.error]
    return err({ reason, problems: unpacked.problems })
  }
  const { staff, problems: mistakes } = done.value
  const problems = [...mistakes, ...unpacked.problems]
  const found = {
    title: staff.title,
    slides: staff.slides.length,
    exercises: staff.exercises.length,
    quizzes: staff.quizzes.length,
    files: unpacked.files,
    bytes: unpacked.bytes,
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  if (errors > 0) {
    return err({
      reason: `The course has ${errors === 1 ? 'an error' : `${errors} errors`}. Nothing was changed.`,
      problems: shown(problems),
      found,
    })
  }
  if (found.slides + found.exercises === 0) {
    return err({
      reason: 'There are neither slides nor exercises in it. Nothing was changed.',
      problems,
      found,
    })
  }
  return ok({ problems: shown(problems), found })
}

const hasErrors = (problems: readonly CourseImportProblem[]) =>
  problems.some(({ severity }) => severity === 'error')

/** Errors first where there are too many. */
function shown(problems: CourseImportProblem[]): CourseImportProblem[] {
  if (problems.length <= PROBLEMS_MAX) return problems
  const errorsFirst = problems.toSorted((a, b) => a.severity.localeCompare(b.severity))
  return errorsFirst.slice(0, PROBLEMS_MAX)
}
