import { type DocumentName, type DocumentRight, documentRight } from '../../shared/session/documents.ts'
import type { SessionState } from '../../shared/session/session.ts'
import { colorOf, type Identity } from './identity.ts'

/** Who asks, as their ticket says. */
export interface Asker {
  participant: string
  /** The page shows what everybody may see, whoever opened it. */
  asObserver: boolean
}

/** What somebody may do with a document now, and under which name. */
export interface Access {
  right: DocumentRight
  identity: Identity
}

/** @returns undefined for somebody who may not see the document */
export function accessOf(state: SessionState, document: DocumentName, asker: Asker): Access | undefined {
  const member = state.roster.members.get(asker.participant)
  const right = documentRight(state, document, asker.participant, asker.asObserver)
  if (!member || !right) return undefined
  const { id, name } = member
  const role = asker.asObserver ? 'observer' : member.role
  return { right, identity: { id, name, role, color: colorOf(id) } }
}
