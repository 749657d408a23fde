import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { SessionId } from '../../shared/ids.ts'
import type { TicketAs } from '../net/api.ts'
import { openRoom, type Room, type RoomState } from '../net/room-store.ts'
import { PageSpinner } from '../ui/spinner.tsx'
import { SessionOf } from './use-session-id.tsx'

const RoomContext = createContext<Room | undefined>(undefined)

/** Holds the line to a session open while its children are shown. */
export function RoomProvider(props: { session: SessionId; as?: TicketAs | undefined; children: ReactNode }) {
  const { session, as } = props
  const [room, setRoom] = useState<Room>()
  useEffect(() => {
    const opened = openRoom(session, as)
    setRoom(opened)
    return () => opened.close()
  }, [session, as])
  if (!room) return <PageSpinner />
  return (
    <RoomContext value={room}>
      <SessionOf id={session}>{props.children}</SessionOf>
    </RoomContext>
  )
}

export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('useRoom outside RoomProvider')
  return room
}

/** A part of what the page knows of the room; draws again only when that part changes. */
export function useRoomState<T>(select: (state: RoomState) => T): T {
  return useStore(useRoom().store, select)
}
