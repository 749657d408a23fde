import type { Reaction, ReactionCounts } from '../../shared/wire/messages.ts'

/** Presses are gathered for so long: as long as the server counts them. */
export const GATHER_MS = 250
/** The most of one kind that a message may say. */
const MOST = 100

/** Gathers what one page presses, however fast, into at most one message in a quarter of a second. */
export class ReactionSender {
  private readonly send: (counts: ReactionCounts) => void
  private counts: ReactionCounts = {}
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (counts: ReactionCounts) => void) {
    this.send = send
  }

  add(reaction: Reaction): void {
    this.counts[reaction] = Math.min((this.counts[reaction] ?? 0) + 1, MOST)
    this.timer ??= setTimeout(() => {
      const { counts } = this
      this.stop()
      this.send(counts)
    }, GATHER_MS)
  }

  stop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.counts = {}
  }
}
