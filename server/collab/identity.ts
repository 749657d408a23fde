import type { ParticipantId } from '../../shared/ids.ts'
import type { Role } from '../../shared/session/roster.ts'

/** Who a cursor belongs to, as the server knows it; the field `user` of every awareness state. */
export interface Identity {
  id: ParticipantId
  name: string
  role: Role
  /** `#rrggbb` */
  color: string
}

/**
 * Ten colours that are told apart on white and on black (contrast ≥ 3:1 against both, WCAG 1.4.11).
 */
const COLORS = [
  '#1f77d0',
  '#c0522b',
  '#2e8b57',
  '#8e5bd0',
  '#b8860b',
  '#d0417e',
  '#20868f',
  '#6b7f1f',
  '#a0522d',
  '#5c6bc0',
] as const

/** The same person has the same colour everywhere and always. */
export function colorOf(participant: ParticipantId): string {
  let hash = 0
  for (let i = 0; i < participant.length; i++) hash = (hash * 31 + participant.charCodeAt(i)) >>> 0
  return COLORS[hash % COLORS.length] as string
}
