import type { Catalog } from '../course/catalog.ts'
import type { ExerciseId } from '../course/exercise.ts'
import type { ParticipantId, SessionId } from '../ids.ts'
import type { SeedFile } from './demos.ts'
import { isStaff, mayTypeInDemo } from './permissions.ts'
import type { Role } from './roster.ts'
import type { SessionState } from './session.ts'
import type { WorkOwner } from './work/state.ts'

/**
 * The name of a shared document, which is also its address below `/collab/`:
 * `<session>/demo/<id>` · `<session>/work/<exercise>/<owner>` · `<session>/notes`
 */
export type DocumentName = string

/** What a name stands for. */
export type DocumentAddress =
  | { kind: 'demo'; session: SessionId; demo: string }
  | { kind: 'work'; session: SessionId; exercise: ExerciseId; owner: WorkOwner }
  | { kind: 'notes'; session: SessionId }

/** `read`: sees the document and may show a cursor in it · `write`: may change it as well */
export type DocumentRight = 'read' | 'write'

/** Segments are ids of ours: what may stand in them needs no escaping in a URL. */
const SEGMENT = /^[A-Za-z0-9_-]{1,64}$/

/** @returns undefined for a name that no document can have */
export function parseDocument(name: DocumentName): DocumentAddress | undefined {
  const parts = name.split('/')
  if (parts.length > 4 || !parts.every((part) => SEGMENT.test(part))) return undefined
  const [session = '', kind, first, second] = parts
  if (kind === 'notes' && parts.length === 2) return { kind, session }
  if (kind === 'demo' && first !== undefined && parts.length === 3) return { kind, session, demo: first }
  if (kind === 'work' && first !== undefined && second !== undefined) {
    return { kind, session, exercise: first, owner: second }
  }
  return undefined
}

/**
 * What somebody may do with a document: the one place where it is decided. After the end of the session nobody
 * writes any more.
 * @param asObserver asked for by a page that shows what everybody may see, whoever opened it
 * @returns undefined for somebody who may not even know what is in it
 */
export function documentRight(
  state: SessionState,
  name: DocumentName,
  participant: ParticipantId,
  asObserver = false,
): DocumentRight | undefined {
  const right = rightWhileLive(state, name, participant, asObserver)
  return right === 'write' && state.lifecycle.phase === 'ended' ? 'read' : right
}

function rightWhileLive(
  state: SessionState,
  name: DocumentName,
  participant: ParticipantId,
  asObserver: boolean,
): DocumentRight | undefined {
  const address = parseDocument(name)
  const member = state.roster.members.get(participant)
  if (address?.session !== state.lifecycle.id || member?.standing !== 'in') return undefined
  const role = asObserver ? 'observer' : member.role
  switch (address.kind) {
    case 'demo': {
      const demo = state.demos.items.find(({ id }) => id === address.demo)
      if (!demo) return undefined
      return mayTypeInDemo({ id: participant, role, standing: member.standing }, demo) ? 'write' : 'read'
    }
    case 'work':
      return rightToWork(state, address, participant, role)
    case 'notes':
      return role === 'observer' ? 'read' : 'write'
  }
}

/** Work is its owner's and the staff's; what a team wrote is still read by its last members after it was dissolved. */
function rightToWork(
  { work, teams }: SessionState,
  { exercise, owner }: { exercise: ExerciseId; owner: WorkOwner },
  participant: ParticipantId,
  role: Role,
): DocumentRight | undefined {
  if (!work.byOwner.get(owner)?.some((opened) => opened.exercise === exercise)) return undefined
  if (isStaff(role)) return 'write'
  if (role !== 'learner') return undefined
  if (participant === owner) return 'write'
  const team = teams.items.get(owner)
  if (!team?.members.includes(participant)) return undefined
  return team.dissolved ? 'read' : 'write'
}

/** The files that a document begins with, or undefined for one that begins empty. */
export function seedOf(
  state: SessionState,
  name: DocumentName,
  catalog: Catalog,
): readonly SeedFile[] | undefined {
  const address = parseDocument(name)
  if (address?.kind === 'work') return catalog.exercises.get(address.exercise)?.starter
  if (address?.kind !== 'demo') return undefined
  return state.demos.items.find(({ id }) => id === address.demo)?.files
}
