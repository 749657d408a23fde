import { createContext, type ReactNode, useContext } from 'react'
import type { SessionId } from '../../shared/ids.ts'

const SessionContext = createContext<SessionId | undefined>(undefined)

/** Says whose files the slides and questions among its children name: with a line to the session or without. */
export function SessionOf({ id, children }: { id: SessionId; children: ReactNode }) {
  return <SessionContext value={id}>{children}</SessionContext>
}

export function useSessionId(): SessionId {
  const id = useContext(SessionContext)
  if (id === undefined) throw new Error('useSessionId outside SessionOf')
  return id
}
