const KEPT = 6

/** Estimates the server's clock from messages that carry its time. Times are ms since the epoch. */
export class ServerClock {
  private samples: { offset: number; roundTrip: number }[] = []

  /**
   * @param serverTime what the server's clock said
   * @param sentAt when the question left, on the local clock
   * @param receivedAt when the answer came; the server is taken to have looked half way between
   */
  note(serverTime: number, sentAt: number, receivedAt: number): void {
    const roundTrip = receivedAt - sentAt
    if (roundTrip < 0) return
    this.samples.push({ offset: serverTime + roundTrip / 2 - receivedAt, roundTrip })
    if (this.samples.length > KEPT) this.samples.shift()
  }

  /** A message that was not asked for: good enough until an answer comes. */
  noteOneWay(serverTime: number, receivedAt: number): void {
    if (this.samples.length === 0) this.samples.push({ offset: serverTime - receivedAt, roundTrip: 2_000 })
  }

  /** Server time minus local time, from the answer that was quickest of the last few. */
  offset(): number {
    let best: { offset: number; roundTrip: number } | undefined
    for (const sample of this.samples) if (!best || sample.roundTrip <= best.roundTrip) best = sample
    return best ? Math.round(best.offset) : 0
  }
}
