import { systemClock } from '../ports/clock.ts'
import type { SessionRow } from '../ports/directory.ts'
import type { Stores } from '../ports/stores.ts'
import { Room } from '../room/room.ts'
import { failure } from './failure.ts'

/** The room of a session, for one command. @throws CliFailure where its log is empty */
export async function openRoom(stores: Stores, row: SessionRow): Promise<Room> {
  const room = await Room.load(row.id, stores, systemClock, (error) => {
    throw error
  })
  if (!room) throw failure(`The log of session ${row.id} is empty. Run “lectern verify”.`)
  return room
}
