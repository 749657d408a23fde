import type { ParticipantId } from '../../shared/ids.ts'
import type { Joined } from '../../shared/wire/http.ts'
import type { Room } from '../room/room.ts'
import type { HttpDeps } from './deps.ts'

/** What somebody who is in a session gets: who they are, a token and a ticket for the first connection. */
export async function joinedBody(
  deps: HttpDeps,
  room: Room,
  participant: ParticipantId,
  signIn: string | undefined,
): Promise<Joined> {
  const member = room.state.roster.members.get(participant)
  if (!member) throw new Error(`${participant} has joined but is not in the roster`)
  const hangsOn = signIn === undefined ? {} : { signIn }
  const { ticket } = deps.auth.tickets.issue({
    session: room.id,
    participant,
    asObserver: false,
    ...hangsOn,
  })
  return {
    session: room.id,
    participant,
    name: member.name,
    role: member.role,
    standing: member.standing,
    token: await deps.auth.tokens.sign({ session: room.id, participant, ...hangsOn }),
    ticket,
  }
}
