import { checkQuestion } from './check-question.ts'
import { isAiken, parseAiken } from './parse-aiken.ts'
import { parseGift } from './parse-gift.ts'
import { parseJsonQuiz } from './parse-json-quiz.ts'
import { parseMoodleXml } from './parse-moodle-xml.ts'
import { parseCsv, questionsOf } from './parse-table.ts'
import { parseYamlQuiz } from './parse-yaml-quiz.ts'
import { readXlsx } from './read-xlsx.ts'
import { QuestionError, type QuizProblem, type SourceQuiz } from './source-quiz.ts'

const READERS: Record<string, (bytes: Uint8Array) => SourceQuiz | Promise<SourceQuiz>> = {
  yaml: (bytes) => parseYamlQuiz(textOf(bytes)),
  yml: (bytes) => parseYamlQuiz(textOf(bytes)),
  gift: (bytes) => parseGift(textOf(bytes)),
  txt: (bytes) => {
    const text = textOf(bytes)
    return isAiken(text) ? parseAiken(text) : parseGift(text)
  },
  xml: (bytes) => parseMoodleXml(textOf(bytes)),
  csv: (bytes) => parseCsv(textOf(bytes)),
  xlsx: async (bytes) => questionsOf(await readXlsx(bytes)),
  json: (bytes) => parseJsonQuiz(textOf(bytes)),
}

const endingOf = (name: string) => /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Endings of the files that are read, for a message. */
export const QUIZ_ENDINGS = Object.keys(READERS)

/** Whether a file is one of a format that is read, by the ending of its name. */
export const isQuizFile = (name: string): boolean => Object.hasOwn(READERS, endingOf(name))

/** Questions of one file beyond these are left out. */
const QUESTIONS_MAX = 500

/**
 * Reads a quiz in the format that the ending of its name says. Questions that cannot be asked are problems; the others
 * are kept.
 */
export async function readQuizFile(name: string, bytes: Uint8Array): Promise<SourceQuiz> {
  const reader = READERS[endingOf(name)]
  if (!reader) return failed(`Files of this kind are no quizzes; read are ${QUIZ_ENDINGS.join(', ')}.`)
  try {
    return checked(await reader(bytes))
  } catch (error) {
    if (error instanceof QuestionError) return failed(error.message)
    throw error
  }
}

const failed = (message: string): SourceQuiz => ({
  questions: [],
  problems: [{ severity: 'error', line: 1, message }],
})

/** Only the questions that can be asked, with what is wrong with the others. */
export function checked({ title, questions, problems }: SourceQuiz): SourceQuiz {
  const wrong = new Map(questions.map((question) => [question, checkQuestion(question)]))
  const good = questions.filter((question) => wrong.get(question) === undefined)
  const found: QuizProblem[] = [...problems]
  for (const [{ line }, message] of wrong) if (message) found.push({ severity: 'error', line, message })
  const beyond = good[QUESTIONS_MAX]
  if (beyond) {
    const message = `A quiz has at most ${QUESTIONS_MAX} questions; from here on they are left out.`
    found.push({ severity: 'error', line: beyond.line, message })
  }
  if (questions.length === 0 && found.length === 0) {
    found.push({ severity: 'warning', line: 1, message: 'There are no questions here.' })
  }
  return {
    ...(title ? { title } : {}),
    questions: good.slice(0, QUESTIONS_MAX),
    problems: found.sort((a, b) => a.line - b.line),
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so, as Excel writes it. */
function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}
