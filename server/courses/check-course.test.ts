import { mkdtemp, rm, writeFile } from 'node:fs/promises'
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
