import type { Answer, Question, QuestionId, QuestionKey, QuizId } from '../course/quiz.ts'
import type { ParticipantId } from '../ids.ts'
import type { PersistentMap } from '../persistent-map.ts'
import type { Given, Item, Outcome, QuizzesState, Run, RunId, Scoring } from '../session/quiz/state.ts'
import type { RosterState } from '../session/roster.ts'
import { analyse, type ItemAnalysis } from './item-analysis.ts'

export interface RunResults {
  run: RunId
  /** Absent for polls. */
  quiz?: QuizId
  title: string
  scoring: Scoring
  finished: boolean
  questions: QuestionResults[]
  /** Everybody who answered under their name, the best first. */
  people: PersonResults[]
}

export interface QuestionResults {
  question: Question
  /** Its place in the quiz, from 1. */
  number: number
  /** Absent before the reveal, and where there is no right and wrong. */
  key?: QuestionKey
  revealed: boolean
  /** How often each bucket was answered, by round. */
  rounds: Record<string, number>[]
  /** People who answered in any round. */
  answered: number
  /** Answers that were right in every part; absent without a key. */
  correct?: number
  /** Absent without a key. */
  analysis?: ItemAnalysis
}

export interface PersonResults {
  participant: ParticipantId
  name: string
  /** By question; without those that the person did not answer. */
  answers: Record<QuestionId, AnswerResult>
  answered: number
  correct: number
  points: number
}

export interface AnswerResult {
  answer: Answer
  round: 1 | 2
  /** When it was saved, ms since the epoch, and how long after the question had been asked it came. */
  at: number
  ms: number
  /** Absent without a key and before the reveal. */
  outcome?: Outcome
}

/**
 * Results of all quizzes and polls of a session as they stand in its log, in the order in which they were held. What was
 * graded is taken from the log and not graded again. Of anonymous questions there are counts and no persons.
 */
export function quizResults({ runs }: QuizzesState, roster: RosterState): RunResults[] {
  return runs.map((run) => {
    const people = peopleOf(run, roster)
    return {
      run: run.id,
      ...(run.quiz === undefined ? {} : { quiz: run.quiz }),
      title: run.title,
      scoring: run.scoring,
      finished: run.finished,
      questions: run.items.map((item) => questionResults(item, people)),
      people,
    }
  })
}

function peopleOf(run: Run, roster: RosterState): PersonResults[] {
  const people = new Map<ParticipantId, PersonResults>()
  for (const item of run.items) {
    if (item.question.anonymous) continue
    for (const [participant, { given, round }] of lastOf(item)) {
      const outcome = item.reveal?.outcomes.get(participant)
      const before = people.get(participant)
      const name = roster.members.get(participant)?.name ?? ''
      const row = before ?? { participant, name, answers: {}, answered: 0, correct: 0, points: 0 }
      row.answers[item.question.id] = {
        answer: given.answer,
        round,
        at: given.at,
        ms: given.ms,
        ...(outcome === undefined ? {} : { outcome }),
      }
      row.answered += 1
      if (outcome?.correct) row.correct += 1
      row.points = Math.round((row.points + (outcome?.points ?? 0)) * 100) / 100
      people.set(participant, row)
    }
  }
  return [...people.values()].sort(
    (a, b) => b.points - a.points || b.correct - a.correct || (a.participant < b.participant ? -1 : 1),
  )
}

/** Everybody's last answer. */
function lastOf({ answers, first, round }: Item): Map<ParticipantId, { given: Given; round: 1 | 2 }> {
  const all = new Map<ParticipantId, { given: Given; round: 1 | 2 }>()
  for (const [participant, given] of first?.answers.entries() ?? []) all.set(participant, { given, round: 1 })
  for (const [participant, given] of answers.entries()) all.set(participant, { given, round })
  return all
}

function questionResults(item: Item, people: readonly PersonResults[]): QuestionResults {
  const { question, number, counts, first, reveal } = item
  const { key } = reveal ?? {}
  const correct = [...(reveal?.outcomes.values() ?? [])].filter((outcome) => outcome.correct).length
  return {
    question,
    number,
    ...(key === undefined ? {} : { key, correct, analysis: analyse(question, key, people) }),
    revealed: reveal !== undefined,
    rounds: [...(first ? [first.counts] : []), counts].map(barsOf),
    // Nobody can tell whether the votes of two anonymous rounds are of the same people.
    answered: question.anonymous ? item.answers.size : lastOf(item).size,
  }
}

function barsOf(counts: PersistentMap<number>): Record<string, number> {
  return Object.fromEntries([...counts.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
}
