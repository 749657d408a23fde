import type { SessionId, UserId } from '../../../shared/ids.ts'
import type { Envelope } from '../../../shared/session/envelope.ts'
import type { SearchEntry, SearchHit } from '../../ports/search.ts'

/** What learners asked in a session, as the index has it. */
export interface AskedEntry {
  course: string
  owner?: UserId
  entry: SearchEntry
  asked: NonNullable<SearchHit['asked']>
}

interface AskedIn {
  id: SessionId
  title: string
  course: string
  owner?: UserId
}

/** Folds the log of a session; what is hidden or was taken back is not in the answer. */
export function askedIn({ id, title, course, owner }: AskedIn, log: readonly Envelope[]): AskedEntry[] {
  const found = new Map<string, AskedEntry>()
  const hidden = new Set<string>()
  for (const { event } of log) {
    if (event.type === 'ask.submitted') {
      const { ask, slide, text } = event
      found.set(ask, {
        course,
        ...(owner === undefined ? {} : { owner }),
        entry: { kind: 'asked', ref: `${id}/${ask}`, slide: slide + 1, title: '', body: text, notes: '' },
        asked: { session: id, title, answered: false },
      })
    } else if (event.type === 'ask.settled') {
      const { ask, phase } = event
      const one = found.get(ask)
      if (phase === 'hidden' || phase === 'withdrawn') hidden.add(ask)
      else hidden.delete(ask)
      if (one) found.set(ask, { ...one, asked: { ...one.asked, answered: phase === 'answered' } })
    }
  }
  return [...found].flatMap(([ask, one]) => (hidden.has(ask) ? [] : [one]))
}
