import type { ParticipantId } from '../../shared/ids.ts'
import { REACTIONS, type ReactionCounts } from '../../shared/wire/messages.ts'
import type { Clock } from '../ports/clock.ts'

/** Reactions are counted for so long, and told together. */
export const REACTIONS_INTERVAL_MS = 250
/** Of one person in each interval; what is more is not counted. */
export const REACTIONS_EACH = 5

/** Counts reactions of a room and tells the sums. Nothing is stored, and nobody learns who reacted. */
export class Reactions {
  private readonly clock: Clock
  private readonly tell: (counts: ReactionCounts) => void
  private counts: ReactionCounts = {}
  private readonly of = new Map<ParticipantId, number>()
  private cancel: (() => void) | undefined

  constructor(clock: Clock, tell: (counts: ReactionCounts) => void) {
    this.clock = clock
    this.tell = tell
  }

  /** Takes what one person's page has gathered. */
  add(participant: ParticipantId, more: ReactionCounts): void {
    for (const kind of REACTIONS) {
      const before = this.of.get(participant) ?? 0
      const counted = Math.min(more[kind] ?? 0, REACTIONS_EACH - before)
      if (counted <= 0) continue
      this.of.set(participant, before + counted)
      this.counts[kind] = (this.counts[kind] ?? 0) + counted
      this.cancel ??= this.clock.after(REACTIONS_INTERVAL_MS, () => this.flush())
    }
  }

  stop(): void {
    this.cancel?.()
  }

  private flush(): void {
    const { counts } = this
    this.counts = {}
    this.of.clear()
    this.cancel = undefined
    this.tell(counts)
  }
}
