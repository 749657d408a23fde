import { normaliseOutput, normaliseText } from './answer-text.ts'
import { compilePattern, matchesWhole } from './pattern.ts'
import type { Answer, NumberRange, Question, QuestionKey } from './quiz.ts'

export interface Grade {
  /** Right in every part. */
  correct: boolean
  /** Which share of the points the answer is worth, from 0 to 1; 1 exactly where it is correct. */
  share: number
}

const WRONG: Grade = { correct: false, share: 0 }
const RIGHT: Grade = { correct: true, share: 1 }

/**
 * Compares an answer with the key. Answers that are right in parts get parts of the points:
 *
 * - several right: (right ones chosen − wrong ones chosen) ÷ right ones, or the sum of the author's weights
 * - order: of all pairs of options, (in the right order − in the wrong order) ÷ pairs
 * - match: the options that have their target ÷ options
 *
 * and never less than nothing. All other kinds are right or wrong, but for what the author gives a share (`also`).
 *
 * @param answer well-formed for the question (`checkAnswer`)
 * @throws where question, key and answer are of different kinds, which is a mistake in the program
 */
export function grade(question: Question, key: QuestionKey, answer: Answer): Grade {
  if (question.kind === 'choice' && key.kind === 'choice' && answer.kind === 'choice') {
    return gradeChoice(key, answer.options)
  }
  if (key.kind === 'number' && answer.kind === 'number') return gradeNumber(key, answer.value)
  if (question.kind === 'text' && key.kind === 'text' && answer.kind === 'text') {
    return gradeText(question.form, key, answer.text)
  }
  if (key.kind === 'order' && answer.kind === 'order') return gradeOrder(key.options, answer.options)
  if (key.kind === 'match' && answer.kind === 'match') return gradeMatch(key.pairs, answer.pairs)
  if (key.kind === 'line' && answer.kind === 'line') return key.lines.includes(answer.line) ? RIGHT : WRONG
  throw new Error(`A ${question.kind} question with a ${key.kind} key was answered by ${answer.kind}`)
}

/** A share for what is not right: parts that add up to the whole by rounding only must not look right. */
function partly(share: number): Grade {
  return { correct: false, share: share > 0 ? Math.min(share, 1) : 0 }
}

/** For alternatives: what is worth all the points is right. */
const worth = (share: number): Grade => (share >= 1 ? RIGHT : partly(share))

function gradeChoice(key: Extract<QuestionKey, { kind: 'choice' }>, chosen: readonly string[]): Grade {
  const right = new Set(key.options)
  const hits = chosen.filter((option) => right.has(option)).length
  if (hits === right.size && hits === chosen.length) return RIGHT
  const { weights } = key
  if (weights) return partly(chosen.reduce((sum, option) => sum + (weights[option] ?? 0), 0))
  return partly((hits - (chosen.length - hits)) / right.size)
}

function gradeNumber(key: Extract<QuestionKey, { kind: 'number' }>, value: number): Grade {
  if (isWithin(key, value)) return RIGHT
  return worth(best((key.also ?? []).filter((range) => isWithin(range, value))))
}

/** 0.1 + 0.2 is not 0.3 to a computer: what differs by rounding only is inside. */
function isWithin({ min, max }: NumberRange, value: number): boolean {
  const slack = 1e-9 * Math.max(Math.abs(min), Math.abs(max))
  return value >= min - slack && value <= max + slack
}

function gradeText(
  form: 'short' | 'output',
  key: Extract<QuestionKey, { kind: 'text' }>,
  text: string,
): Grade {
  const plain = (raw: string) =>
    form === 'output' ? normaliseOutput(raw) : normaliseText(raw, key.caseSensitive)
  const given = plain(text)
  if (key.accepted.some((accepted) => plain(accepted) === given)) return RIGHT
  const pattern = key.pattern === undefined ? undefined : compilePattern(key.pattern)
  if (pattern?.ok && matchesWhole(pattern.value, given, form === 'output' || key.caseSensitive)) return RIGHT
  return worth(best((key.also ?? []).filter((other) => plain(other.text) === given)))
}

const best = (others: readonly { share: number }[]) => Math.max(0, ...others.map(({ share }) => share))

function gradeOrder(right: readonly string[], given: readonly string[]): Grade {
  const places = given.map((option) => right.indexOf(option))
  let pairs = 0
  let ahead = 0
  for (const [i, first] of places.entries()) {
    for (const second of places.slice(i + 1)) {
      pairs++
      ahead += first < second ? 1 : -1
    }
  }
  return ahead === pairs ? RIGHT : partly(ahead / pairs)
}

function gradeMatch(right: Record<string, string>, given: Record<string, string>): Grade {
  const options = Object.keys(right)
  const hits = options.filter(
    (option) => Object.hasOwn(given, option) && given[option] === right[option],
  ).length
  return hits === options.length ? RIGHT : partly(hits / options.length)
}
