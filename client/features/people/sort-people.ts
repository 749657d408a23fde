import type { ParticipantId } from '../../../shared/ids.ts'
import type { PersonView } from '../../../shared/view/slices.ts'

export interface Person extends PersonView {
  id: ParticipantId
}

export interface PeopleGroups {
  /** Before the door, longest waiting first. */
  waiting: Person[]
  staff: Person[]
  /** Learners and observers: connected ones first, each part by name. */
  learners: Person[]
  removed: Person[]
}

const RANK = { instructor: 0, ta: 1, learner: 2, observer: 3 } as const

/** Sorts a roster for reading; `search` keeps names that hold every word of it, whatever the accents. */
export function groupPeople(people: Record<ParticipantId, PersonView>, search: string): PeopleGroups {
  const words = fold(search).split(/\s+/).filter(Boolean)
  const found = Object.entries(people)
    .map(([id, person]) => ({ id, ...person }))
    .filter(({ name }) => words.every((word) => fold(name).includes(word)))
  const inside = found
    .filter(({ standing }) => standing === 'in')
    .sort(
      (a, b) =>
        Number(b.online) - Number(a.online) ||
        RANK[a.role] - RANK[b.role] ||
        COLLATOR.compare(a.name, b.name),
    )
  return {
    waiting: found.filter(({ standing }) => standing === 'waiting').sort((a, b) => a.joinedAt - b.joinedAt),
    staff: inside.filter(({ role }) => role === 'instructor' || role === 'ta'),
    learners: inside.filter(({ role }) => role === 'learner' || role === 'observer'),
    removed: found.filter(({ standing }) => standing === 'removed'),
  }
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
