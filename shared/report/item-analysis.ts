import type { Question, QuestionKey } from '../course/quiz.ts'
import type { PersonResults } from './quiz-results.ts'

/** What a question says about a class, and a class about a question. */
export interface ItemAnalysis {
  /** Mean share of the points, from 0 (nobody got anything) to 1 (everybody all). Absent where nobody answered. */
  difficulty?: number
  /**
   * Correlation, from -1 to 1, of what people got here with what they got on average in the other questions of the
   * quiz (corrected item-total correlation). Near 0 or below it the question does not tell who knows the matter. Absent
   * where fewer than three people can be compared, or all got the same.
   */
  discrimination?: number
  /** Of choices: what each option drew. */
  options?: OptionAnalysis[]
}

export interface OptionAnalysis {
  option: string
  right: boolean
  /** How many chose it, and their share of those who answered. */
  chosen: number
  share: number
  /** What those who chose it got on average in the other questions, from 0 to 1; absent where there is nothing. */
  elsewhere?: number
}

const COMPARED_MIN = 3

interface Row {
  share: number
  /** Mean share in the other questions. */
  elsewhere: number | undefined
  options: readonly string[]
}

export function analyse(
  question: Question,
  key: QuestionKey,
  people: readonly PersonResults[],
): ItemAnalysis {
  const rows = people.flatMap((person) => rowOf(question, person) ?? [])
  const pairs = rows.flatMap(({ share, elsewhere }): [number, number][] =>
    elsewhere === undefined ? [] : [[share, elsewhere]],
  )
  const difficulty = mean(rows.map(({ share }) => share))
  const discrimination = pairs.length < COMPARED_MIN ? undefined : correlation(pairs)
  return {
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(discrimination === undefined ? {} : { discrimination }),
    ...(question.kind === 'choice' && key.kind === 'choice'
      ? { options: question.options.map(({ id }) => optionOf(id, key.options.includes(id), rows)) }
      : {}),
  }
}

function rowOf({ id }: Question, { answers }: PersonResults): Row | undefined {
  const here = answers[id]
  if (!here?.outcome) return undefined
  const others = Object.entries(answers).flatMap(([other, { outcome }]) =>
    other === id || !outcome ? [] : [outcome.share],
  )
  return {
    share: here.outcome.share,
    elsewhere: mean(others),
    options: here.answer.kind === 'choice' ? here.answer.options : [],
  }
}

function optionOf(option: string, right: boolean, rows: readonly Row[]): OptionAnalysis {
  const chosen = rows.filter(({ options }) => options.includes(option))
  const elsewhere = mean(chosen.flatMap((row) => row.elsewhere ?? []))
  return {
    option,
    right,
    chosen: chosen.length,
    share: rows.length === 0 ? 0 : chosen.length / rows.length,
    ...(elsewhere === undefined ? {} : { elsewhere }),
  }
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Pearson's r; undefined where one side does not vary. */
function correlation(pairs: readonly [number, number][]): number | undefined {
  const x = mean(pairs.map(([a]) => a)) ?? 0
  const y = mean(pairs.map(([, b]) => b)) ?? 0
  let xy = 0
  let xx = 0
  let yy = 0
  for (const [a, b] of pairs) {
    xy += (a - x) * (b - y)
    xx += (a - x) ** 2
    yy += (b - y) ** 2
  }
  // Rounding leaves a little variation where there is none.
  return xx < 1e-12 || yy < 1e-12 ? undefined : xy / Math.sqrt(xx * yy)
}
