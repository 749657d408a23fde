import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCourse } from './check-course.ts'
import { parseTopics } from './topics.ts'

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../tests/fixtures/decks/${name}`, import.meta.url))
let folder = ''
let topics = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-topics-'))
  topics = join(folder, 'topics.tsv')
  await writeFile(topics, 'id\tsection\tsubsection\ttopic\ncore.1\tCore\t\tOne\ncore.9\tCore\tS\tNine\n')
})
afterAll(() => rm(folder, { recursive: true }))

describe('checkCourse', () => {
  it('counts', async () => {
    expect(await checkCourse(fixture('course'))).toMatchObject({
      title: 'Fixture course',
      slides: 4,
      withNotes: 2,
      steps: 3,
      minutes: 2,
      covers: ['core.1', 'core.2', 'STAFF-TOPIC-MARK'],
    })
  })

  it('takes the minutes of the modules where the slides name none', async () => {
    expect((await checkCourse(fixture('modules'))).minutes).toBe(45)
  })

  it('compares with a list of topics', async () => {
    const { coverage, problems } = await checkCourse(fixture('course'), topics)
    expect(coverage?.taught.map((topic) => topic.id)).toEqual(['core.1'])
    expect(coverage?.missing).toEqual([{ id: 'core.9', section: 'Core', subsection: 'S', topic: 'Nine' }])
    expect(problems.filter((problem) => problem.message.includes('core.2'))).toHaveLength(1)
  })
})

describe('checkCourse of a course with quizzes', () => {
  it('counts questions, and keeps apart what is taught and what is asked about', async () => {
    const course = join(folder, 'course')
    await mkdir(join(course, 'quizzes'), { recursive: true })
    await writeFile(
      join(course, 'slides.md'),
      '---\ncovers: core.1\n---\n\n# A\n\n```quiz\nask: Q\nopen: text\n```\n',
    )
    await writeFile(
      join(course, 'quizzes/a.yaml'),
      '- { ask: Q, true-false: true, explain: E, covers: [core.9, core.7] }\n- { ask: Wrong }\n',
    )
    const { quizzes, coverage, problems } = await checkCourse(course, topics)
    expect(quizzes).toEqual({
      count: 2,
      questions: 2,
      polls: 1,
      withExplanation: 1,
      covers: ['core.9', 'core.7'],
    })
    expect(coverage?.taught.map(({ id }) => id)).toEqual(['core.1'])
    expect(coverage?.missing.map(({ id }) => id)).toEqual(['core.9'])
    expect(coverage?.quizzed.map(({ id }) => id)).toEqual(['core.9'])
    expect(problems).toMatchObject([
      { severity: 'error', file: 'quizzes/a.yaml', line: 2 },
      { severity: 'warning', message: 'A question covers "core.7", which is not in the list of topics.' },
    ])
  })
})

describe('parseTopics', () => {
  it('reads columns in any order, with CRLF and a byte order mark', () => {
    expect(parseTopics('\uFEFFtopic\tid\tsubsection\tsection\r\nT\ta.1\tU\tS\r\n\r\n')).toEqual([
      { id: 'a.1', section: 'S', subsection: 'U', topic: 'T' },
    ])
  })

  it('says which column is missing', () => {
    expect(() => parseTopics('id\ttopic')).toThrow('no column section, subsection')
  })
})
