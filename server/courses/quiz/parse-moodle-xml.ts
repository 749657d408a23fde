import { type Element, isElement } from '../render/dom.ts'
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
import { childOf, childrenOf, contentOf, parseXml } from './xml.ts'

type Warn = (message: string) => void

/** Moodle XML: https://docs.moodle.org/en/Moodle_XML_format */
export function parseMoodleXml(text: string): SourceQuiz {
  const root = parseXml(text).find((node): node is Element => isElement(node) && node.name === 'quiz')
  if (!root) {
    const message = 'There is no <quiz> in this file: it is no Moodle XML.'
    return { questions: [], problems: [{ severity: 'error', line: 1, message }] }
  }
  const lineAt = lineCounter(text)
  const items = childrenOf(root, 'question').map((node) => ({ line: lineAt(node.startIndex ?? 0), node }))
  const quiz = readEach(items, ({ node, line }, warn) => read(node, line, warn))
  const title = items.map(({ node }) => categoryOf(node)).find(Boolean)
  return title ? { title, ...quiz } : quiz
}

function categoryOf(node: Element): string | undefined {
  if (node.attribs.type !== 'category') return undefined
  const last = contentOf(childOf(node, 'category')).split('/').at(-1)?.trim() ?? ''
  return last && !last.startsWith('$') && last !== 'top' ? last : undefined
}

function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (; at < offset; at++) if (text[at] === '\n') line++
    return line
  }
}

function read(node: Element, line: number, warn: Warn): SourceQuestion | undefined {
  const { type = '' } = node.attribs
  if (type === 'category') return undefined
  if (type === 'description') {
    warn('A description asks nothing; it is left out.')
    return undefined
  }
  const answer = answerOf(type, node, warn)
  if (elementsWithFiles(node)) warn('Files inside the XML are left out: put pictures beside it.')
  const explanation = markdownOf(childOf(node, 'generalfeedback'))
  const points = Number(contentOf(childOf(node, 'defaultgrade')) || 1)
  const name = contentOf(childOf(node, 'idnumber'))
  return {
    line,
    ...(name ? { name } : {}),
    stem: type in GAPS ? gapsInText(node) : markdownOf(childOf(node, 'questiontext')),
    ...(explanation ? { explanation } : {}),
    ...(points !== 1 && answer.kind !== 'open' ? { points } : {}),
    covers: [],
    answer,
  }
}

const elementsWithFiles = (node: Element): boolean =>
  node.children.some((child) => isElement(child) && (child.name === 'file' || elementsWithFiles(child)))

function answerOf(type: string, node: Element, warn: Warn): SourceAnswer {
  switch (type) {
    case 'multichoice':
      return choiceOf(
        childrenOf(node, 'answer').map((answer) => ({
          text: markdownOf(answer),
          worth: worthOf(answer),
          feedback: markdownOf(childOf(answer, 'feedback')) || undefined,
        })),
        isYes(contentOf(childOf(node, 'single'))),
      )
    case 'truefalse':
      return trueFalse(node)
    case 'shortanswer':
      return textOf(plainAnswers(node, warn), isYes(contentOf(childOf(node, 'usecase'))), warn)
    case 'numerical':
      return numerical(node, warn)
    case 'matching':
      return matching(node)
    case 'ordering':
      return { kind: 'order', items: childrenOf(node, 'answer').toSorted(byFraction).map(markdownOf) }
    case 'ddwtos':
    case 'gapselect':
      return gaps(type, node)
    case 'essay':
      return { kind: 'open', form: 'text' }
    default:
      throw new QuestionError(`Questions of Moodle's type “${type.slice(0, 40)}” are not supported.`)
  }
}

const isYes = (text: string) => text === 'true' || text === '1'
const worthOf = (answer: Element) => Number(answer.attribs.fraction ?? 0) / 100
/** In Moodle's export of ordering questions the fraction is the place. */
const byFraction = (a: Element, b: Element) => worthOf(a) - worthOf(b)

function trueFalse(node: Element): SourceAnswer {
  const of = (value: string) =>
    childrenOf(node, 'answer').find((answer) => contentOf(childOf(answer, 'text')).toLowerCase() === value)
  const right = of('true')
  if (!right || !of('false')) throw new QuestionError('The answers true and false are missing.')
  const texts = {
    true: markdownOf(childOf(right, 'feedback')),
    false: markdownOf(childOf(of('false') ?? right, 'feedback')),
  }
  const feedback = {
    ...(texts.true ? { true: texts.true } : {}),
    ...(texts.false ? { false: texts.false } : {}),
  }
  const hasFeedback = texts.true || texts.false
  return { kind: 'true-false', right: worthOf(right) > 0, ...(hasFeedback ? { feedback } : {}) }
}

function plainAnswers(node: Element, warn: Warn) {
  const answers = childrenOf(node, 'answer')
  if (answers.some((answer) => contentOf(childOf(answer, 'feedback')))) {
    warn('Feedback on single answers is only known for options to choose; it is left out.')
  }
  return answers.map((answer) => ({ text: plainOf(answer), worth: worthOf(answer), answer }))
}

function numerical(node: Element, warn: Warn): SourceAnswer {
  const unit =
    contentOf(childOf(childOf(node, 'units') ?? node, 'unit_name')) ||
    contentOf(
      childrenOf(childOf(node, 'units') ?? node, 'unit').flatMap(
        (each) => childOf(each, 'unit_name') ?? [],
      )[0],
    )
  const numbers = plainAnswers(node, warn)
    .filter(({ text }) => text !== '*')
    .map(({ text, worth, answer }) => {
      const tolerance = Number(contentOf(childOf(answer, 'tolerance')) || 0)
      return { ...around(Number(text || Number.NaN), tolerance), worth }
    })
  return numberOf(numbers, unit || undefined)
}

function matching(node: Element): SourceAnswer {
  const pairs = childrenOf(node, 'subquestion').map((part) => ({
    option: markdownOf(part),
    target: markdownOfPlain(contentOf(childOf(childOf(part, 'answer') ?? part, 'text'))),
  }))
  return {
    kind: 'match',
    pairs: pairs.filter(({ option }) => option),
    extra: pairs.filter(({ option }) => !option).map(({ target }) => target),
  }
}

/** Words that are put into gaps of a text, and the elements that hold them: `[[2]]` takes the second. */
const GAPS: Record<string, string> = { ddwtos: 'dragbox', gapselect: 'selectoption' }
const GAP = /\[\[(\d{1,2})\]\]/g

const gapText = (node: Element) => contentOf(childOf(childOf(node, 'questiontext') ?? node, 'text'))

/** Gaps get numbers, and the words are matched with them. */
function gaps(type: string, node: Element): SourceAnswer {
  const words = childrenOf(node, GAPS[type] ?? '').map((box) =>
    markdownOfPlain(contentOf(childOf(box, 'text'))),
  )
  const wanted = [...gapText(node).matchAll(GAP)].map((match) => words[Number(match[1]) - 1])
  if (wanted.length === 0) throw new QuestionError('There is no gap such as [[1]] in the text.')
  const pairs = wanted.map((target, index) => {
    if (target === undefined) throw new QuestionError(`There is no word for gap ${index + 1}.`)
    return { option: `Gap ${index + 1}`, target }
  })
  return { kind: 'match', pairs, extra: words.filter((word) => !wanted.includes(word)) }
}

function gapsInText(node: Element): string {
  let number = 0
  return markdownOfHtml(gapText(node).replace(GAP, () => `<b>(${++number})</b>`))
}

/** A `<text>` in the format that its parent names. */
function markdownOf(node: Element | undefined): string {
  const text = contentOf(node && childOf(node, 'text'))
  const format = node?.attribs.format ?? 'html'
  if (format === 'markdown') return text
  return format === 'plain_text' ? markdownOfPlain(text) : markdownOfHtml(text)
}

function plainOf(node: Element): string {
  const text = contentOf(childOf(node, 'text'))
  return node.attribs.format === 'html' ? plainOfHtml(text) : text
}
