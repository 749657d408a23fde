import { grade } from '../../course/grade.ts'
import type { Answer, Question, QuestionKey } from '../../course/quiz.ts'
import type { ParticipantId } from '../../ids.ts'
import type { Item, Outcome, Scoring, Standings } from './state.ts'

/**
 * The first seconds of a countdown cost nobody anything: they cover the way of the question to a slow phone and of the
 * answer back. Nothing that a client says or delays has any influence on it.
 */
export const SPEED_ALLOWANCE_MS = 2_000

/** A right answer in the last moment is worth this share of one that came at once. */
export const SPEED_FLOOR = 0.5

/**
 * @param ms after the beginning of the countdown @param length of the countdown for this person; undefined: open-ended
 * @returns the share of the points that is left, from `SPEED_FLOOR` to 1
 */
export function speedFactor(ms: number, length: number | undefined): number {
  if (length === undefined || length <= SPEED_ALLOWANCE_MS) return 1
  const used = (ms - SPEED_ALLOWANCE_MS) / (length - SPEED_ALLOWANCE_MS)
  return 1 - (1 - SPEED_FLOOR) * Math.min(1, Math.max(0, used))
}

/** What everybody's last answer is worth. Equal answers are graded once. */
export function outcomesOf(
  item: Item,
  key: QuestionKey,
  scoring: Scoring,
  factorOf: (participant: ParticipantId) => number,
): ({ participant: ParticipantId } & Outcome)[] {
  const { question } = item
  const graded = memoised(question, key)
  return lastAnswers(item).map(([participant, { answer, ms, length }]) => {
    const { correct, share } = graded(answer)
    const own = length === undefined ? undefined : length * factorOf(participant)
    const speed = scoring === 'speed' ? speedFactor(ms, own) : 1
    return { participant, correct, share, points: rounded(question.points * share * speed) }
  })
}

/**
 * Of two rounds the second counts for those who answered in it. In the order of the participants' ids, each with the
 * length of its countdown where there was one.
 */
function lastAnswers(
  item: Item,
): [ParticipantId, { answer: Answer; ms: number; length: number | undefined }][] {
  const all = new Map<ParticipantId, { answer: Answer; ms: number; length: number | undefined }>()
  for (const round of item.first ? [item.first, item] : [item]) {
    const length = round.until === undefined ? undefined : round.until - round.since
    for (const [participant, { answer, ms }] of round.answers.entries())
      all.set(participant, { answer, ms, length })
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1))
}

function memoised(question: Question, key: QuestionKey) {
  const known = new Map<string, { correct: boolean; share: number }>()
  return (answer: Answer) => {
    const text = JSON.stringify(answer)
    const before = known.get(text)
    if (before) return before
    const result = grade(question, key, answer)
    known.set(text, result)
    return result
  }
}

/** The standings with what another question brought. */
export function advanced(
  before: Standings,
  outcomes: readonly ({ participant: ParticipantId } & Outcome)[],
): Standings {
  const points = new Map(before.points)
  for (const { participant, points: more } of outcomes) {
    points.set(participant, rounded((points.get(participant) ?? 0) + more))
  }
  const order = [...points]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([participant]) => participant)
  const ranks = new Map<ParticipantId, number>()
  for (const [n, participant] of order.entries()) {
    const ahead = order[n - 1]
    const shared = ahead !== undefined && points.get(ahead) === points.get(participant)
    ranks.set(participant, shared ? (ranks.get(ahead) ?? 1) : n + 1)
  }
  return { points, ranks, order }
}

const rounded = (points: number) => Math.round(points * 100) / 100
