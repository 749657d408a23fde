import type { ExerciseId } from '../course/exercise.ts'
import type { ParticipantId } from '../ids.ts'
import type { Envelope } from '../session/envelope.ts'
import type { HelpId } from '../session/help.ts'

/** A call for help from its beginning to its end. Times are ms since the epoch. */
export interface HelpCall {
  request: HelpId
  by: ParticipantId
  topic: string
  exercise?: ExerciseId
  askedAt: number
  /** When somebody went first; absent while nobody has. */
  claimedAt?: number
  /** Who had it last. */
  helper?: ParticipantId
  endedAt?: number
  /** `open`: while the class lasts, or until its end · `cancelled`: by who had called */
  outcome: 'open' | 'helped' | 'cancelled'
}

export interface HelpReport {
  /** In the order of asking. */
  calls: HelpCall[]
  /** Of calls that somebody went to, ms from asking to that; absent without any. */
  medianWaitMs?: number
  longestWaitMs?: number
  /** Calls that each member of the staff ended, most first. */
  helpers: { helper: ParticipantId; helped: number }[]
}

/** Who asked for help, how long they waited, and who helped: a fold of the log. */
export function helpReport(entries: Iterable<Envelope>): HelpReport {
  const calls = new Map<HelpId, HelpCall>()
  const change = (request: HelpId, to: (call: HelpCall) => HelpCall) => {
    const call = calls.get(request)
    if (call) calls.set(request, to(call))
  }
  for (const { event, at } of entries) {
    switch (event.type) {
      case 'help.asked': {
        const { request, by, topic, exercise } = event
        const about = exercise === undefined ? {} : { exercise }
        calls.set(request, { request, by, topic, ...about, askedAt: at, outcome: 'open' })
        break
      }
      case 'help.claimed':
        change(event.request, (call) => ({ ...call, claimedAt: call.claimedAt ?? at, helper: event.by }))
        break
      case 'help.cancelled':
        change(event.request, (call) => ({ ...call, endedAt: at, outcome: 'cancelled' }))
        break
      case 'help.resolved':
        change(event.request, (call) => ({
          ...call,
          // Somebody who was there already need not have claimed it.
          claimedAt: call.claimedAt ?? at,
          helper: event.helper,
          endedAt: at,
          outcome: 'helped',
        }))
        break
    }
  }
  const all = [...calls.values()]
  const waits = all
    .flatMap(({ askedAt, claimedAt }) => (claimedAt === undefined ? [] : claimedAt - askedAt))
    .sort((a, b) => a - b)
  const median = waits[Math.floor((waits.length - 1) / 2)]
  const longest = waits.at(-1)
  return {
    calls: all,
    ...(median === undefined ? {} : { medianWaitMs: median }),
    ...(longest === undefined ? {} : { longestWaitMs: longest }),
    helpers: helpersOf(all),
  }
}

function helpersOf(calls: readonly HelpCall[]): HelpReport['helpers'] {
  const counts = new Map<ParticipantId, number>()
  for (const { helper, outcome } of calls) {
    if (helper !== undefined && outcome === 'helped') counts.set(helper, (counts.get(helper) ?? 0) + 1)
  }
  return [...counts].map(([helper, helped]) => ({ helper, helped })).sort((a, b) => b.helped - a.helped)
}
