import { nameWithoutNumber } from '../session/roster.ts'
import type { LearnerOfSession, SessionProgress } from './session-progress.ts'

/**
 * `one-session`: came to one session only · `by-name`: people of the same name in several sessions are taken for one ·
 * `namesakes`: two people bore the name in some session, so nobody can tell which of them this is
 */
export type Match = 'one-session' | 'by-name' | 'namesakes'

/** What is taken for one person, with their part in each session. */
export interface SameLearner {
  match: Match
  /** In the order of the sessions. */
  parts: { session: SessionProgress; learner: LearnerOfSession }[]
}

/**
 * Finds who is the same in several sessions. Learners have no accounts, and nothing follows them from one class to the
 * next, so the name is all there is. People of one name (case and compatibility forms do not count) are taken for one
 * within the sessions of one account. Where two bore it in any of these sessions, nobody who bears it is matched: to
 * take two people for one is worse than to take one for two.
 */
export function sameLearners(sessions: readonly SessionProgress[]): SameLearner[] {
  const shared = namesakes(sessions)
  const people = new Map<string, SameLearner>()
  for (const session of sessions) {
    for (const learner of session.learners) {
      const name = keyOf(session, learner.name).key
      const part = { session, learner }
      if (shared.has(name)) {
        people.set(`participant ${session.session} ${learner.participant}`, {
          match: 'namesakes',
          parts: [part],
        })
        continue
      }
      const before = people.get(`name ${name}`)
      people.set(
        `name ${name}`,
        before
          ? { match: 'by-name', parts: [...before.parts, part] }
          : { match: 'one-session', parts: [part] },
      )
    }
  }
  return [...people.values()]
}

/** Names that two people bore in one session. */
function namesakes(sessions: readonly SessionProgress[]): Set<string> {
  const found = new Set<string>()
  for (const session of sessions) {
    const seen = new Set<string>()
    for (const name of session.names) {
      const { key, numbered } = keyOf(session, name)
      if (numbered || seen.has(key)) found.add(key)
      seen.add(key)
    }
  }
  return found
}

function keyOf({ owner }: SessionProgress, name: string): { key: string; numbered: boolean } {
  const { key, numbered } = nameWithoutNumber(name)
  return { key: `${owner ?? ''} ${key}`, numbered }
}
