import { parse } from 'csv-parse/sync'
import { markdownOfPlain } from './plain-markdown.ts'
import {
  QuestionError,
  type QuizProblem,
  readEach,
  type SourceQuestion,
  type SourceQuiz,
} from './source-quiz.ts'

/** A row of a table, with its number in the file (from 1). */
export interface Row {
  line: number
  cells: string[]
}

interface Columns {
  question: number
  answers: number[]
  seconds: number
  correct: number
}

const ROWS_MAX = 5_000

/** Kahoot's table as CSV. Its headings have commas in them, so the separator is the one that finds all of them. */
export function parseCsv(text: string): SourceQuiz {
  const attempts = [',', ';', '\t'].map((delimiter) => attempt(text, delimiter))
  const [first] = attempts
  const found =
    attempts.find(({ rows }) => rows?.some(({ cells }) => columnsOf(cells) !== undefined)) ?? first
  if (found?.rows) return questionsOf(found.rows)
  return { questions: [], problems: found?.problem ? [found.problem] : [] }
}

function attempt(text: string, delimiter: string): { rows?: Row[]; problem?: QuizProblem } {
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: ROWS_MAX,
      max_record_size: 100_000,
      // With `info` a record comes with the line that it ends at; the types do not say so.
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const starts = [1, ...records.map(({ info }) => info.lines + 1)]
    return { rows: records.map(({ record }, index) => ({ line: starts[index] ?? 1, cells: record })) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
    const message = `The table cannot be read: ${error.message}`
    return { problem: { severity: 'error', line, message } }
  }
}

/**
 * The table of Kahoot's spreadsheet: below a row of headings (“Question”, “Answer 1” …, “Time limit”, “Correct
 * answer(s)”) a question in each row.
 */
export function questionsOf(rows: readonly Row[]): SourceQuiz {
  const at = rows.findIndex(({ cells }) => columnsOf(cells) !== undefined)
  const columns = columnsOf(rows[at]?.cells ?? [])
  if (!columns) {
    const message =
      'There is no row of headings with “Question”, “Answer 1”, “Answer 2” and “Correct answer(s)”.'
    return { questions: [], problems: [{ severity: 'error', line: 1, message }] }
  }
  const filled = rows
    .slice(at + 1)
    .filter(({ cells }) => [columns.question, ...columns.answers].some((i) => cells[i]?.trim()))
  return readEach(filled, (row) => read(row, columns))
}

function columnsOf(cells: readonly string[]): Columns | undefined {
  const find = (heading: RegExp) => cells.findIndex((cell) => heading.test(cell.trim()))
  const columns = {
    question: find(/^question(?!\s*(?:no|number|type|#))/i),
    answers: [1, 2, 3, 4, 5, 6]
      .map((n) => find(new RegExp(`^answer\\s*${n}\\b`, 'i')))
      .filter((index) => index >= 0),
    seconds: find(/^time\b/i),
    correct: find(/^correct\b/i),
  }
  return columns.question >= 0 && columns.answers.length >= 2 && columns.correct >= 0 ? columns : undefined
}

function read({ line, cells }: Row, columns: Columns): SourceQuestion {
  const cell = (index: number) => cells[index]?.trim() ?? ''
  const texts = columns.answers.map((index) => cell(index))
  const correct = cell(columns.correct)
    .split(/[\s,;/&]+/)
    .filter(Boolean)
    .map(Number)
  if (correct.length === 0) throw new QuestionError('No correct answer is named.')
  const missing = correct.find((number) => !texts[number - 1])
  if (missing !== undefined) {
    throw new QuestionError(
      `The correct answer “${cell(columns.correct).slice(0, 40)}” is no number of an answer.`,
    )
  }
  const time = cell(columns.seconds)
  const seconds = Number.parseFloat(time)
  if (time && !Number.isFinite(seconds))
    throw new QuestionError(`The time limit “${time.slice(0, 40)}” is no number.`)
  return {
    line,
    stem: markdownOfPlain(cell(columns.question)),
    ...(time ? { seconds } : {}),
    covers: [],
    answer: {
      kind: 'choice',
      several: correct.length > 1,
      isPoll: false,
      options: texts.flatMap((text, index) =>
        text ? [{ text: markdownOfPlain(text), right: correct.includes(index + 1) }] : [],
      ),
    },
  }
}
