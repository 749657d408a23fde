import { describe, expect, it } from 'vitest'
import { readCourseFile } from './course-file.ts'

describe('readCourseFile', () => {
  it('needs a title alone', () => {
    expect(readCourseFile('title: A')).toEqual({
      course: {
        title: 'A',
        description: '',
        language: 'en',
        authors: [],
        prerequisites: [],
        goals: [],
        modules: [],
      },
      problems: [],
    })
  })

  it('takes authors as names and as people', () => {
    expect(
      readCourseFile('title: A\nauthors: [B, { name: C, email: c@example.org }]').course.authors,
    ).toEqual(['B', 'C'])
    expect(readCourseFile('title: A\nauthors: B').course.authors).toEqual(['B'])
  })

  it('names the line of each mistake and keeps the other keys', () => {
    const { course, problems } = readCourseFile(
      'title: A\nlanguage: 12\nmodules:\n  - file: a.md\n  - title: no file\n    minutes: -1\nextra: 1\n',
    )
    expect(course).toMatchObject({ title: 'A', description: '' })
    expect(course.modules).toEqual([])
    expect(problems.map(({ line, severity }) => [line, severity])).toEqual([
      [2, 'error'],
      [5, 'error'],
      [6, 'error'],
      [7, 'warning'],
    ])
    expect(problems[1]?.message).toContain('modules.1.file')
    expect(problems[3]?.message).toBe('There is no key extra here.')
  })

  it('reports YAML that cannot be read, and text that is no mapping', () => {
    expect(readCourseFile('title: "A').problems[0]?.message).toContain('Not valid YAML')
    expect(readCourseFile('just text').problems).toHaveLength(1)
    expect(readCourseFile('').problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining('title'),
    ])
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `b${i}: &b${i} [${i ? `*b${i - 1}, *b${i - 1}` : 'x'}]`,
    ).join('\n')
    expect(readCourseFile(bomb).problems).toMatchObject([{ message: 'It refers to itself too often.' }])
    expect(readCourseFile(`title: ${'['.repeat(5_000)}`).problems).toMatchObject([
      { message: 'It is nested too deep.' },
    ])
    expect(readCourseFile('a: &x [*x]').problems.length).toBeGreaterThan(0)
  })
})
