import type { SessionId } from '../../shared/ids.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import { hasOpenBallots } from '../../shared/session/quiz/state.ts'
import type { Clock } from '../ports/clock.ts'
import { LiveRoom } from './live-room.ts'
import { type Faults, Room, type RoomStores } from './room.ts'

/** A room of an ended session without pages is forgotten after this long. */
const FORGET_MS = 60_000

/** The rooms that are in memory: each is loaded once, however many ask for it at the same time. */
export class Rooms {
  private readonly stores: RoomStores
  private readonly clock: Clock
  private readonly onFault: Faults
  private readonly onOpen: (room: Room) => void
  private readonly loading = new Map<SessionId, Promise<LiveRoom | undefined>>()
  private readonly live = new Map<SessionId, LiveRoom>()

  /** @param onOpen told of each session's room once it is loaded, before anybody uses it */
  constructor(
    stores: RoomStores,
    clock: Clock,
    onFault: Faults,
    onOpen: (room: Room) => void = () => undefined,
  ) {
    this.stores = stores
    this.clock = clock
    this.onFault = onFault
    this.onOpen = onOpen
  }

  /** The session's room; undefined where there is no such session. @throws StoreUnavailable */
  async open(id: SessionId): Promise<Room | undefined> {
    return (await this.openLive(id))?.room
  }

  /** The same with pages and presence, for sockets. */
  async openLive(id: SessionId): Promise<LiveRoom | undefined> {
    const known = this.live.get(id)
    if (known) return known
    const underWay = this.loading.get(id)
    if (underWay) return underWay
    // Forgotten once, by whoever began it: after a failure somebody else may have begun anew already.
    const loading = this.load(id).finally(() => this.loading.delete(id))
    this.loading.set(id, loading)
    return loading
  }

  /** Sessions in memory. */
  get size(): number {
    return this.live.size
  }

  /** Pages that are connected, of all sessions. */
  get pages(): number {
    return [...this.live.values()].reduce((sum, { size }) => sum + size, 0)
  }

  /** The sign-ins that any page was opened under. */
  signIns(): string[] {
    return [...this.live.values()].flatMap(({ signIns }) => signIns)
  }

  /** Signing out takes effect on every page that was opened under it. */
  disconnectSignIn(signIn: string): void {
    for (const room of this.live.values()) room.closeSignIn(signIn)
  }

  /** Somebody else wrote to the store: every room reads what it may have missed. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.live.values()].map(({ room }) => room.catchUp().catch(this.onFault)))
  }

  /** Sessions in memory. */
  get ids(): SessionId[] {
    return [...this.live.keys()]
  }

  /** The session was removed from the store: its pages are closed, and nothing of it stays in memory. */
  async forget(id: SessionId): Promise<void> {
    // What was being read while it was removed must not stay either.
    await this.loading.get(id)?.catch(() => undefined)
    this.live.get(id)?.closeAll('deleted')
    this.live.delete(id)
  }

  closeAll(): void {
    for (const room of this.live.values()) room.closeAll('restarting')
  }

  private async load(id: SessionId): Promise<LiveRoom | undefined> {
    const room = await Room.load(id, this.stores, this.clock, this.onFault)
    if (!room) return undefined
    const live = new LiveRoom(room, this.clock)
    this.live.set(id, live)
    // The first of its commands: who has voted so far died with the process that was here before.
    if (hasOpenBallots(room.state.quizzes)) void room.submit(SYSTEM, { type: 'ballots.abandon' })
    this.onOpen(room)
    this.forgetWhenOver(live)
    return live
  }

  private forgetWhenOver(live: LiveRoom): void {
    this.clock.after(FORGET_MS, () => {
      if (this.live.get(live.room.id) !== live) return
      if (live.room.state.lifecycle.phase === 'ended' && live.deserted) this.live.delete(live.room.id)
      else this.forgetWhenOver(live)
    })
  }
}
