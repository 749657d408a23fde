import type { CourseId, DeckId, ParticipantId, SessionId } from '../ids.ts'
import type { Phase } from '../session/lifecycle.ts'
import type { Role, Standing } from '../session/roster.ts'

/** What a client may know, as named slices. A slice that an audience may not have is absent. */
export interface RoomView {
  session: SessionSlice
  stage?: StageSlice
  room?: RoomSlice
  roster?: RosterSlice
  door?: DoorSlice
  demos?: DemosSlice
}

export interface SessionSlice {
  id: SessionId
  title: string
  phase: Phase
  /** ms since the epoch, on the server's clock. */
  startedAt?: number
  endedAt?: number
}

export interface StageSlice {
  course: CourseId
  deck: DeckId
  /** From 0. While the screen is black the position is still told, so that nobody is behind afterwards. */
  slide: number
  step: number
  black: boolean
  /** When this slide came up, ms since the epoch. */
  since: number
  driver: { id: ParticipantId; name: string }
}

/** How many are here: learners who were let in, and how many of them are connected now. */
export interface RoomSlice {
  learners: number
  online: number
}

/** Editors of the staff that everybody sees; their text travels by `/collab/<session>/demo/<id>`. */
export interface DemosSlice {
  items: Record<string, DemoView>
  /** The demo beside the slides; absent while there is none. */
  onScreen?: string
}

export interface DemoView {
  title: string
  /** The order in which demos were opened, from 0. */
  order: number
  /** Everybody who is in the room may type. */
  everybody: boolean
  /** Asked whether they take over; told to staff, and to the person themselves as `me.offeredDemo`. */
  offeredTo?: { id: ParticipantId; name: string }
  /** May type beside the staff. */
  lentTo?: { id: ParticipantId; name: string }
}

/** Staff only. */
export interface RosterSlice {
  people: Record<ParticipantId, PersonView>
}

export interface PersonView {
  name: string
  role: Role
  standing: Standing
  /** Connected with at least one page now. */
  online: boolean
  joinedAt: number
  /** Present for attendance since then; absent while the person is away. */
  presentSince?: number
}

/** Staff only. */
export interface DoorSlice {
  locked: boolean
  waitingRoom: boolean
  waiting: number
  /** Changes when the invitation links are renewed: look them up again. */
  invitations: number
}

/** The reader's own part, made for each person and sent beside the audience's view. */
export interface MeView {
  id: ParticipantId
  name: string
  role: Role
  standing: Standing
  /** Has the floor. */
  driver: boolean
  /** Opened the session and answers for it. */
  host: boolean
  /** The live demo that this person is asked to take over. */
  offeredDemo?: string
}
