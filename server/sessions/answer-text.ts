import type { Answer, Option, Question, QuestionKey } from '../../shared/course/quiz.ts'
import { plainOfHtml } from '../courses/quiz/html-markdown.ts'

/** An answer in one line; options by their words, not by their ids. */
export function answerText(question: Question, answer: Answer): string | number {
  switch (answer.kind) {
    case 'choice':
      return list(optionsOf(question), answer.options)
    case 'order':
      return list(optionsOf(question), answer.options, ' > ')
    case 'match':
      return pairs(question, answer.pairs)
    case 'line':
      return answer.line
    case 'text':
    case 'open':
      return answer.text
    case 'number':
    case 'rating':
      return answer.value
  }
}

/** What is right, in one line. */
export function rightText(question: Question, key: QuestionKey): string | number {
  switch (key.kind) {
    case 'choice':
      return list(optionsOf(question), key.options)
    case 'order':
      return list(optionsOf(question), key.options, ' > ')
    case 'match':
      return pairs(question, key.pairs)
    case 'line':
      return key.lines.join('; ')
    case 'text':
      return key.accepted.join('; ')
    case 'number':
      return key.min === key.max ? key.min : `${key.min} to ${key.max}`
  }
}

const optionsOf = (question: Question): readonly Option[] => ('options' in question ? question.options : [])

const list = (options: readonly Option[], ids: readonly string[], sign = '; ') =>
  ids.map((id) => nameOf(options, id)).join(sign)

function pairs(question: Question, given: Record<string, string>): string {
  const targets = question.kind === 'match' ? question.targets : []
  return Object.entries(given)
    .map(([option, target]) => `${nameOf(optionsOf(question), option)} = ${nameOf(targets, target)}`)
    .join('; ')
}

function nameOf(options: readonly Option[], id: string): string {
  const html = options.find((option) => option.id === id)?.html
  return html === undefined ? id : plainOfHtml(html)
}
