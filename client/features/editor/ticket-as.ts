import type { Role } from '../../../shared/session/roster.ts'
import type { TicketAs } from '../../net/api.ts'

/** Which of the persons that a browser may be opens a document: the one whose page this is. */
export function ticketAs(role: Role): TicketAs {
  if (role === 'instructor' || role === 'ta') return 'staff'
  return role === 'learner' ? 'learner' : 'observer'
}
