import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { courseLibrary } from './library.ts'
import { coursePath, listCourses } from './list-courses.ts'
import { lookAtCourse } from './look-at-course.ts'

const FIXTURES = fileURLToPath(new URL('../../tests/fixtures/courses', import.meta.url))

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-courses-'))
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await write('b-course/course.yaml', 'title: Zebra\ndescription: D\nlanguage: fr\n')
  await write('b-course/slides.md', '# Slides\n\n![x](images/a.svg)\n')
  await write('b-course/images/a.svg', '<svg/>')
  await write('bare/deck.md', '---\ntitle: Bare **deck**\nlang: de\ninfo: |\n  ## H\n  First line.\n---\n# H')
  await write('bare/README.md', '# no deck')
  await write('single.md', '# Alone')
  await write('README.md', '# no course')
  await write('broken/course.yaml', 'title: [')
  await write('broken/slides.md', '# Broken, but here')
  await write('two/a.md', 'A')
  await write('two/b.md', 'B')
  await write('empty/data.csv', '1')
  await write('.hidden/slides.md', '# no')
})

afterAll(() => rm(folder, { recursive: true }))

describe('listCourses', () => {
  it('lists folders with a deck and single files', async () => {
    const { courses } = await listCourses(folder, lookAtCourse)
    expect(courses).toEqual([
      { id: 'b-course', title: 'Zebra', description: 'D', language: 'fr', modules: [] },
      { id: 'bare', title: 'Bare deck', description: 'First line.', language: 'de', modules: [] },
      { id: 'broken', title: 'Broken, but here', description: '', language: 'en', modules: [] },
      { id: 'single', title: 'Alone', description: '', language: 'en', modules: [] },
      { id: 'two', title: 'two', description: '', language: 'en', modules: [] },
    ])
  })

  it('tells the modules of a course', async () => {
    const { courses } = await listCourses(FIXTURES, lookAtCourse)
    expect(courses.find(({ id }) => id === 'modular')?.modules).toEqual([
      { title: 'Basics', minutes: 45 },
      { title: 'Waiting without blocking', minutes: 50 },
      { title: 'Data' },
    ])
  })

  it('says what is wrong with a course, and lets the others be', async () => {
    const { problems } = await listCourses(folder, lookAtCourse)
    expect(problems.map((problem) => problem.file)).toEqual(['broken/course.yaml', 'two/course.yaml'])
    expect(problems[1]?.message).toContain('a.md, b.md')
  })

  it('is empty for a folder that is not there', async () => {
    expect(await listCourses(join(folder, 'nowhere'), lookAtCourse)).toEqual({ courses: [], problems: [] })
  })
})

describe('coursePath', () => {
  it('finds courses by their ids', async () => {
    expect(await coursePath(folder, 'b-course')).toBe(join(folder, 'b-course'))
    expect(await coursePath(folder, 'single')).toBe(join(folder, 'single.md'))
  })

  it.each(['', '.', '..', '../x', 'b-course/images', '.hidden', 'README', 'nowhere', 'b-course\0'])(
    'does not take %j for one',
    async (id) => expect(await coursePath(folder, id)).toBeUndefined(),
  )
})

describe('courseLibrary', () => {
  it('lists by title, compiles, and opens files', async () => {
    const library = courseLibrary(folder)
    expect((await library.list()).map((course) => course.title)).toEqual([
      'Alone',
      'Bare deck',
      'Broken, but here',
      'two',
      'Zebra',
    ])
    expect((await library.compile('single'))?.audience.slides[0]?.title).toBe('Alone')
    expect(await library.compile('nowhere')).toBeUndefined()
    const parts = courseLibrary(FIXTURES)
    const [whole, part] = [await parts.compile('modular'), await parts.compile('modular', [1])]
    expect([whole?.audience.slides.length, part?.audience.slides.length]).toEqual([8, 2])
    expect(part?.modules).toEqual(whole?.modules)
    const asset = await library.asset('b-course', 'images/a.svg')
    expect(asset).toMatchObject({ type: 'image/svg+xml', size: 6 })
    expect(await new Response(asset?.stream()).text()).toBe('<svg/>')
    expect(await library.asset('b-course', 'slides.md')).toBeUndefined()
    expect(await library.asset('nowhere', 'images/a.svg')).toBeUndefined()
  })
})
