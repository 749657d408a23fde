import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../project-root.ts'
import { compileCourse } from '../compile.ts'
import { parseYamlQuiz } from './parse-yaml-quiz.ts'
import { checked } from './read-quiz-file.ts'

/** The indented block of docs/QUIZZES.md that begins with a line. */
function example(first: string): string {
  const lines = readFileSync(join(projectRoot, 'docs/QUIZZES.md'), 'utf8').split('\n')
  const start = lines.indexOf(`    ${first}`)
  const end = lines.findIndex((line, index) => index > start && /^\S/.test(line))
  return lines
    .slice(start, end)
    .map((line) => line.slice(4))
    .join('\n')
}

describe('docs/QUIZZES.md', () => {
  it('shows every kind of question as it is read', () => {
    const { questions, problems } = checked(parseYamlQuiz(example('title: Every kind of question')))
    expect(problems).toEqual([])
    expect(new Set(questions.map(({ answer }) => answer.kind))).toEqual(
      new Set([
        'choice',
        'true-false',
        'number',
        'text',
        'output',
        'order',
        'match',
        'line',
        'rating',
        'open',
      ]),
    )
    expect(questions).toHaveLength(14)
  })

  it('shows a fence as it is read', () => {
    const { questions, problems } = checked(
      parseYamlQuiz(example('```quiz warm-up').split('\n').slice(1, -2).join('\n')),
    )
    expect(problems).toEqual([])
    expect(questions).toHaveLength(2)
  })
})

describe('the quizzes that come with Lectern', () => {
  it('[V10] have no problems, are asked at slides, and stay with staff', async () => {
    const { staff, audience, problems } = await compileCourse(join(projectRoot, 'content/backend-frameworks'))
    expect(problems).toEqual([])
    const questions = staff.quizzes.flatMap((quiz) => quiz.questions)
    expect(questions.length).toBeGreaterThanOrEqual(10)
    expect(staff.slides.flatMap(({ quiz }) => quiz ?? []).toSorted()).toEqual(
      staff.quizzes.map(({ id }) => id).toSorted(),
    )
    const sent = JSON.stringify(audience)
    for (const { question, explanation, key } of questions) {
      expect(sent).not.toContain(JSON.stringify(question.stem).slice(1, -1))
      if (key) expect(sent).not.toContain(JSON.stringify(explanation).slice(1, -1))
    }
  })
})
