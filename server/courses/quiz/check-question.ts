import { normaliseText } from '../../../shared/course/answer-text.ts'
import { ANSWER_MAX } from '../../../shared/course/check-answer.ts'
import { compilePattern } from '../../../shared/course/pattern.ts'
import type { SourceAnswer, SourceQuestion } from './source-quiz.ts'

/** Characters of one text of a question. */
const TEXT_MAX = 20_000
const OPTIONS_MAX = 20
const LINES_MAX = 100
const ALTERNATIVES_MAX = 100

/** What keeps a question from being asked, as a sentence for its author; `undefined` where it is good. */
export function checkQuestion(question: SourceQuestion): string | undefined {
  const { answer, stem, explanation, seconds, points } = question
  if (!stem.trim()) return 'The question has no text.'
  if ([stem, explanation ?? ''].some((text) => text.length > TEXT_MAX)) {
    return `A text is longer than ${TEXT_MAX} characters.`
  }
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= 5 && seconds <= 3600)) {
    return 'The seconds have to be a whole number from 5 to 3600.'
  }
  if (points !== undefined && !(points >= 0 && points <= 1000)) return 'The points have to be from 0 to 1000.'
  if (question.anonymous && hasKey(answer)) {
    return 'Only a question without a right answer can be anonymous: who was right is kept with the person.'
  }
  if (points && !hasKey(answer)) return 'A question without a right answer is worth no points.'
  return checkKind(answer)
}

/** Whether there is a right answer. */
export function hasKey(answer: SourceAnswer): boolean {
  return answer.kind === 'choice' ? !answer.isPoll : answer.kind !== 'rating' && answer.kind !== 'open'
}

function checkKind(answer: SourceAnswer): string | undefined {
  switch (answer.kind) {
    case 'choice':
      return checkChoice(answer)
    case 'number':
      return [answer, ...answer.also].map(({ min, max }) => checkRange(min, max)).find(Boolean)
    case 'text':
      return checkText(answer)
    case 'output':
      if (answer.accepted.length === 0) return 'What the program prints is missing.'
      return tooLong(answer.accepted, ANSWER_MAX.output)
    case 'order':
      return checkList(answer.items, 'to put in order') ?? checkDoubles(answer.items)
    case 'match': {
      const targets = [...new Set([...answer.pairs.map(({ target }) => target), ...answer.extra])]
      const options = answer.pairs.map(({ option }) => option)
      return checkList(options, 'to match') ?? checkList(targets, 'to match with') ?? checkDoubles(options)
    }
    case 'line':
      return checkLines(answer)
    case 'rating':
      return Number.isInteger(answer.steps) && answer.steps >= 2 && answer.steps <= 10
        ? undefined
        : 'A rating has from 2 to 10 steps.'
    case 'true-false':
    case 'open':
      return undefined
  }
}

function checkChoice({ options, several, isPoll }: Extract<SourceAnswer, { kind: 'choice' }>) {
  const wrong = checkList(
    options.map(({ text }) => text),
    'to choose from',
  )
  if (wrong) return wrong
  if (options.some(({ worth }) => worth !== undefined && !(worth >= -1 && worth <= 1))) {
    return 'What an option is worth has to be from -1 to 1.'
  }
  const right = options.filter((option) => option.right).length
  if (isPoll || several) return undefined
  if (right === 0) return 'No option is right.'
  return right > 1 ? 'Several options are right where one is to be chosen.' : undefined
}

function checkText({ accepted, also, pattern }: Extract<SourceAnswer, { kind: 'text' }>): string | undefined {
  if (accepted.length === 0 && pattern === undefined) return 'No answer is right.'
  const texts = [...accepted, ...also.map(({ text }) => text)]
  if (texts.some((text) => !normaliseText(text, false))) return 'One of the right answers is empty.'
  const compiled = pattern === undefined ? undefined : compilePattern(pattern)
  if (compiled && !compiled.ok) return compiled.error
  return tooLong(texts, ANSWER_MAX.short)
}

function checkLines({ lines, wrong }: Extract<SourceAnswer, { kind: 'line' }>): string | undefined {
  if (lines.length < 2 || lines.length > LINES_MAX)
    return `The code has to have from 2 to ${LINES_MAX} lines.`
  if (wrong.length === 0) return 'No line is the wrong one.'
  const beyond = wrong.find((line) => !(Number.isInteger(line) && line >= 1 && line <= lines.length))
  return beyond === undefined ? undefined : `There is no line ${beyond}: the code has ${lines.length}.`
}

const checkRange = (min: number, max: number) =>
  Number.isFinite(min) && Number.isFinite(max) && min <= max
    ? undefined
    : 'The right number has to be a number, or a range from a smaller one to a greater one.'

function checkList(texts: readonly string[], what: string): string | undefined {
  if (texts.length < 2) return `There have to be at least two options ${what}.`
  if (texts.length > OPTIONS_MAX) return `There are more than ${OPTIONS_MAX} options ${what}.`
  if (texts.some((text) => !text.trim())) return 'An option is empty.'
  return tooLong(texts, TEXT_MAX)
}

function checkDoubles(texts: readonly string[]): string | undefined {
  const double = texts.find((text, index) => texts.indexOf(text) < index)
  return double === undefined ? undefined : `“${double.slice(0, 60)}” is there twice.`
}

function tooLong(texts: readonly string[], max: number): string | undefined {
  if (texts.length > ALTERNATIVES_MAX) return `There are more than ${ALTERNATIVES_MAX} answers.`
  return texts.some((text) => text.length > max) ? `An answer is longer than ${max} characters.` : undefined
}
