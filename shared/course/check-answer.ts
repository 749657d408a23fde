import type { Answer, Option, Question } from './quiz.ts'

/** Characters (UTF-16 units) that an answer may have. */
export const ANSWER_MAX = { short: 300, output: 4000, text: 2000, cloud: 60 } as const

/**
 * Whether an answer has the form that its question asks for; it says nothing about right and wrong.
 *
 * @returns what is wrong with it as a sentence; `undefined` where it is well-formed
 */
export function checkAnswer(question: Question, answer: Answer): string | undefined {
  if (question.kind !== answer.kind) return `This question takes an answer of kind ${question.kind}.`
  if (question.kind === 'choice' && answer.kind === 'choice') {
    if (question.form !== 'multiple' && answer.options.length !== 1)
      return 'Exactly one option is chosen here.'
    return checkOptions(question.options, answer.options)
  }
  if (question.kind === 'order' && answer.kind === 'order') {
    const wrong = checkOptions(question.options, answer.options)
    if (wrong) return wrong
    return answer.options.length < question.options.length
      ? 'Every option has to be put in order.'
      : undefined
  }
  if (question.kind === 'match' && answer.kind === 'match') return checkPairs(question, answer.pairs)
  if (question.kind === 'line' && answer.kind === 'line') {
    const exists = isCount(answer.line, question.lines.length)
    return exists ? undefined : `A line is a whole number from 1 to ${question.lines.length}.`
  }
  if (question.kind === 'rating' && answer.kind === 'rating') {
    const exists = isCount(answer.value, question.steps)
    return exists ? undefined : `A rating is a whole number from 1 to ${question.steps}.`
  }
  if (answer.kind === 'number') return Number.isFinite(answer.value) ? undefined : 'This is not a number.'
  if ((question.kind === 'text' || question.kind === 'open') && 'text' in answer) {
    const max = ANSWER_MAX[question.form]
    if (answer.text.length > max) return `The answer is longer than ${max} characters.`
    // A program that prints nothing is a good question.
    return answer.text.trim() || question.form === 'output' ? undefined : 'The answer is empty.'
  }
  return undefined
}

const isCount = (value: number, max: number) => Number.isInteger(value) && value >= 1 && value <= max

function checkOptions(options: readonly Option[], chosen: readonly string[]): string | undefined {
  const known = new Set(options.map(({ id }) => id))
  const unknown = chosen.find((id) => !known.has(id))
  if (unknown !== undefined) return `There is no option “${unknown.slice(0, 40)}”.`
  return new Set(chosen).size < chosen.length ? 'An option is named twice.' : undefined
}

/** Some options may be left without a target, as when the time is up; not all. */
function checkPairs(
  { options, targets }: Extract<Question, { kind: 'match' }>,
  pairs: Record<string, string>,
): string | undefined {
  const chosen = Object.keys(pairs)
  if (chosen.length === 0) return 'Nothing is matched.'
  return checkOptions(options, chosen) ?? checkOptions(targets, [...new Set(Object.values(pairs))])
}
