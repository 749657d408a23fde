import type { Clock } from '../../server/ports/clock.ts'
import type { RoomStores } from '../../server/room/room.ts'
import { Rooms } from '../../server/room/rooms.ts'

const never = new Promise<never>(() => {})

/**
 * One life of the server process over stores that outlive it. After `kill` nothing of it runs any more: no timer,
 * no answer of the store, as if the power had gone.
 */
export class Generation {
  readonly rooms: Rooms
  private alive = true

  constructor({ log, decks }: RoomStores, clock: Clock, onFault: (error: unknown) => void) {
    const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
      if (!this.alive) return never
      try {
        const answer = await work()
        return this.alive ? answer : await never
      } catch (error) {
        if (this.alive) throw error
        return never
      }
    }
    this.rooms = new Rooms(
      {
        log: {
          append: (session, entries) => whileAlive(() => log.append(session, entries)),
          read: (session, after) => whileAlive(() => log.read(session, after)),
        },
        decks: { get: (id) => whileAlive(() => decks.get(id)) },
      },
      {
        now: () => clock.now(),
        after: (ms, run) => clock.after(ms, () => this.alive && run()),
      },
      onFault,
    )
  }

  kill(): void {
    this.alive = false
  }
}
