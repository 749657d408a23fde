import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ExerciseId } from '../../shared/course/exercise.ts'
import type { CourseId, DeckId, UserId } from '../../shared/ids.ts'
import { type CourseProgress, courseProgress } from '../../shared/report/course-progress.ts'
import { type SessionProgress, sessionProgress } from '../../shared/report/session-progress.ts'
import { fold } from '../../shared/session/fold.ts'
import type { SessionState } from '../../shared/session/session.ts'
import type { SessionRow } from '../ports/directory.ts'
import { StoreUnavailable } from '../ports/session-log.ts'
import type { Stores } from '../ports/stores.ts'

/** Sessions of a course that are folded, the newest. */
export const SESSIONS_MAX = 50
/** Entries that are folded before sockets are served again. */
const SLICE = 2_000

type Titles = ReadonlyMap<ExerciseId, string>

/**
 * Progress over the newest sessions of a course, read one after another from their logs: rooms are not opened for it,
 * and between two slices of a log the thread does what else waits.
 * @param owner only this account's sessions; undefined: all
 * @param onDamaged told of a session that cannot be read and is left out
 * @returns undefined where there are no sessions @throws StoreUnavailable
 */
export async function foldCourse(
  stores: Pick<Stores, 'directory' | 'log' | 'decks'>,
  { course, owner, now }: { course: CourseId; owner?: UserId; now: number },
  onDamaged: (row: SessionRow, error: unknown) => void,
): Promise<CourseProgress | undefined> {
  const of = { course, ...(owner === undefined ? {} : { owner }) }
  const rows = await stores.directory.list({ ...of, limit: SESSIONS_MAX + 1 })
  if (rows.length === 0) return undefined
  const titles = new Map<DeckId, Titles>()
  const sessions: SessionProgress[] = []
  for (const row of rows.slice(0, SESSIONS_MAX)) {
    try {
      const progress = await foldSession(stores, row, titles, now)
      if (progress) sessions.push(progress)
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      onDamaged(row, error)
    }
  }
  return courseProgress(sessions, { course, now, limit: SESSIONS_MAX, more: rows.length > SESSIONS_MAX })
}

async function foldSession(
  stores: Pick<Stores, 'log' | 'decks'>,
  row: SessionRow,
  known: Map<DeckId, Titles>,
  now: number,
): Promise<SessionProgress | undefined> {
  const entries = await stores.log.read(row.id, 0)
  let state: SessionState | undefined
  for (let first = 0; first < entries.length; first += SLICE) {
    state = fold(entries.slice(first, first + SLICE), state)
    await nextTurn()
  }
  if (!state) return undefined
  const titles = known.get(row.deck) ?? (await exerciseTitles(stores, row.deck))
  known.set(row.deck, titles)
  return sessionProgress(entries, state, row, (exercise) => titles.get(exercise) ?? exercise, now)
}

async function exerciseTitles({ decks }: Pick<Stores, 'decks'>, deck: DeckId): Promise<Titles> {
  const found = await decks.get(deck)
  // Decks of the first releases have no exercises.
  return new Map((found?.exercises ?? []).map(({ id, title }) => [id, title]))
}
