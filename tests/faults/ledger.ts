/** One command as its sender knows it. */
export interface Sent {
  participant: string
  cid: string
  /** The number of the log that the acknowledgement named. Absent: not acknowledged. */
  seq?: number
  /** The name that it asked for, where it is a renaming. */
  name?: string
  /** The question that it answered, where it is an answer. */
  answered?: string
}

/** What everybody sent and was told: the other half of the book-keeping is the log on the server's disk. */
export class Ledger {
  readonly sent: Sent[] = []
  /** Participants whose joining was acknowledged. */
  readonly joined: string[] = []
  /** Requests to join, those without an answer included. */
  joinRequests = 0
  /** A command was acknowledged twice with different receipts. */
  readonly contradictions: string[] = []
  /** How often a command was refused and sent again, by the code of the refusal. */
  readonly refusals = new Map<string, number>()
  private acks = 0

  get acknowledged(): number {
    return this.acks + this.joined.length
  }

  send(sent: Sent): Sent {
    this.sent.push(sent)
    return sent
  }

  acknowledge(sent: Sent, seq: number): void {
    if (sent.seq === undefined) this.acks += 1
    else if (sent.seq !== seq) {
      this.contradictions.push(`${sent.participant} ${sent.cid}: first ${sent.seq}, then ${seq}`)
    }
    sent.seq = seq
  }

  refuse(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1)
  }
}
