import type { ParticipantId } from '../ids.ts'
import type { Envelope } from '../session/envelope.ts'
import type { AskId, AskPhase, AsksState } from '../session/talk/asks.ts'

/** Something that a learner asked the class (not a question of a quiz). Times are ms since the epoch. */
export interface AskedQuestion {
  ask: AskId
  text: string
  /** The slide that was shown when it was asked, from 0. */
  slide: number
  askedAt: number
  /** How many others wanted it answered, too. */
  votes: number
  phase: Exclude<AskPhase, 'withdrawn'>
  /** When staff marked it as answered; absent where it is not, or not any more. */
  answeredAt?: number
  anonymous: boolean
  /** Absent where it was asked anonymously. */
  by?: ParticipantId
}

/**
 * What learners asked, in the order of asking. A report outlives the class and is handed on, so it does not tell who
 * asked anonymously, and does not have what was taken back.
 */
export function asksReport(entries: Iterable<Envelope>, { items }: AsksState): AskedQuestion[] {
  const answered = new Map<AskId, number>()
  for (const { event, at } of entries) {
    if (event.type === 'ask.settled' && event.phase === 'answered') answered.set(event.ask, at)
  }
  return [...items.values()]
    .flatMap(({ id, by, anonymous, text, slide, at, phase, votes }): AskedQuestion[] => {
      if (phase === 'withdrawn') return []
      const answeredAt = phase === 'answered' ? answered.get(id) : undefined
      return [
        {
          ask: id,
          text,
          slide,
          askedAt: at,
          votes: votes.size,
          phase,
          ...(answeredAt === undefined ? {} : { answeredAt }),
          anonymous,
          ...(anonymous ? {} : { by }),
        },
      ]
    })
    .sort((a, b) => numberOf(a) - numberOf(b))
}

/** Ids are `a1`, `a2` … in the order of asking; two may come in one millisecond. */
const numberOf = ({ ask }: AskedQuestion): number => Number(ask.slice(1))
