import { readYamlDocument, type YamlDocument } from '../parse/yaml-document.ts'
import { around } from './moodle-answers.ts'
import {
  QuestionError,
  type SourceAnswer,
  type SourceQuestion,
  type SourceQuiz,
  toQuizProblem,
} from './source-quiz.ts'
import { splitQuestions } from './split-yaml.ts'
import { KINDS, questionSchema, quizSchema, type YamlQuestion, type YamlQuiz } from './yaml-schema.ts'

type Settings = Pick<YamlQuiz, 'seconds' | 'points' | 'may-change' | 'anonymous' | 'covers'>

/**
 * The form of our own (docs/QUIZZES.md): a mapping with `questions`, a list of questions, or a single one. What is no
 * YAML at all is read question by question, so that a mistake costs the one that it stands in.
 */
export function parseYamlQuiz(text: string): SourceQuiz {
  const read = readYamlDocument(text, '')
  if (read.ok) return fromDocument(read.document)
  const parts = splitQuestions(text)
  if (parts.length < 2)
    return { questions: [], problems: read.problems.map((problem) => toQuizProblem(problem)) }
  const quiz: SourceQuiz = { questions: [], problems: [] }
  let settings: Settings = {}
  for (const { offset, text: part, isHead } of parts) {
    const one = readYamlDocument(part, '')
    if (!one.ok) {
      quiz.problems.push(...one.problems.slice(0, 1).map((problem) => toQuizProblem(problem, offset)))
      continue
    }
    if (isHead) {
      const head = quizSchema.safeParse({ ...Object(one.document.data), questions: [] })
      if (!head.success)
        quiz.problems.push(
          ...one.document.problemsOf(head.error).map((problem) => toQuizProblem(problem, offset)),
        )
      else if (head.data.title) quiz.title = head.data.title
      settings = head.data ?? {}
      continue
    }
    const { questions, problems } = questionsOf(one.document, listIn(one.document.data), [], settings)
    quiz.questions.push(...questions.map((question) => ({ ...question, line: question.line + offset })))
    quiz.problems.push(...problems.map((problem) => toQuizProblem(problem, offset)))
  }
  return quiz
}

const listIn = (data: unknown): unknown[] => (Array.isArray(data) ? data : [])

function fromDocument(document: YamlDocument): SourceQuiz {
  const { data } = document
  if (Array.isArray(data)) return questionsOf(document, data, [], {})
  if (typeof data !== 'object' || data === null) {
    return {
      questions: [],
      problems: [toQuizProblem(document.problemAt([], 'There are no questions here.'))],
    }
  }
  if ('ask' in data) return questionsOf(document, [data], undefined, {})
  const head = quizSchema.safeParse(data)
  if (head.success) {
    const { title, questions, ...settings } = head.data
    return { ...(title ? { title } : {}), ...questionsOf(document, questions, ['questions'], settings) }
  }
  const problems = document.problemsOf(head.error).map((problem) => toQuizProblem(problem))
  const list = 'questions' in data ? listIn(data.questions) : []
  const rest = questionsOf(document, list, ['questions'], {})
  return { questions: rest.questions, problems: [...problems, ...rest.problems] }
}

/** @param under where the list stands in the document; `undefined` where the document is the question */
function questionsOf(
  document: YamlDocument,
  list: readonly unknown[],
  under: readonly string[] | undefined,
  settings: Settings,
): SourceQuiz {
  const quiz: SourceQuiz = { questions: [], problems: [] }
  for (const [index, data] of list.entries()) {
    const path = under ? [...under, index] : []
    const parsed = questionSchema.safeParse(data)
    if (!parsed.success) {
      quiz.problems.push(...document.problemsOf(parsed.error, path).map((problem) => toQuizProblem(problem)))
      continue
    }
    const { line } = document.problemAt(path, '')
    try {
      quiz.questions.push({ line, ...read(parsed.data, settings) })
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error
      quiz.problems.push({ severity: 'error', line, message: error.message })
    }
  }
  return quiz
}

function read(given: YamlQuestion, settings: Settings): Omit<SourceQuestion, 'line'> {
  const answer = answerOf(given)
  const isPoll = ['rating', 'open'].includes(answer.kind) || (answer.kind === 'choice' && answer.isPoll)
  // What goes for the whole file is not meant for the questions that cannot have it.
  const points = given.points ?? (isPoll ? undefined : settings.points)
  const anonymous = given.anonymous ?? (isPoll ? settings.anonymous : undefined)
  const seconds = given.seconds ?? settings.seconds
  const mayChange = given['may-change'] ?? settings['may-change']
  const shown =
    given.code !== undefined && answer.kind !== 'line' ? `\n\n${fence(given.code, given.language)}` : ''
  return {
    ...(given.id === undefined ? {} : { name: given.id }),
    stem: given.ask + shown,
    ...(given.explain === undefined ? {} : { explanation: given.explain }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(points === undefined ? {} : { points }),
    ...(mayChange === undefined ? {} : { mayChange }),
    ...(anonymous === undefined ? {} : { anonymous }),
    covers: given.covers ?? settings.covers ?? [],
    answer,
  }
}

function fence(code: string, language = ''): string {
  const ticks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${ticks}${language}\n${code.replace(/\n+$/, '')}\n${ticks}`
}

/** Refuses what does not belong together: a key that is silently overlooked would be a wrong question. */
function answerOf(given: YamlQuestion): SourceAnswer {
  const has = (key: string) => given[key as keyof YamlQuestion] !== undefined
  const kinds = Object.keys(KINDS).filter(has)
  const [kind] = kinds
  if (kind === undefined) {
    throw new QuestionError(
      `It says nothing about answers: one of ${Object.keys(KINDS).join(', ')} is needed.`,
    )
  }
  const companions = new Set(Object.values(KINDS).flat().map(String))
  const allowed: ReadonlySet<string> = new Set([kind, ...KINDS[kind as keyof typeof KINDS]])
  const stray = [...kinds, ...[...companions].filter(has)].find((key) => !allowed.has(key))
  if (stray !== undefined) throw new QuestionError(`\`${stray}\` does not go together with \`${kind}\`.`)
  return readers[kind as keyof typeof KINDS](given)
}

const readers: Record<keyof typeof KINDS, (given: YamlQuestion) => SourceAnswer> = {
  choices: choice,
  'true-false': (given) => ({
    kind: 'true-false',
    right: given['true-false'] === true,
    ...(given.feedback ? { feedback: definedOf(given.feedback) } : {}),
  }),
  number: numeric,
  text: short,
  pattern: short,
  prints: ({ prints = [] }) => ({ kind: 'output', accepted: prints }),
  order: ({ order = [] }) => ({ kind: 'order', items: order }),
  match: ({ match = {}, extra = [] }) => ({
    kind: 'match',
    pairs: Object.entries(match).map(([option, target]) => ({ option, target })),
    extra,
  }),
  'wrong-line': (given) => {
    if (given.code === undefined)
      throw new QuestionError('`wrong-line` needs the `code` whose line is wrong.')
    const lines = given.code.replace(/\n+$/, '').split(/\r?\n/)
    return { kind: 'line', language: given.language ?? '', lines, wrong: given['wrong-line'] ?? [] }
  },
  rating: ({ rating = 5 }) => {
    const { steps, low = '', high = '' } = typeof rating === 'number' ? { steps: rating } : rating
    return { kind: 'rating', steps, low, high }
  },
  open: ({ open = 'text' }) => ({ kind: 'open', form: open }),
}

function choice({ choices = [], several }: YamlQuestion): SourceAnswer {
  const rights = choices.filter(({ mark }) => mark === 'right').length
  const isPoll = choices.every(({ mark }) => mark === undefined)
  return {
    kind: 'choice',
    several: several ?? rights > 1,
    isPoll,
    options: choices.map(({ text, mark, worth, feedback }) => ({
      text,
      right: mark === 'right',
      ...(worth === undefined ? {} : { worth }),
      ...(feedback === undefined ? {} : { feedback }),
    })),
  }
}

function numeric({ number = Number.NaN, tolerance = 0, unit, also = [] }: YamlQuestion): SourceAnswer {
  const range = typeof number === 'number' ? around(number, tolerance) : { min: number.from, max: number.to }
  return {
    kind: 'number',
    ...range,
    ...(unit === undefined ? {} : { unit }),
    also: also.map((other) => {
      if ('text' in other)
        throw new QuestionError('`also` of a number takes { number, worth } or { from, to, worth }.')
      const also =
        'from' in other ? { min: other.from, max: other.to } : around(other.number, other.tolerance ?? 0)
      return { ...also, share: other.worth }
    }),
  }
}

function short({ text = [], pattern, also = [], ...given }: YamlQuestion): SourceAnswer {
  return {
    kind: 'text',
    accepted: text,
    ...(pattern === undefined ? {} : { pattern }),
    caseSensitive: given['case-sensitive'] ?? false,
    also: also.map((other) => {
      if (!('text' in other)) throw new QuestionError('`also` of a text takes { text, worth }.')
      return { text: other.text, share: other.worth }
    }),
  }
}

const definedOf = (feedback: { true?: string | undefined; false?: string | undefined }) => ({
  ...(feedback.true === undefined ? {} : { true: feedback.true }),
  ...(feedback.false === undefined ? {} : { false: feedback.false }),
})
