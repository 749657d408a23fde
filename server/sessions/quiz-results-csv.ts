import type {
  AnswerResult,
  PersonResults,
  QuestionResults,
  RunResults,
} from '../../shared/report/quiz-results.ts'
import { plainOfHtml } from '../courses/quiz/html-markdown.ts'
import { answerText, rightText } from './answer-text.ts'
import { type Columns, csv } from './csv.ts'

interface AnswerRow {
  run: RunResults
  of: QuestionResults
  person: PersonResults
  given: AnswerResult
}

interface QuestionRow {
  run: RunResults
  of: QuestionResults
}

/** A row for each person and question that they answered. Anonymous answers are nobody's and not here. */
export function answersCsv(runs: readonly RunResults[]): string {
  const rows = runs.flatMap((run) =>
    run.questions.flatMap((of) =>
      run.people.flatMap((person): AnswerRow[] => {
        const given = person.answers[of.question.id]
        return given ? [{ run, of, person, given }] : []
      }),
    ),
  )
  return csv(ANSWER_COLUMNS, rows)
}

/** A row for each question. */
export function questionsCsv(runs: readonly RunResults[]): string {
  return csv(
    QUESTION_COLUMNS,
    runs.flatMap((run) => run.questions.map((of) => ({ run, of }))),
  )
}

const WHICH: Columns<QuestionRow> = {
  run: ({ run }) => run.run,
  quiz: ({ run }) => run.title || 'Poll',
  number: ({ of }) => of.number,
  question_id: ({ of }) => of.question.id,
  question: ({ of }) => plainOfHtml(of.question.stem),
  kind: ({ of }) => of.question.kind,
}

const ANSWER_COLUMNS: Columns<AnswerRow> = {
  ...WHICH,
  name: ({ person }) => person.name,
  id: ({ person }) => person.participant,
  round: ({ given }) => given.round,
  answer: ({ of, given }) => answerText(of.question, given.answer),
  answered_at: ({ given }) => new Date(given.at).toISOString(),
  seconds: ({ given }) => seconds(given.ms),
  correct: ({ given }) => (given.outcome === undefined ? '' : given.outcome.correct ? 'yes' : 'no'),
  percent: ({ given }) => percent(given.outcome?.share),
  points: ({ given }) => given.outcome?.points ?? '',
}

const QUESTION_COLUMNS: Columns<QuestionRow> = {
  ...WHICH,
  points: ({ of }) => of.question.points,
  right: ({ of }) => (of.key ? rightText(of.question, of.key) : ''),
  answered: ({ of }) => of.answered,
  correct: ({ of }) => of.correct ?? '',
  difficulty: ({ of }) => rounded(of.analysis?.difficulty),
  discrimination: ({ of }) => rounded(of.analysis?.discrimination),
  median_seconds: ({ of }) => (of.medianMs === undefined ? '' : seconds(of.medianMs)),
}

const seconds = (ms: number) => (ms / 1000).toFixed(1)
const rounded = (value: number | undefined) => (value === undefined ? '' : Math.round(1000 * value) / 1000)
const percent = (share: number | undefined) => (share === undefined ? '' : (100 * share).toFixed(1))
