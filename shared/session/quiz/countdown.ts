import type { ParticipantId } from '../../ids.ts'
import type { Item, QuizzesState } from './state.ts'

/** An answer that reached the server this long after the deadline still counts: it was on its way. */
export const ANSWER_GRACE_MS = 1_000

/** While a countdown runs the log says at least this often that the server lives. */
export const TICK_MS = 2_000

/**
 * A longer silence of the log while a countdown runs means that the server was away (killed, asleep, no disk): for
 * nobody did the time pass, and the countdown goes on with the rest that it had at the last entry.
 */
export const AWAY_MS = 5_000

export const factorOf = (state: QuizzesState, participant: ParticipantId): number =>
  state.extraTime.get(participant) ?? 1

/** When a question ends or ended for most: by the countdown, or when the host closed it. */
function commonEnd({ until, closed }: Item): number | undefined {
  return closed?.by === 'host' ? Math.min(closed.at, until ?? Number.POSITIVE_INFINITY) : until
}

/** When a question ends for somebody, ms since the epoch; undefined while nobody can say. */
export function endFor(item: Item, factor: number): number | undefined {
  const end = commonEnd(item)
  return end === undefined ? undefined : item.since + factor * (end - item.since)
}

/** The time runs for somebody: for all, or for those who have more of it. */
function isCounting(state: QuizzesState, item: Item, at: number): boolean {
  if (item.phase === 'open') return item.until !== undefined
  if (item.phase !== 'closed' || state.extraTime.size === 0) return false
  const longest = endFor(item, Math.max(...state.extraTime.values()))
  return longest !== undefined && longest + ANSWER_GRACE_MS > at
}

/**
 * The state as it is at `now`: countdowns stood still where the log was silent for too long.
 * @param at of the last entry, ms since the epoch
 */
export function resumed(state: QuizzesState, at: number, now: number): QuizzesState {
  const away = now - at
  if (away <= AWAY_MS) return state
  const runs = state.runs.map((run) => {
    if (!run.items.some((item) => isCounting(state, item, at))) return run
    return {
      ...run,
      items: run.items.map((item) => (isCounting(state, item, at) ? later(item, away) : item)),
    }
  })
  return { ...state, runs }
}

function later(item: Item, ms: number): Item {
  const { since, until, closed } = item
  return {
    ...item,
    since: since + ms,
    ...(until === undefined ? {} : { until: until + ms }),
    ...(closed === undefined ? {} : { closed: { ...closed, at: closed.at + ms } }),
  }
}

/** The server's own: closes what is due, or else notes that the server lives. */
export interface CountdownCommand {
  type: 'countdown.tick'
}

/** When a countdown wants the room to wake. @param at of the last entry, ms since the epoch */
export function countdownAlarm(state: QuizzesState, at: number): number | undefined {
  let alarm: number | undefined
  for (const { items } of state.runs) {
    for (const item of items) {
      if (!isCounting(state, item, at)) continue
      alarm = Math.min(alarm ?? at + TICK_MS, dueAt(item) ?? Number.POSITIVE_INFINITY)
    }
  }
  return alarm
}

/** When a question is closed by itself. */
export const dueAt = (item: Item): number | undefined =>
  item.phase === 'open' && item.until !== undefined ? item.until + ANSWER_GRACE_MS : undefined
