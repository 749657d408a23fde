import { createHmac, randomBytes } from 'node:crypto'
import type { ParticipantId } from '../../shared/ids.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import { scopeOf } from '../../shared/session/quiz/state.ts'

/**
 * Who has voted in the anonymous polls that are open: one key for each, in the memory of this process and nowhere
 * else, destroyed at the reveal. The log holds keyed hashes, by which a second vote is told from a first and nobody
 * is found; see docs/adr/0010-anonymous-votes.md.
 */
export class Ballots {
  private readonly keys = new Map<string, Buffer>()

  /**
   * Questions that this process is about to open. Should that fail, nobody votes with their keys; should it only seem
   * to fail, they are there.
   */
  begin(event: SessionEvent): void {
    if (event.type === 'poll.opened' || event.type === 'question.opened') {
      if (event.question.anonymous) this.addKey(event.run, event.question.id, 1)
    } else if (event.type === 'quiz.opened') {
      for (const { id, anonymous } of event.questions ?? []) if (anonymous) this.addKey(event.run, id, 1)
    } else if (event.type === 'question.asked-again') {
      // Where the first round was anonymous the second is.
      if (this.keys.has(scopeOf(event.run, event.question, 1))) this.addKey(event.run, event.question, 2)
    }
  }

  /** A revealed question takes no more votes. */
  end(event: SessionEvent): void {
    if (event.type !== 'question.revealed') return
    for (const round of [1, 2]) this.keys.delete(scopeOf(event.run, event.question, round))
  }

  of(participant: ParticipantId, scope: string): string | undefined {
    const key = this.keys.get(scope)
    return key && createHmac('sha256', key).update(participant).digest('base64url').slice(0, 22)
  }

  private addKey(run: string, question: string, round: number): void {
    const scope = scopeOf(run, question, round)
    if (!this.keys.has(scope)) this.keys.set(scope, randomBytes(32))
  }
}
