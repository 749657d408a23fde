import type { ParticipantId } from '../ids.ts'
import type { AskId, AskPhase } from '../session/talk/asks.ts'
import type { MoodCounts } from '../session/talk/pace.ts'

/** What learners ask. Times are ms since the epoch on the server's clock. */
export interface AsksSlice {
  items: Record<AskId, AskView>
  /** How many are not answered yet; more than are in `items` where there are very many. */
  open: number
  /** New ones are shown to learners only once staff let them. */
  moderated: boolean
  /** Is on the projector. */
  pinned?: AskId
}

export interface AskView {
  text: string
  /** The slide that was shown when it was asked, from 0. */
  slide: number
  at: number
  phase: AskPhase
  votes: number
  /** Learners are not told who asks. */
  anonymous?: true
  /** Who asks; absent for learners where it is anonymous, and for staff, who have `by`. */
  name?: string
  /** Staff only. */
  by?: { id: ParticipantId; name: string }
}

/** Staff only: raised hands; the lowest turn is first. */
export interface HandsSlice {
  up: Record<ParticipantId, { at: number; turn: number }>
}

/**
 * Staff only: how many said what about the pace, by the beginning of the half minute in which they did. What is said
 * counts for five minutes, so the sum over the last ten points is how the class feels now.
 */
export interface PaceSlice {
  curve: Record<string, MoodCounts>
}

/** At most five, by id. */
export interface AnnouncementsSlice {
  items: Record<string, { text: string; at: number; by: string }>
}

/** A reader's own questions, those included that only staff see, and which of the others' they want answered. */
export interface MyAsks {
  own: Record<AskId, { text: string; phase: AskPhase }>
  voted: AskId[]
}
