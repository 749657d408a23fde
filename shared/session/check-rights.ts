import type { DecideContext } from './context.ts'
import { RIGHTS } from './permissions.ts'
import { refuse } from './rejection.ts'
import type { RosterCommand } from './roster.ts'
import type { SessionCommand, SessionState } from './session.ts'

/** Whether an actor may use a command, whatever it is about. @returns the refusal, or undefined */
export function checkRights(state: SessionState, command: SessionCommand, ctx: DecideContext) {
  if (ctx.actor.kind === 'system') return undefined
  const member = state.roster.members.get(ctx.actor.id)
  if (!member) return refuse('not-found', 'You are not a participant of this session.')
  if (member.standing === 'removed') return refuse('removed', 'You were removed from this session.')
  if (member.standing === 'waiting') return refuse('not-admitted', 'You are still in the waiting room.')
  const right = RIGHTS[command.type]
  if (right.self && 'participant' in command && command.participant === ctx.actor.id) return undefined
  if (right.roles.includes(member.role)) return checkReach(state, command, member.role)
  return refuse('forbidden', `The role “${member.role}” may not use “${command.type}”.`)
}

/** An assistant looks after learners, not after instructors or other assistants. */
function checkReach(state: SessionState, command: SessionCommand, role: string) {
  if (role === 'instructor' || !('participant' in command)) return undefined
  const target = state.roster.members.get(command.participant)
  if (!target || target.role === 'learner' || target.role === 'observer') return undefined
  return refuse('forbidden', 'Only an instructor may do this to a member of the staff.')
}

/** A room without its host could not be ended by the person who answers for it. */
export function protectHost(state: SessionState, command: RosterCommand) {
  if (command.type !== 'person.remove' || command.participant !== state.lifecycle.host) return undefined
  return refuse('invalid', 'The host of the session cannot be removed.')
}
