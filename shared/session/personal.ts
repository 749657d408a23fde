import type { ParticipantId } from '../ids.ts'
import type { SessionEvent } from './events.ts'

/**
 * Personal data never stands in the log, which cannot be rewritten, but in rows that can be erased. The log's
 * adapters take it out of an event before it is written and put back what the row says today when it is read.
 */
export interface Personal {
  participant: ParticipantId
  name: string
}

export function personalOf(event: SessionEvent): Personal | undefined {
  return event.type === 'person.joined' || event.type === 'person.renamed'
    ? { participant: event.participant, name: event.name }
    : undefined
}

export function withoutPersonal(event: SessionEvent): SessionEvent {
  return personalOf(event) ? ({ ...event, name: '' } as SessionEvent) : event
}

/** @param nameOf the name that the person's row holds now; '' once it was erased. */
export function withPersonal(
  event: SessionEvent,
  nameOf: (participant: ParticipantId) => string,
): SessionEvent {
  const personal = personalOf(event)
  return personal ? ({ ...event, name: nameOf(personal.participant) } as SessionEvent) : event
}
