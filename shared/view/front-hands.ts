import type { ParticipantId } from '../ids.ts'
import type { SessionState } from '../session/session.ts'
import { HAND_PLACES_TOLD } from '../session/talk/limits.ts'

/** Of one state many own parts are built, and the order is the same for all. */
const known = new WeakMap<SessionState, readonly ParticipantId[]>()

/** Whose turn it is by raised hands: the first who are told their place. */
export function frontHands(state: SessionState): readonly ParticipantId[] {
  const before = known.get(state)
  if (before) return before
  const front = [...state.talk.hands.up.entries()]
    .filter(([id]) => state.roster.members.get(id)?.standing === 'in')
    .sort(([, a], [, b]) => a.turn - b.turn)
    .slice(0, HAND_PLACES_TOLD)
    .map(([id]) => id)
  known.set(state, front)
  return front
}
