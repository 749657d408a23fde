import type {
  Option,
  Question,
  QuestionId,
  QuestionKey,
  Quiz,
  QuizId,
  StaffQuestion,
} from '../../../shared/course/quiz.ts'
import { hasKey } from './check-question.ts'
import { shuffled } from './shuffle.ts'
import type { QuizProblem, SourceAnswer, SourceOption, SourceQuestion } from './source-quiz.ts'

/** How the texts of a quiz become HTML: the rules and the sanitiser of slides. */
export interface QuizRenderer {
  /** Sanitised HTML of a Markdown text; `line` is where its question stands. */
  text: (markdown: string, line: number) => Promise<string>
  /** Sanitised HTML of each line of a program. */
  lines: (code: string, language: string) => Promise<string[]>
}

/** @param questions good ones (`checkQuestion`) */
export async function compileQuiz(
  id: QuizId,
  title: string,
  questions: readonly SourceQuestion[],
  render: QuizRenderer,
): Promise<{ quiz: Quiz; problems: QuizProblem[] }> {
  const quiz: Quiz = { id, title, questions: [] }
  const problems: QuizProblem[] = []
  const taken = new Set<string>()
  for (const [index, source] of questions.entries()) {
    const number = String(index + 1)
    const name = slug(source.name ?? '') || number
    const isFree = !taken.has(name)
    if (!isFree) {
      const message = `Another question of this quiz is called “${name}”; this one goes by its number.`
      problems.push({ severity: 'warning', line: source.line, message })
    }
    taken.add(isFree ? name : number)
    quiz.questions.push(await compileQuestion(`${id}/${isFree ? name : number}`, source, render))
  }
  return { quiz, problems }
}

/** A name for addresses and logs. '' where nothing is left. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-|-$/g, '')
}

async function compileQuestion(
  id: QuestionId,
  source: SourceQuestion,
  render: QuizRenderer,
): Promise<StaffQuestion> {
  const { line, stem, explanation, seconds, points, mayChange, anonymous, covers, answer } = source
  const text = (markdown: string) => render.text(markdown, line)
  const { shape, key, feedback } = await compileAnswer(id, answer, text, render)
  const question: Question = {
    id,
    stem: await text(stem),
    ...(seconds === undefined ? {} : { seconds }),
    points: hasKey(answer) ? (points ?? 1) : 0,
    mayChange: mayChange ?? false,
    anonymous: anonymous ?? false,
    ...shape,
  }
  return {
    question,
    ...(key ? { key } : {}),
    explanation: explanation ? await text(explanation) : '',
    ...(feedback ? { feedback } : {}),
    covers,
  }
}

type Shape = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, 'id' | 'stem' | 'seconds' | 'points' | 'mayChange' | 'anonymous'>
    : never
  : never
type Render = (markdown: string) => Promise<string>

interface Compiled {
  shape: Shape
  key?: QuestionKey
  feedback?: Record<string, string>
}

async function compileAnswer(
  id: QuestionId,
  answer: SourceAnswer,
  text: Render,
  render: QuizRenderer,
): Promise<Compiled> {
  switch (answer.kind) {
    case 'choice':
      return compileChoice(answer, text)
    case 'true-false':
      return compileTrueFalse(answer, text)
    case 'number': {
      const { min, max, also, unit } = answer
      const key = { kind: 'number' as const, min, max, ...(also.length > 0 ? { also } : {}) }
      return { shape: { kind: 'number', ...(unit === undefined ? {} : { unit }) }, key }
    }
    case 'text': {
      const { also, ...key } = answer
      return { shape: { kind: 'text', form: 'short' }, key: also.length > 0 ? { ...key, also } : key }
    }
    case 'output':
      return {
        shape: { kind: 'text', form: 'output' },
        key: { kind: 'text', accepted: answer.accepted, caseSensitive: true },
      }
    case 'order':
      return compileOrder(id, answer.items, text)
    case 'match':
      return compileMatch(id, answer, text)
    case 'line': {
      const { language, lines, wrong } = answer
      const html = await render.lines(lines.join('\n'), language)
      return { shape: { kind: 'line', language, lines, html }, key: { kind: 'line', lines: wrong } }
    }
    case 'rating': {
      const { steps, low, high } = answer
      return { shape: { kind: 'rating', steps, low, high } }
    }
    case 'open':
      return { shape: { kind: 'open', form: answer.form } }
  }
}

/** `a`, `b`, … in the order in which they are shown: an id says nothing about what is right. */
const letter = (index: number) => String.fromCharCode(97 + index)

async function optionsOf(texts: readonly string[], text: Render): Promise<Option[]> {
  const options: Option[] = []
  for (const [index, each] of texts.entries())
    options.push({ id: letter(index), html: labelOf(await text(each)) })
  return options
}

/** A label of one paragraph stands in a line with others. */
function labelOf(html: string): string {
  const inside = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1]
  return inside === undefined || inside.includes('<p') ? html : inside
}

async function compileChoice(
  { several, isPoll, options: given }: Extract<SourceAnswer, { kind: 'choice' }>,
  text: Render,
): Promise<Compiled> {
  const options = await optionsOf(
    given.map((option) => option.text),
    text,
  )
  const feedback: Record<string, string> = {}
  for (const [index, option] of given.entries()) {
    if (option.feedback) feedback[letter(index)] = await text(option.feedback)
  }
  const right = given.flatMap((option, index) => (option.right ? [letter(index)] : []))
  const weights = weightsOf(given, several)
  return {
    shape: { kind: 'choice', form: several ? 'multiple' : 'single', options },
    ...(isPoll ? {} : { key: { kind: 'choice', options: right, ...(weights ? { weights } : {}) } }),
    ...(Object.keys(feedback).length > 0 ? { feedback } : {}),
  }
}

/** Where the author says of any option what it is worth, the others are worth what they usually are. */
function weightsOf(options: readonly SourceOption[], several: boolean): Record<string, number> | undefined {
  if (options.every(({ worth }) => worth === undefined)) return undefined
  const part = several ? 1 / Math.max(1, options.filter(({ right }) => right).length) : 1
  return Object.fromEntries(
    options.map(({ worth, right }, index) => [letter(index), worth ?? (right ? part : 0)]),
  )
}

async function compileTrueFalse(
  { right, feedback = {} }: Extract<SourceAnswer, { kind: 'true-false' }>,
  text: Render,
): Promise<Compiled> {
  const html: Record<string, string> = {}
  if (feedback.true) html.true = await text(feedback.true)
  if (feedback.false) html.false = await text(feedback.false)
  const options = [
    { id: 'true', html: 'True' },
    { id: 'false', html: 'False' },
  ]
  return {
    shape: { kind: 'choice', form: 'true-false', options },
    key: { kind: 'choice', options: [String(right)] },
    ...(Object.keys(html).length > 0 ? { feedback: html } : {}),
  }
}

async function compileOrder(id: QuestionId, items: readonly string[], text: Render): Promise<Compiled> {
  const shown = shuffled(items, id)
  const options = await optionsOf(shown, text)
  const key = items.map((item) => letter(shown.indexOf(item)))
  return { shape: { kind: 'order', options }, key: { kind: 'order', options: key } }
}

async function compileMatch(
  id: QuestionId,
  { pairs, extra }: Extract<SourceAnswer, { kind: 'match' }>,
  text: Render,
): Promise<Compiled> {
  const options = await optionsOf(
    pairs.map(({ option }) => option),
    text,
  )
  const shown = shuffled([...new Set([...pairs.map(({ target }) => target), ...extra])], id)
  const targets = await optionsOf(shown, text)
  const key = pairs.map(({ target }, index) => [letter(index), letter(shown.indexOf(target))])
  return {
    shape: { kind: 'match', options, targets },
    key: { kind: 'match', pairs: Object.fromEntries(key) },
  }
}
