import type { DeckProblem } from '../../shared/course/deck.ts'
import { sessionTitle } from '../../shared/course/session-title.ts'
import type { CourseId, ParticipantId, SessionId, UserId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type Envelope, SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import { EVENT_VERSION } from '../../shared/session/upcast.ts'
import { newCode, newId } from '../auth/random.ts'
import type { Clock } from '../ports/clock.ts'
import type { CompiledCourse, CourseLibrary } from '../ports/course-library.ts'
import type { SessionDirectory, SessionRow } from '../ports/directory.ts'
import type { Stores } from '../ports/stores.ts'

export interface NewSession {
  /** A new one where it is absent. */
  id?: SessionId
  course: CourseId
  /** Numbers of the modules that are taught, from 1 and ascending; absent for the whole course. */
  modules?: readonly number[]
  /** Made of the titles of the course and its modules where it is absent. */
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

/** Why no session was opened. */
export interface NotCreated {
  /** What of `NewSession` is to blame. */
  field: 'course' | 'modules'
  /** A sentence for people. */
  message: string
}

/**
 * Opens a session: compiles the course, keeps the deck, and writes the directory's row and the first two entries
 * of the log (opened, host joined) in one transaction.
 * @throws StoreUnavailable
 */
export async function createSession(
  deps: { stores: Pick<Stores, 'directory' | 'decks'>; courses: CourseLibrary; clock: Clock },
  { id, course, modules, title, host }: NewSession,
): Promise<Result<CreatedSession, NotCreated>> {
  const compiled = await deps.courses.compile(course, modules)
  if (!compiled) return err({ field: 'course', message: `There is no course “${course}”.` })
  const { staff } = compiled
  const unknown = unknownModules(course, modules ?? [], compiled)
  if (unknown !== undefined) return err({ field: 'modules', message: unknown })
  if (staff.slides.length === 0) return err({ field: 'course', message: noSlides(course, modules, compiled) })
  await deps.stores.decks.put(staff)
  const hostId = newId()
  const row: SessionRow = {
    id: id ?? newId(),
    code: await freeCode(deps.stores.directory),
    title: title ?? sessionTitle(staff.title, compiled.modules ?? [], modules),
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

/** Which of the chosen modules the course does not have, and which it has; `undefined` where all are there. */
function unknownModules(
  course: CourseId,
  chosen: readonly number[],
  { modules }: CompiledCourse,
): string | undefined {
  if (!modules) return undefined
  const unknown = chosen.filter((number) => modules[number - 1] === undefined)
  if (unknown.length === 0) return undefined
  if (modules.length === 0) return `The course “${course}” has no modules.`
  const none = unknown.length === 1 ? 'is no module' : 'are no modules'
  const there = modules.map(({ title }, index) => `${index + 1} ${title}`).join(', ')
  return `There ${none} ${unknown.join(', ')} in the course “${course}”. It has: ${there}.`
}

function noSlides(
  course: CourseId,
  modules: readonly number[] | undefined,
  { problems }: CompiledCourse,
): string {
  const why = problems.find(({ severity }) => severity === 'error')?.message
  if (why) return `The course “${course}” cannot be opened: ${why}`
  return modules
    ? `These modules of the course “${course}” have no slides.`
    : `The course “${course}” has no slides.`
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
