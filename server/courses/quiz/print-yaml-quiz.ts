import { stringify } from 'yaml'
import type { SourceAnswer, SourceOption, SourceQuestion, SourceQuiz } from './source-quiz.ts'

/** The form of our own, of whatever was read; reading it again gives the same questions. */
export function printYamlQuiz({ title, questions }: Pick<SourceQuiz, 'title' | 'questions'>): string {
  const document = { ...(title ? { title } : {}), questions: questions.map(questionOf) }
  return stringify(document, { lineWidth: 0, blockQuote: 'literal' }).replace(
    /(?<!questions:)\n(?= {2}- ask:)/g,
    '\n\n',
  )
}

function questionOf(question: SourceQuestion): Record<string, unknown> {
  const { name, stem, explanation, seconds, points, mayChange, anonymous, covers, answer } = question
  const id = name && /^[a-z0-9-]{1,64}$/.test(name) ? name : undefined
  return defined({
    ask: stem,
    id,
    ...answerOf(answer),
    explain: explanation,
    seconds,
    points,
    'may-change': mayChange,
    anonymous,
    covers: covers.length > 0 ? covers : undefined,
  })
}

/** Without what is not said. */
const defined = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
const oneOrMore = (texts: readonly string[]) =>
  texts.length === 1 ? texts[0] : texts.length === 0 ? undefined : texts
const listed = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined)

function answerOf(answer: SourceAnswer): Record<string, unknown> {
  switch (answer.kind) {
    case 'choice': {
      const isUsual = answer.several === answer.options.filter(({ right }) => right).length > 1
      return {
        choices: answer.options.map((option) => optionOf(option, answer.isPoll)),
        several: isUsual ? undefined : answer.several,
      }
    }
    case 'true-false':
      return { 'true-false': answer.right, feedback: answer.feedback }
    case 'number': {
      const { min, max, unit, also } = answer
      return {
        number: min === max ? min : { from: min, to: max },
        unit,
        also: listed(also.map(({ min, max, share }) => ({ from: min, to: max, worth: share }))),
      }
    }
    case 'text':
      return {
        text: oneOrMore(answer.accepted),
        pattern: answer.pattern,
        'case-sensitive': answer.caseSensitive || undefined,
        also: listed(answer.also.map(({ text, share }) => ({ text, worth: share }))),
      }
    case 'output':
      return { prints: oneOrMore(answer.accepted) }
    case 'order':
      return { order: answer.items }
    case 'match':
      return {
        match: new Map(answer.pairs.map(({ option, target }) => [option, target])),
        extra: listed(answer.extra),
      }
    case 'line':
      return {
        language: answer.language || undefined,
        code: `${answer.lines.join('\n')}\n`,
        'wrong-line': answer.wrong.length === 1 ? answer.wrong[0] : answer.wrong,
      }
    case 'rating': {
      const { steps, low, high } = answer
      return {
        rating: low || high ? defined({ steps, low: low || undefined, high: high || undefined }) : steps,
      }
    }
    case 'open':
      return { open: answer.form }
  }
}

/** What is neither right nor worth anything needs no mark; where none is right, all of them are marked as wrong. */
function optionOf({ text, right, worth, feedback }: SourceOption, isPoll: boolean): unknown {
  if (isPoll && worth === undefined && feedback === undefined) return text
  return defined({ [right ? 'right' : 'wrong']: text, worth, feedback })
}
