import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { defineCommand } from 'citty'
import { printYamlQuiz } from '../courses/quiz/print-yaml-quiz.ts'
import { QUIZ_ENDINGS, readQuizFile } from '../courses/quiz/read-quiz-file.ts'
import { failure } from './failure.ts'
import { leaf } from './leaf.ts'
import { results } from './quiz-results.ts'

/** As for a course: what is larger is no quiz. */
const MAX_BYTES = 2 * 1024 * 1024

const convert = leaf(
  {
    name: 'convert',
    description:
      'Print a quiz in the YAML form of docs/QUIZZES.md, with what cannot be taken as comments; exit code 1 where a question is lost',
    args: {
      file: {
        type: 'positional',
        description: `The quiz (${QUIZ_ENDINGS.join(', ')})`,
        required: true,
      },
    },
  },
  async ({ file }) => {
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) throw failure(`There is no file ${file}.`)
    if (found.size > MAX_BYTES) throw failure(`${file} is larger than 2 MB.`)
    const quiz = await readQuizFile(basename(file), await readFile(file))
    const { problems } = quiz
    const lost = problems.some(({ severity }) => severity === 'error')
    const comments = problems.map(
      ({ severity, line, message }) => `# ${file}:${line}: ${severity}: ${message.replaceAll('\n', ' ')}\n`,
    )
    return {
      json: quiz,
      text: `${comments.join('')}${quiz.questions.length > 0 ? printYamlQuiz(quiz) : ''}`,
      exitCode: lost ? 1 : 0,
    }
  },
)

export const quiz = defineCommand({
  meta: { name: 'quiz', description: 'Work on quizzes, and their results' },
  subCommands: { convert, results },
})
