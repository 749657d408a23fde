import type { ParticipantId } from '../ids.ts'
import type { Envelope } from '../session/envelope.ts'

/** What somebody did in a class. What is anonymous counts for nobody. */
export interface Participation {
  participant: ParticipantId
  /** Questions and polls that were answered, each once. */
  answers: number
  /** Questions to the room, and votes for those of others. */
  asked: number
  votes: number
  hands: number
  /** Runs of programs and reports of checks, in workspaces of their own. */
  runs: number
  submissions: number
  calls: number
  /** How often they said how the pace is. */
  pace: number
}

type Counted = Exclude<keyof Participation, 'participant'>

const NOTHING: Omit<Participation, 'participant'> = {
  answers: 0,
  asked: 0,
  votes: 0,
  hands: 0,
  runs: 0,
  submissions: 0,
  calls: 0,
  pace: 0,
}

/** Who took part in what, by person: a fold of the log. Whoever did nothing is not in it. */
export function participation(entries: Iterable<Envelope>): Participation[] {
  const people = new Map<ParticipantId, Participation>()
  const answered = new Set<string>()
  const count = (participant: ParticipantId, what: Counted) => {
    const known = people.get(participant) ?? { participant, ...NOTHING }
    people.set(participant, { ...known, [what]: known[what] + 1 })
  }
  for (const { event, actor } of entries) {
    switch (event.type) {
      case 'answer.given': {
        const key = `${event.run} ${event.question} ${event.participant}`
        if (!answered.has(key)) count(event.participant, 'answers')
        answered.add(key)
        break
      }
      case 'ask.submitted':
        if (!event.anonymous) count(event.by, 'asked')
        break
      case 'ask.voted':
        if (event.up) count(event.by, 'votes')
        break
      case 'hand.raised':
        count(event.participant, 'hands')
        break
      case 'work.ran':
        if (actor.kind === 'participant') count(actor.id, 'runs')
        break
      case 'work.checked':
        count(event.by, 'runs')
        break
      case 'work.submitted':
        count(event.by, 'submissions')
        break
      case 'help.asked':
        count(event.by, 'calls')
        break
      case 'pace.said':
        count(event.participant, 'pace')
        break
    }
  }
  return [...people.values()]
}
