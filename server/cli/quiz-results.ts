import { type QuestionResults, quizReport, type RunResults } from '../../shared/report/quiz-results.ts'
import { fold } from '../../shared/session/fold.ts'
import { plainOfHtml } from '../courses/quiz/html-markdown.ts'
import { systemClock } from '../ports/clock.ts'
import { answersCsv, questionsCsv } from '../sessions/quiz-results-csv.ts'
import { failure, usage } from './failure.ts'
import { findSession } from './find-session.ts'
import { leaf } from './leaf.ts'
import { withStores } from './settings.ts'
import { table } from './table.ts'

/** Characters of a question that a line of the terminal has room for. */
const STEM_MAX = 50

export const results = leaf(
  {
    name: 'results',
    description: 'What was answered in the quizzes and polls of a session',
    args: {
      session: { type: 'positional', description: 'Id or code of the session', required: true },
      csv: { type: 'boolean', description: 'Print CSV for spreadsheets, a row for each answer' },
      questions: { type: 'boolean', description: 'With --csv: a row for each question' },
    },
  },
  ({ session, csv, questions, json }) => {
    if (csv && json) throw usage('--csv and --json exclude each other.')
    if (questions && !csv) throw usage('--questions goes with --csv.')
    return withStores({ create: false }, async (stores) => {
      const { id, title } = await findSession(stores.directory, session)
      const state = fold(await stores.log.read(id, 0))
      if (!state) throw failure(`The log of ${id} is empty.`)
      const report = quizReport(state, title, systemClock.now())
      if (csv) return { json: report, text: questions ? questionsCsv(report.runs) : answersCsv(report.runs) }
      const text = report.runs.map(runText).join('\n\n')
      return { json: report, text: text || 'Nothing was asked in this session.' }
    })
  },
)

function runText({ title, questions, people }: RunResults): string {
  const parts = [
    `${title || 'Poll'}\n`,
    table([['QUESTION', 'ANSWERED', 'RIGHT', 'DIFFICULTY', 'DISCRIMINATION'], ...questions.map(questionRow)]),
  ]
  if (title && people.length > 0) {
    const rows = people.map(({ name, answered, correct, points }) => [
      name,
      String(answered),
      String(correct),
      String(points),
    ])
    parts.push(table([['NAME', 'ANSWERED', 'RIGHT', 'POINTS'], ...rows]))
  }
  return parts.join('\n')
}

function questionRow({ number, question, answered, correct, analysis }: QuestionResults): string[] {
  const stem = plainOfHtml(question.stem)
  return [
    `${number}. ${stem.length > STEM_MAX ? `${stem.slice(0, STEM_MAX - 1)}…` : stem}`,
    String(answered),
    correct === undefined ? '–' : String(correct),
    analysis?.difficulty?.toFixed(2) ?? '–',
    analysis?.discrimination?.toFixed(2) ?? '–',
  ]
}
