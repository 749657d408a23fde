import type { ParticipantId } from '../../shared/ids.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import type { SessionState } from '../../shared/session/session.ts'
import { frontHands } from '../../shared/view/front-hands.ts'

/** What an entry of the log means to the pages of a room. */
export interface News {
  /** Everybody waits for it: it is told at once, not with the next round of news. */
  urgent: boolean
  /** Whose own part may be another now. */
  whose: readonly ParticipantId[] | 'learners' | 'staff and observers'
}

const LATER: News = { urgent: false, whose: [] }
const AT_ONCE: News = { urgent: true, whose: [] }

/** @param state after the entry */
export function newsOf(event: SessionEvent, state: SessionState): News {
  switch (event.type) {
    case 'person.joined':
    case 'attendance.noted':
    case 'work.ran':
    case 'ballot.cast':
      return LATER
    case 'floor.given':
      // Whoever has the floor or had it sees other buttons.
      return { urgent: true, whose: 'staff and observers' }
    case 'person.renamed':
    case 'person.removed':
      return { urgent: false, whose: [...teamOf(state, event.participant), ...frontHands(state)] }
    case 'person.admitted':
      return { urgent: false, whose: teamOf(state, event.participant) }
    case 'demo.offered':
    case 'demo.lent':
      return { urgent: true, whose: [event.to] }
    case 'demo.returned':
      return { urgent: true, whose: [event.from] }
    case 'work.opened':
    case 'work.checked':
    case 'work.noted':
    case 'work.hint-opened':
    case 'work.submitted':
    case 'work.verified':
    case 'work.verify-failed':
    case 'work.caught-up':
      return { urgent: false, whose: state.teams.items.get(event.owner)?.members ?? [event.owner] }
    case 'nudge.answered':
      return { urgent: false, whose: [event.by] }
    case 'nudge.sent':
      return { urgent: false, whose: event.to }
    case 'group.set':
      return LATER
    case 'answer.given':
    case 'extra-time.set':
    case 'hand.raised':
    case 'pace.said':
      return { urgent: false, whose: [event.participant] }
    case 'ask.submitted':
    case 'ask.voted':
      return { urgent: false, whose: [event.by] }
    case 'ask.settled': {
      const by = state.talk.asks.items.get(event.ask)?.by
      return { urgent: false, whose: by === undefined ? [] : [by] }
    }
    case 'hand.lowered':
      // Those behind move up.
      return { urgent: false, whose: [event.participant, ...frontHands(state)] }
    case 'hands.lowered':
      return { urgent: false, whose: 'learners' }
    case 'help.asked':
    case 'help.cancelled':
    case 'help.claimed':
    case 'help.released':
    case 'help.noted':
    case 'help.resolved': {
      // Whoever waits moves up, and reads it on their page.
      const waiting = state.help.queue.map(({ by }) => by)
      return { urgent: false, whose: 'by' in event ? [...waiting, event.by] : waiting }
    }
    case 'countdown.ticked':
      // Somebody's own deadline moves where the server was away.
      return { urgent: false, whose: withExtraTime(state) }
    case 'question.opened':
    case 'question.asked-again':
    case 'question.closed':
    case 'question.extended':
    case 'question.discussed':
      return { urgent: true, whose: withExtraTime(state) }
    case 'quiz.opened':
    case 'poll.opened':
    case 'quiz.shown':
    case 'quiz.finished':
    case 'question.shown':
    case 'question.revealed':
    case 'teams.formed':
    case 'teams.dissolved':
      return { urgent: true, whose: 'learners' }
    default:
      return AT_ONCE
  }
}

const withExtraTime = ({ quizzes }: SessionState) => [...quizzes.extraTime.entries()].map(([id]) => id)

/** Somebody and everybody who sees their name because they work together. */
function teamOf({ teams }: SessionState, participant: ParticipantId): readonly ParticipantId[] {
  return [participant, ...(teams.items.get(teams.of.get(participant) ?? '')?.members ?? [])]
}
