import type { NumberRange } from '../../../shared/course/quiz.ts'
import { decodeRest, type GiftItem, type GiftQuestion, readGift } from './gift.ts'
import { markdownOfHtml, plainOfHtml } from './html-markdown.ts'
import { around, choiceOf, numberOf, textOf } from './moodle-answers.ts'
import { markdownOfPlain } from './plain-markdown.ts'
import {
  QuestionError,
  readEach,
  type SourceAnswer,
  type SourceQuestion,
  type SourceQuiz,
} from './source-quiz.ts'

type Of<T extends GiftQuestion['type']> = Extract<GiftQuestion, { type: T }>
type Text = Of<'Essay'>['stem']
type Warn = (message: string) => void

/** Moodle's GIFT: https://docs.moodle.org/en/GIFT_format */
export function parseGift(text: string): SourceQuiz {
  const items = readGift(text)
  const quiz = readEach(items, read)
  const title = items.map(categoryOf).find(Boolean)
  return title ? { title, ...quiz } : quiz
}

/** The last part of `$course$/top/WSGI`, if it was named by somebody. */
function categoryOf(item: GiftItem): string | undefined {
  if (!('question' in item) || item.question.type !== 'Category') return undefined
  const last = item.question.title.split('/').at(-1)?.trim() ?? ''
  return last && !last.startsWith('$') && last !== 'top' ? last : undefined
}

function read(item: GiftItem, warn: Warn): SourceQuestion | undefined {
  if ('error' in item) throw new QuestionError(item.error)
  const { question, line } = item
  if (question.type === 'Category') return undefined
  if (question.type === 'Description') {
    warn('A description asks nothing; it is left out.')
    return undefined
  }
  const { stem, globalFeedback, id } = question
  return {
    line,
    ...(id ? { name: id } : {}),
    stem: markdownOf(stem),
    ...(globalFeedback ? { explanation: markdownOf(globalFeedback) } : {}),
    covers: [],
    answer: answerOf(question, warn),
  }
}

function answerOf(
  question: Exclude<GiftQuestion, Of<'Category'> | Of<'Description'>>,
  warn: Warn,
): SourceAnswer {
  switch (question.type) {
    case 'TF':
      return trueFalse(question)
    case 'MC':
      return choice(question)
    case 'Short': {
      if (question.choices.some(({ feedback }) => feedback)) warn(NO_FEEDBACK)
      const answers = question.choices.map(({ text, weight }) => ({
        text: plainOf(text),
        worth: (weight ?? 100) / 100,
      }))
      return textOf(answers, false, warn)
    }
    case 'Numerical':
      return numerical(question, warn)
    case 'Matching':
      return matching(question)
    case 'Essay':
      return { kind: 'open', form: 'text' }
  }
}

const NO_FEEDBACK = 'Feedback on single answers is only known for options to choose; it is left out.'

function trueFalse({ isTrue, trueFeedback, falseFeedback }: Of<'TF'>): SourceAnswer {
  // The first one is for whoever is wrong, however the grammar names it.
  const [wrong, right] = [trueFeedback, falseFeedback].map((text) => (text ? markdownOf(text) : undefined))
  const [onTrue, onFalse] = isTrue ? [right, wrong] : [wrong, right]
  const feedback = { ...(onTrue ? { true: onTrue } : {}), ...(onFalse ? { false: onFalse } : {}) }
  return { kind: 'true-false', right: isTrue, ...(onTrue || onFalse ? { feedback } : {}) }
}

function choice({ choices }: Of<'MC'>): SourceAnswer {
  const options = choices.map(({ text, feedback, isCorrect, weight }) => ({
    text: markdownOf(text),
    isCorrect,
    weight,
    feedback: feedback ? markdownOf(feedback) || undefined : undefined,
  }))
  const marked = options.filter(({ isCorrect }) => isCorrect).length
  const isSingle = marked === 1
  return choiceOf(
    options.map(({ text, feedback, isCorrect, weight }) => {
      // Several “=” without weights share the points, and what is wrong takes as much away.
      const unsaid = isCorrect ? 1 / Math.max(1, marked) : marked > 1 ? -1 / marked : 0
      return { text, feedback, worth: isSingle && isCorrect ? 1 : weight === null ? unsaid : weight / 100 }
    }),
    isSingle,
  )
}

function numerical({ choices }: Of<'Numerical'>, warn: Warn): SourceAnswer {
  if (!Array.isArray(choices)) return numberOf([{ ...rangeOf(choices), worth: 1 }])
  if (choices.some(({ feedback }) => feedback)) warn(NO_FEEDBACK)
  // “*” stands for every other number, which only has feedback.
  const numbers = choices.filter(({ text }) => 'type' in text)
  return numberOf(
    numbers.map(({ text, weight, isCorrect }) => ({
      ...rangeOf(text),
      worth: weight === null ? (isCorrect ? 1 : 0) : weight / 100,
    })),
  )
}

function rangeOf(given: {
  number?: number
  range?: number
  numberLow?: number
  numberHigh?: number
}): NumberRange {
  const { number, range = 0, numberLow, numberHigh } = given
  if (number !== undefined) return around(number, range)
  return { min: numberLow ?? Number.NaN, max: numberHigh ?? Number.NaN }
}

function matching({ matchPairs }: Of<'Matching'>): SourceAnswer {
  const pairs = matchPairs.map(({ subquestion, subanswer }) => ({
    option: markdownOf(subquestion),
    target: markdownOfPlain(decodeRest(subanswer)),
  }))
  return {
    kind: 'match',
    pairs: pairs.filter(({ option }) => option),
    extra: pairs.filter(({ option }) => !option).map(({ target }) => target),
  }
}

/** Moodle's own format is plain text in which HTML may stand. */
const HTML =
  /<\/?(?:p|br|b|i|u|em|strong|code|pre|span|div|ul|ol|li|img|a|sub|sup|table|tr|td|th|h[1-6])\b[^<>]*>/i

function isHtml({ format, text }: Text): boolean {
  return format === 'html' || (format === 'moodle' && HTML.test(text))
}

function markdownOf(text: Text): string {
  if (text.format === 'markdown') return text.text.trim()
  return isHtml(text) ? markdownOfHtml(text.text) : markdownOfPlain(text.text)
}

const plainOf = (text: Text) => (isHtml(text) ? plainOfHtml(text.text) : text.text.trim())
