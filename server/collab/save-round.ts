import type { Clock } from '../ports/clock.ts'

/** What was typed is written after this long at the latest, together with all that came meanwhile. */
const SAVE_MS = 150

/**
 * One timer for all documents: what they have to store goes to the store in one instant, and is committed together.
 * Each by its own timer, five hundred editors would keep the disk busy with hundreds of small commits a second.
 */
export class SaveRound {
  private readonly clock: Clock
  private readonly waiting = new Set<() => void>()
  private running = false

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Calls `save` once, at the end of the round that is under way or begins now. @returns a function that cancels it */
  join(save: () => void): () => void {
    this.waiting.add(save)
    if (!this.running) {
      this.running = true
      this.clock.after(SAVE_MS, () => this.end())
    }
    return () => void this.waiting.delete(save)
  }

  private end(): void {
    this.running = false
    const saves = [...this.waiting]
    this.waiting.clear()
    for (const save of saves) save()
  }
}
