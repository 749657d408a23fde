import { grade } from '../../../shared/course/grade.ts'
import type { Answer, Option, Question, QuestionKey } from '../../../shared/course/quiz.ts'
import { letterOf } from './option-marks.ts'

export interface BarRow {
  bucket: string
  /** Place of an option in its question, from 0: the one that the row is of, or the one that was matched. */
  option?: number
  /** Sanitised HTML of the option, or of what it was matched with; absent where `text` is all. */
  html?: string
  text: string
  /** Shown in a fixed-width font. */
  code?: boolean
  count: number
  /** Of those who answered, from 0 to 1. */
  share: number
  /** The share in the first round, where there were two. */
  before?: number
  /** Absent where nothing is right or wrong, or it is not known yet. */
  right?: boolean
}

/** Rows of texts and numbers that are shown; the rest is counted. */
const MOST = 8

export interface Counted {
  bars: Record<string, number>
  before?: Record<string, number> | undefined
  /** How many have answered. */
  answered: number
  /** Marks what is right. */
  answerKey?: QuestionKey | undefined
}

/** What a histogram shows: every option, step or pair there is, else the most frequent answers. */
export function barRows(question: Question, counted: Counted): { rows: BarRow[]; others: number } {
  const { bars, before } = counted
  // Where one answer counts once, shares of both rounds are of those who answered in them.
  const total = Math.max(counted.answered, isSingle(question) ? sum(bars) : 0, 1)
  const first = before && Math.max(isSingle(question) ? sum(before) : counted.answered, 1)
  const buckets = fixedBuckets(question) ?? frequent(question, bars)
  const rows = buckets.map((row): BarRow => {
    const count = bars[row.bucket] ?? 0
    const right = counted.answerKey && isRight(question, counted.answerKey, row.bucket)
    return {
      ...row,
      count,
      share: count / total,
      ...(before && first ? { before: (before[row.bucket] ?? 0) / first } : {}),
      ...(right === undefined ? {} : { right }),
    }
  })
  const shown = rows.reduce((all, { count }) => all + count, 0)
  return { rows, others: sum(bars) - shown }
}

const sum = (bars: Record<string, number>) => Object.values(bars).reduce((all, count) => all + count, 0)

/** Each answer is in one bucket only. */
const isSingle = (question: Question) =>
  !(
    (question.kind === 'choice' && question.form === 'multiple') ||
    question.kind === 'match' ||
    (question.kind === 'open' && question.form === 'cloud')
  )

type Bucket = Pick<BarRow, 'bucket' | 'option' | 'html' | 'text' | 'code'>

function fixedBuckets(question: Question): Bucket[] | undefined {
  if (question.kind === 'choice') {
    return question.options.map(({ id, html }, option) => ({
      bucket: id,
      option,
      html,
      text: letterOf(option),
    }))
  }
  if (question.kind === 'rating') {
    return Array.from({ length: question.steps }, (_, n) => ({
      bucket: String(n + 1),
      text: `${n + 1}${ratingWord(question, n + 1)}`,
    }))
  }
  return undefined
}

function ratingWord({ steps, low, high }: { steps: number; low: string; high: string }, value: number) {
  const word = value === 1 ? low : value === steps ? high : ''
  return word && ` ${word}`
}

function frequent(question: Question, bars: Record<string, number>): Bucket[] {
  return Object.entries(bars)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, question.kind === 'match' ? 12 : MOST)
    .map(([bucket]) => ({ bucket, ...described(question, bucket) }))
}

function described(question: Question, bucket: string): Omit<Bucket, 'bucket'> {
  switch (question.kind) {
    case 'order':
      return { text: bucket.split(' ').map(placeIn(question.options)).join(' → ') }
    case 'match': {
      const [option = '', target = ''] = bucket.split(' ')
      const n = question.options.findIndex(({ id }) => id === option)
      const to = question.targets.find(({ id }) => id === target)
      return { text: placeIn(question.options)(option), option: n, html: to?.html ?? '?' }
    }
    case 'line':
      return { text: `${bucket}: ${question.lines[Number(bucket) - 1]?.trim() ?? ''}`, code: true }
    case 'number':
      return { text: question.unit === undefined ? bucket : `${bucket} ${question.unit}` }
    case 'text':
      return {
        text: bucket === '' ? '(nothing)' : bucket,
        ...(question.form === 'output' ? { code: true } : {}),
      }
    default:
      return { text: bucket }
  }
}

const placeIn = (options: readonly Option[]) => (id: string) => {
  const at = options.findIndex((option) => option.id === id)
  return at < 0 ? '?' : letterOf(at)
}

function isRight(question: Question, key: QuestionKey, bucket: string): boolean | undefined {
  if (key.kind === 'choice') return key.options.includes(bucket)
  if (key.kind === 'match') {
    const [option = '', target = ''] = bucket.split(' ')
    return key.pairs[option] === target
  }
  const answer = answerIn(question, bucket)
  return answer && grade(question, key, answer).correct
}

function answerIn(question: Question, bucket: string): Answer | undefined {
  switch (question.kind) {
    case 'number':
      return { kind: 'number', value: Number(bucket) }
    case 'text':
      return { kind: 'text', text: bucket }
    case 'order':
      return { kind: 'order', options: bucket.split(' ') }
    case 'line':
      return { kind: 'line', line: Number(bucket) }
    default:
      return undefined
  }
}

/** The mean of a rating; undefined while nobody has answered. */
export function ratingMean(bars: Record<string, number>): number | undefined {
  const votes = sum(bars)
  if (votes === 0) return undefined
  return Object.entries(bars).reduce((all, [value, count]) => all + Number(value) * count, 0) / votes
}

/** Words of a cloud, the most frequent in the middle of the list; `size` from 0 (rarest) to 1. */
export function cloudWords(
  bars: Record<string, number>,
  most = 30,
): { word: string; count: number; size: number }[] {
  const words = Object.entries(bars)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
  const top = words[0]?.[1] ?? 1
  const result: { word: string; count: number; size: number }[] = []
  for (const [n, [word, count]] of words.entries()) {
    const size = top === 1 ? 0.4 : Math.sqrt((count - 1) / (top - 1))
    if (n % 2 === 0) result.push({ word, count, size })
    else result.unshift({ word, count, size })
  }
  return result
}
