import type { CommandId } from '../ids.ts'
import { type Actor, SYSTEM } from './envelope.ts'
import type { SessionEvent } from './events.ts'

/**
 * Who and which command an entry of the log names as its cause. An anonymous vote names neither: nothing that is
 * written may lead from it to a person.
 */
export function authorship(
  event: SessionEvent,
  actor: Actor,
  cid: CommandId | undefined,
): { actor: Actor; cid?: CommandId } {
  if (event.type === 'ballot.cast') return { actor: SYSTEM }
  return { actor, ...(cid === undefined ? {} : { cid }) }
}
