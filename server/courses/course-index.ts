import { setTimeout } from 'node:timers/promises'
import type { CourseId } from '../../shared/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { CourseLibrary } from '../ports/course-library.ts'
import type { SearchIndex } from '../ports/search.ts'
import { StoreUnavailable } from '../ports/session-log.ts'

/** What is taken from courses: another number makes every course be read again after an update. */
const CONTENT = 2
/** Courses are looked at again when somebody searches after this long. */
const FRESH_MS = 5_000
/** How long a search waits for courses that are being read; the rest is found by the next one. */
const PATIENCE_MS = 2_000

interface CourseIndexDeps {
  courses: Pick<CourseLibrary, 'list' | 'revision' | 'texts'>
  search: Pick<SearchIndex, 'courses' | 'replace' | 'remove'>
  clock: Clock
  onFault: (error: unknown) => void
}

/**
 * Keeps the search index like the courses on the disk. It works when somebody searches, not at the start of the
 * server: most courses have not changed since, and then only their files are read.
 */
export class CourseIndex {
  private readonly deps: CourseIndexDeps
  /** Shared by those who ask meanwhile. */
  private running: Promise<boolean> | undefined
  private freshUntil = 0

  constructor(deps: CourseIndexDeps) {
    this.deps = deps
  }

  /**
   * Brings the index up to date, and waits for that a while.
   * @returns false where courses are still being read, or the index cannot be written
   */
  async ready(patienceMs = PATIENCE_MS): Promise<boolean> {
    if (this.freshUntil > this.deps.clock.now()) return true
    this.running ??= this.update().finally(() => {
      this.running = undefined
    })
    const patience = new AbortController()
    const late = setTimeout(patienceMs, false, { ref: false, signal: patience.signal }).catch(() => false)
    try {
      return await Promise.race([this.running, late])
    } finally {
      patience.abort()
    }
  }

  private async update(): Promise<boolean> {
    const { courses, search, clock, onFault } = this.deps
    try {
      const known = new Map((await search.courses()).map(({ course, revision }) => [course, revision]))
      const there = await courses.list()
      for (const { id } of there) await this.read(id, known.get(id))
      const ids = new Set(there.map(({ id }) => id))
      for (const id of known.keys()) if (!ids.has(id)) await search.remove(id)
      this.freshUntil = clock.now() + FRESH_MS
      return true
    } catch (error) {
      // The store says so itself to whoever writes next; what is in the index can still be found.
      if (!(error instanceof StoreUnavailable)) onFault(error)
      return false
    }
  }

  private async read(id: CourseId, known: string | undefined): Promise<void> {
    const { courses, search } = this.deps
    const revision = `${CONTENT} ${(await courses.revision(id)) ?? `unread ${id}`}`
    if (revision === known) return
    const texts = await courses.texts(id)
    if (!texts) return
    const { title, language, entries } = texts
    await search.replace({ course: id, revision, title, language }, entries)
  }
}
