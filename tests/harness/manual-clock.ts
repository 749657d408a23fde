import type { Clock } from '../../server/ports/clock.ts'
import { settle } from './settle.ts'

interface Timer {
  dueAt: number
  order: number
  run: () => void
}

/** A clock whose hands the test moves. Timers run in the order in which they are due, each with its promises. */
export class ManualClock implements Clock {
  /** ms that have passed; timers count in these, whatever somebody sets the clock to. */
  private elapsed = 0
  private readonly timers = new Set<Timer>()
  private count = 0
  private offset: number

  constructor(start = Date.UTC(2026, 8, 1, 9)) {
    this.offset = start
  }

  now(): number {
    return this.elapsed + this.offset
  }

  after(ms: number, run: () => void): () => void {
    const timer = { dueAt: this.elapsed + Math.max(0, ms), order: this.count++, run }
    this.timers.add(timer)
    return () => this.timers.delete(timer)
  }

  /** Lets `ms` pass. */
  async advance(ms: number): Promise<void> {
    const end = this.elapsed + ms
    await settle()
    for (let next = this.dueBy(end); next; next = this.dueBy(end)) {
      this.elapsed = Math.max(this.elapsed, next.dueAt)
      this.timers.delete(next)
      next.run()
      await settle()
    }
    this.elapsed = end
    await settle()
  }

  /** Somebody sets the server's clock: forward, or back by a negative number of ms. No time passes. */
  turn(ms: number): void {
    this.offset += ms
  }

  private dueBy(end: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.timers) {
      if (timer.dueAt > end) continue
      if (!next || timer.dueAt < next.dueAt || (timer.dueAt === next.dueAt && timer.order < next.order)) {
        next = timer
      }
    }
    return next
  }
}
