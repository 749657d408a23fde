import type { Answer, Question, QuestionId, QuestionKey, QuizId } from '../course/quiz.ts'
import type { ParticipantId } from '../ids.ts'
import type { PersistentMap } from '../persistent-map.ts'
import type { Given, Item, Outcome, QuizzesState, Run, RunId, Scoring } from '../session/quiz/state.ts'
import type { RosterState } from '../session/roster.ts'
import type { SessionState } from '../session/session.ts'
import { ANONYMOUS_MIN } from '../view/quiz-view.ts'
import { analyse, type ItemAnalysis } from './item-analysis.ts'

/** Results of a session with what people need to read them. Times are ms since the epoch on the server's clock. */
export interface QuizReport {
  title: string
  /** When the report was made. */
  now: number
  startedAt?: number
  endedAt?: number
  runs: RunResults[]
}

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
  /** How often each bucket was answered, by round; empty where it may not be told of an anonymous question [Q20]. */
  rounds: Record<string, number>[]
  /** People who answered in any round. */
  answered: number
  /** Answers that were right in every part; absent without a key. */
  correct?: number
  /** Absent without a key. */
  analysis?: ItemAnalysis
  /** Half of the answers came within this time, ms; absent without answers, and of anonymous questions. */
  medianMs?: number
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

export function quizReport(
  { lifecycle, quizzes, roster }: Pick<SessionState, 'lifecycle' | 'quizzes' | 'roster'>,
  title: string,
  now: number,
): QuizReport {
  const { startedAt, endedAt } = lifecycle
  return {
    title,
    now,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    runs: quizResults(quizzes, roster),
  }
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
      row.answers[item.question.id] = answerResult(given, round, outcome)
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

export const answerResult = (given: Given, round: 1 | 2, outcome: Outcome | undefined): AnswerResult => ({
  answer: given.answer,
  round,
  at: given.at,
  ms: given.ms,
  ...(outcome === undefined ? {} : { outcome }),
})

/** Everybody's last answer. */
function lastOf({ answers, first, round }: Item): Map<ParticipantId, { given: Given; round: 1 | 2 }> {
  const all = new Map<ParticipantId, { given: Given; round: 1 | 2 }>()
  for (const [participant, given] of first?.answers.entries() ?? []) all.set(participant, { given, round: 1 })
  for (const [participant, given] of answers.entries()) all.set(participant, { given, round })
  return all
}

function questionResults(item: Item, people: readonly PersonResults[]): QuestionResults {
  const { question, number, answers, counts, first, reveal } = item
  const { key } = reveal ?? {}
  const correct = [...(reveal?.outcomes.values() ?? [])].filter((outcome) => outcome.correct).length
  const last = lastOf(item)
  const medianMs = question.anonymous ? undefined : median([...last.values()].map(({ given }) => given.ms))
  return {
    question,
    number,
    ...(key === undefined ? {} : { key, correct, analysis: analyse(question, key, people) }),
    revealed: reveal !== undefined,
    rounds: [...(first ? [first] : []), { answers, counts }].map((round) =>
      mayTell(item, round.answers.size) ? barsOf(round.counts) : {},
    ),
    // Nobody can tell whether the votes of two anonymous rounds are of the same people.
    answered: question.anonymous ? answers.size : last.size,
    ...(medianMs === undefined ? {} : { medianMs }),
  }
}

const mayTell = ({ question, reveal }: Item, votes: number): boolean =>
  !question.anonymous || (reveal !== undefined && votes >= ANONYMOUS_MIN)

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? undefined : Math.round((lower + upper) / 2)
}

function barsOf(counts: PersistentMap<number>): Record<string, number> {
  return Object.fromEntries([...counts.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
}
