import { z } from 'zod'
import { readYamlDocument } from '../parse/yaml-document.ts'
import { markdownOfPlain } from './plain-markdown.ts'
import {
  QuestionError,
  readEach,
  type SourceQuestion,
  type SourceQuiz,
  toQuizProblem,
} from './source-quiz.ts'

const question = z.object({
  question: z.string(),
  answers: z.array(z.union([z.string(), z.number()]).transform(String)),
  /** Places of the right answers, from 0. */
  solution: z.union([z.int().transform((index) => [index]), z.array(z.int()).min(1)]),
  time: z.number().optional(),
  image: z.string().optional(),
  video: z.string().optional(),
  audio: z.string().optional(),
})
const quiz = z.object({ subject: z.string().optional(), questions: z.array(z.unknown()) })

/** The JSON of Rahoot: `{subject, questions: [{question, answers, solution, time}]}`. */
export function parseJsonQuiz(text: string): SourceQuiz {
  const read = readYamlDocument(text, 'quiz.json')
  if (!read.ok) return { questions: [], problems: read.problems.map((problem) => toQuizProblem(problem)) }
  const { data, problemAt, problemsOf } = read.document
  const head = quiz.safeParse(data)
  if (!head.success) {
    return { questions: [], problems: problemsOf(head.error).map((problem) => toQuizProblem(problem)) }
  }
  const { subject, questions } = head.data
  const items = questions.map((each, index) => ({
    line: problemAt(['questions', index], '').line,
    each,
    path: ['questions', index],
  }))
  const found = readEach(items, ({ line, each, path }, warn) => {
    const parsed = question.safeParse(each)
    if (!parsed.success) {
      const [problem] = problemsOf(parsed.error, path)
      throw new QuestionError(problem?.message ?? 'It cannot be read.', problem?.line)
    }
    const { answers, solution, video, audio } = parsed.data
    const missing = solution.find((place) => place < 0 || place >= answers.length)
    if (missing !== undefined) throw new QuestionError(`There is no answer ${missing}: they count from 0.`)
    if (video ?? audio) warn('Sound and video are left out.')
    return toQuestion(parsed.data, line)
  })
  return { ...(subject ? { title: subject } : {}), ...found }
}

function toQuestion(given: z.output<typeof question>, line: number): SourceQuestion {
  const picture = given.image ? `\n\n![](<${given.image.replace(/[<>\s\\]/g, encodeURIComponent)}>)` : ''
  return {
    line,
    stem: markdownOfPlain(given.question) + picture,
    ...(given.time === undefined ? {} : { seconds: given.time }),
    covers: [],
    answer: {
      kind: 'choice',
      several: given.solution.length > 1,
      isPoll: false,
      options: given.answers.map((text, place) => ({
        text: markdownOfPlain(text),
        right: given.solution.includes(place),
      })),
    },
  }
}
