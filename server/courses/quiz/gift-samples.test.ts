import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../project-root.ts'
import { readGift } from './gift.ts'
import { readQuizFile } from './read-quiz-file.ts'

const samples = join(process.env.LECTERN_SAMPLES ?? join(projectRoot, '../shared/samples'), 'quizzes')
const folder = join(samples, 'gift')
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.gift')) : []

/** What is made of each: kinds of the questions that can be asked. */
const KINDS: Record<string, string[]> = {
  'category1.gift': [],
  'matching1.gift': ['match', 'match'],
  'mc1.gift': ['choice'],
  'mc4.gift': ['choice'],
  'multiLineFeedback1.gift': ['choice', 'choice'],
  'multipleAnswersFloat.gift': ['choice'],
  'numerical1.gift': Array.from({ length: 10 }, () => 'number'),
  'shortAnswer1.gift': ['text', 'text'],
  'tf1.gift': ['true-false'],
  'tf1_markdown.gift': ['true-false'],
}

describe.skipIf(!existsSync(samples))('sample quizzes', () => {
  it('are all there', () => {
    expect(files.length).toBeGreaterThanOrEqual(Object.keys(KINDS).length)
  })

  it.each(files)('%s is read as the JSON beside it says', (name) => {
    const found = readGift(readFileSync(join(folder, name), 'utf8'))
    const expected: unknown = JSON.parse(readFileSync(join(folder, name.replace('.gift', '.json')), 'utf8'))
    expect(found.map((item) => ('question' in item ? item.question : item))).toEqual(expected)
  })

  it.each(files)('%s becomes questions that can be asked, without errors', async (name) => {
    const { questions, problems } = await readQuizFile(name, readFileSync(join(folder, name)))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(questions.map(({ answer }) => answer.kind)).toEqual(KINDS[name])
  })

  it('the JSON of Rahoot has five questions', async () => {
    const file = 'rahoot-example.json'
    const { title, questions, problems } = await readQuizFile(file, readFileSync(join(samples, file)))
    expect(title).toBe('Example Quizz')
    expect(questions.map(({ line, seconds }) => [line, seconds])).toEqual([
      [4, 15],
      [11, 20],
      [19, 20],
      [27, 10],
      [35, 15],
    ])
    const rights = questions.map(({ answer }) =>
      answer.kind === 'choice' ? answer.options.findIndex(({ right }) => right) : -1,
    )
    expect(rights).toEqual([1, 3, 0, 0, 2])
    expect(questions[1]?.stem).toContain('![](<https://placehold.co/600x400.png>)')
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'Sound and video are left out.'],
      ['warning', 'Sound and video are left out.'],
    ])
  })
})
