import { ok } from '../result.ts'
import type { Decision } from './context.ts'
import { demosOf } from './demos.ts'
import type { SessionEvent } from './events.ts'
import { withoutPerson } from './help.ts'
import type { SessionState } from './session.ts'

/**
 * What somebody had goes back when they are put out of the room: the floor to the host, live demos to the staff,
 * those whom they were helping into the queue.
 * The link by which invited people came in becomes worthless, or they would come in by it again.
 */
export function reclaim(state: SessionState, decision: Decision<SessionEvent>): Decision<SessionEvent> {
  if (!decision.ok) return decision
  const returned = decision.value.flatMap((event): SessionEvent[] => {
    if (event.type !== 'person.removed') return []
    const demos = demosOf(state.demos, event.participant)
    return [
      ...(event.participant === state.floor.driver
        ? [{ type: 'floor.given' as const, to: state.lifecycle.host }]
        : []),
      ...(state.roster.members.get(event.participant)?.role === 'learner'
        ? []
        : [{ type: 'invitations.renewed' as const }]),
      ...withoutPerson(state.help, event.participant),
      ...demos.map((demo) => ({ type: 'demo.returned' as const, demo, from: event.participant })),
    ]
  })
  return ok([...decision.value, ...returned])
}
