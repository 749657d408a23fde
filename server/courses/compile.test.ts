import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compileCourse } from './compile.ts'
import { deckId } from './deck-id.ts'

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../tests/fixtures/decks/${name}`, import.meta.url))

describe('compileCourse', () => {
  it('compiles a folder', async () => {
    const { staff, assets } = await compileCourse(fixture('course'))
    expect(staff).toMatchObject({ course: 'course', title: 'Fixture course', language: 'en-GB' })
    expect(staff.aspect).toBeCloseTo(4 / 3)
    expect(staff.slides.map(({ title, layout, steps, minutes }) => [title, layout, steps, minutes])).toEqual([
      ['Fixture', 'cover', 1, 2],
      ['Code', 'two-cols', 2, undefined],
      ['From another file', 'default', 0, undefined],
      ['Also from there', 'default', 0, undefined],
    ])
    expect(staff.slides[0]?.covers).toEqual(['core.1', 'core.2'])
    expect(staff.slides[0]?.notes).toContain('<strong>everybody</strong>')
    expect(staff.slides[1]?.html).toContain('inside')
    expect(staff.slides[1]?.html).not.toContain('outside')
    expect(assets).toEqual(['images/square.svg'])
  })

  it('names problems by file and line, each once', async () => {
    const { problems } = await compileCourse(fixture('course'))
    expect(problems).toEqual([
      {
        severity: 'warning',
        file: 'parts/second.md',
        line: 3,
        message: 'The file images/missing.png was not found.',
      },
      {
        severity: 'warning',
        file: 'slides.md',
        line: 35,
        message: 'The component <Custom> is not known; only its content is shown.',
      },
    ])
  })

  it('gives the audience nothing that is for staff', async () => {
    const { staff, audience } = await compileCourse(fixture('course'))
    expect(JSON.stringify(staff)).toContain('STAFF-NOTES-MARK')
    expect(JSON.stringify(staff)).toContain('STAFF-TOPIC-MARK')
    const text = JSON.stringify(audience)
    expect(text).not.toMatch(/STAFF-|HIDDEN-SLIDE-MARK|not known|core\.1|"(?:notes|hints|covers|minutes)"/)
    expect(audience.id).toBe(staff.id)
    expect(audience.slides).toHaveLength(staff.slides.length)
  })

  it('names equal slides equally and others differently', async () => {
    const { staff } = await compileCourse(fixture('course'))
    const again = await compileCourse(fixture('course'))
    expect(again.staff.id).toBe(staff.id)
    expect(staff.id).toMatch(/^[0-9a-f]{64}$/)
    const { id, ...content } = staff
    expect(deckId({ ...content, title: 'other' })).not.toBe(id)
    const reordered = Object.fromEntries(Object.entries(content).reverse()) as unknown as typeof content
    expect(deckId(reordered)).toBe(id)
  })

  it('compiles a single file, and a folder whose modules are the deck', async () => {
    const single = await compileCourse(fixture('modules/one.md'))
    expect(single.staff).toMatchObject({ course: 'one', title: 'One' })
    const modules = await compileCourse(fixture('modules'))
    expect(modules.staff.title).toBe('Two modules')
    expect(modules.staff.slides.map((slide) => slide.title)).toEqual(['One', 'One again', 'Two'])
    expect(modules.problems).toEqual([])
  })

  it('opens what is broken and says what is wrong with it', async () => {
    const { staff, problems } = await compileCourse(fixture('broken'))
    expect(staff.slides.map((slide) => slide.title)).toEqual(['Opens', 'Second'])
    expect(staff.title).toBe('a --- b')
    expect(problems.map(({ file, line, severity }) => `${severity} ${file}:${line}`)).toEqual([
      'error course.yaml:1',
      'error course.yaml:1',
      'error course.yaml:2',
      'error course.yaml:5',
      'warning course.yaml:6',
      'warning slides.md:1',
      'error slides.md:3',
    ])
  })

  it('is a deck of no slides where there is no course', async () => {
    const { staff, problems } = await compileCourse(fixture('nowhere'))
    expect(staff.slides).toEqual([])
    expect(problems).toMatchObject([{ severity: 'error', message: 'There is no slides.md here.' }])
  })

  it('gives way to others between slides', async () => {
    let turns = 0
    let running = true
    const count = () => {
      turns++
      if (running) setImmediate(count)
    }
    setImmediate(count)
    const { staff } = await compileCourse(fixture('course'))
    running = false
    expect(turns).toBeGreaterThanOrEqual(staff.slides.length)
  })
})
