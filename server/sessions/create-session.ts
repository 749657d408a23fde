import type { DeckProblem } from '../../shared/course/deck.ts'
import type { CourseId, ParticipantId, UserId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type Envelope, SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import { EVENT_VERSION } from '../../shared/session/upcast.ts'
import { newCode, newId } from '../auth/random.ts'
import type { Clock } from '../ports/clock.ts'
import type { CourseLibrary } from '../ports/course-library.ts'
import type { SessionDirectory, SessionRow } from '../ports/directory.ts'
import type { Stores } from '../ports/stores.ts'

export interface NewSession {
  course: CourseId
  /** The course's title where it is absent. */
  title?: string
  /** Who answers for the session. Without an account it is whoever holds the token that is made for them. */
  host: { name: string; account?: UserId }
}

export interface CreatedSession {
  row: SessionRow
  host: ParticipantId
  /** Mistakes in the course's slides, which do not stop a class. */
  problems: DeckProblem[]
}

/**
 * Opens a session: compiles the course, keeps the deck, and writes the directory's row and the first two entries
 * of the log (opened, host joined) in one transaction.
 * @returns why not, as a sentence for people
 * @throws StoreUnavailable
 */
export async function createSession(
  deps: { stores: Pick<Stores, 'directory' | 'decks'>; courses: CourseLibrary; clock: Clock },
  { course, title, host }: NewSession,
): Promise<Result<CreatedSession, string>> {
  const compiled = await deps.courses.compile(course)
  if (!compiled) return err(`There is no course “${course}”.`)
  const { staff } = compiled
  if (staff.slides.length === 0) {
    const why = compiled.problems.find(({ severity }) => severity === 'error')?.message
    return err(
      why ? `The course “${course}” cannot be opened: ${why}` : `The course “${course}” has no slides.`,
    )
  }
  await deps.stores.decks.put(staff)
  const hostId = newId()
  const row: SessionRow = {
    id: newId(),
    code: await freeCode(deps.stores.directory),
    title: title ?? staff.title,
    course,
    deck: staff.id,
    ...(host.account === undefined ? {} : { owner: host.account }),
    createdAt: deps.clock.now(),
  }
  await deps.stores.directory.create(row, [
    entry(1, row.createdAt, {
      type: 'session.opened',
      session: row.id,
      title: row.title,
      course,
      deck: staff.id,
      steps: staff.slides.map(({ steps }) => steps),
      host: hostId,
    }),
    entry(2, row.createdAt, {
      type: 'person.joined',
      participant: hostId,
      name: host.name,
      role: 'instructor',
      standing: 'in',
      ...(host.account === undefined ? {} : { account: host.account }),
    }),
  ])
  return ok({ row, host: hostId, problems: compiled.problems })
}

/** Looked up first: with 37 bits two sessions that draw the same code in the same moment do not happen. */
async function freeCode(directory: SessionDirectory): Promise<string> {
  for (;;) {
    const code = newCode()
    if (!(await directory.findByCode(code))) return code
  }
}

const entry = (seq: number, at: number, event: SessionEvent): Envelope => ({
  seq,
  at,
  v: EVENT_VERSION,
  actor: SYSTEM,
  event,
})
