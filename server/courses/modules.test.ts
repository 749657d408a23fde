import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { courseFiles } from '../../tests/support/course-files.ts'
import { compileCourse } from './compile.ts'
import { courseModules, deckOfModules } from './modules.ts'

const MODULAR = fileURLToPath(new URL('../../tests/fixtures/courses/modular', import.meta.url))
const MODULES = [
  { title: 'Basics', minutes: 45 },
  { title: 'Waiting without blocking', minutes: 50 },
  { title: 'Data' },
]

const deckOf = async (modules?: readonly number[]) => {
  const { staff, problems } = await compileCourse(MODULAR, modules)
  return {
    slides: staff.slides.map(({ title }) => title),
    exercises: staff.exercises.map(({ id }) => id),
    quizzes: staff.quizzes.map(({ id }) => id),
    errors: problems.filter(({ severity }) => severity === 'error'),
  }
}

describe('compileCourse with modules', () => {
  it('makes the deck of these alone, in the order of the course', async () => {
    expect(await deckOf([2, 3])).toEqual({
      slides: ['Async begins', 'Async asks', 'Data begins', 'Data ends'],
      exercises: ['first-query'],
      quizzes: ['tables', 'loops'],
      errors: [],
    })
    expect((await deckOf([3, 1])).slides[0]).toBe('Basics begin')
    expect(await deckOf([1])).toMatchObject({ exercises: ['first-steps'], quizzes: [] })
  })

  it('is the whole course without them', async () => {
    expect(await deckOf()).toEqual({
      slides: [
        'Welcome to all of it',
        'Basics begin',
        'Basics end',
        'Async begins',
        'Async asks',
        'Data begins',
        'Data ends',
        'Goodbye to all of it',
      ],
      exercises: ['first-steps', 'first-query'],
      quizzes: ['words', 'tables', 'loops'],
      errors: [],
    })
  })

  it('keeps what the course says of all slides', async () => {
    const whole = await compileCourse(MODULAR)
    const part = await compileCourse(MODULAR, [3])
    const { title, language, aspect } = whole.staff
    expect(part.staff).toMatchObject({ title, language, aspect, course: 'modular' })
    expect(part.staff.aspect).toBeCloseTo(4 / 3)
    expect(part.staff.slides[0]?.classes).toContain('from-the-course')
    expect(part.staff.id).not.toBe(whole.staff.id)
    expect(whole.modules).toEqual(MODULES)
    expect(part.modules).toEqual(MODULES)
  })

  it('leaves out numbers that there are not', async () => {
    expect((await deckOf([1, 9])).slides).toEqual(['Basics begin', 'Basics end'])
    expect(await deckOf([9])).toEqual({ slides: [], exercises: [], quizzes: [], errors: [] })
  })
})

describe('modules of a course', () => {
  const disk = courseFiles({ 'a/deck.md': '# From the *slides*', 'b.md': 'No heading' })
  const course = { modules: [{ file: '/a/deck.md#1' }, { file: 'b.md' }, { file: 'gone.md', minutes: 5 }] }

  it('have the title of their slides, else their file, where course.yaml gives none', async () => {
    expect(await courseModules({ course, disk })).toEqual([
      { title: 'From the slides' },
      { title: 'b.md' },
      { title: 'gone.md', minutes: 5 },
    ])
    expect(await courseModules({ course: {}, disk })).toEqual([])
  })

  it('whose file is missing are a problem of course.yaml', async () => {
    const { slides, problems } = await deckOfModules({ course, disk }, {}, [1, 3])
    expect(slides.map(({ body }) => body.trim())).toEqual(['# From the *slides*'])
    expect(problems).toEqual([
      {
        severity: 'error',
        file: 'course.yaml',
        line: 1,
        message: 'The included file gone.md was not found.',
      },
    ])
  })
})
