import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../project-root.ts'
import { type CourseCompilation, compileCourse } from './compile.ts'

const samples = process.env.LECTERN_SAMPLES ?? join(projectRoot, '../shared/samples')
const slides = join(samples, 'slides')
const exercises = join(samples, 'exercises')

/** Decks of other people, with the number of slides and notes that their own programs find in them. */
const DECKS = [
  { name: 'slidev-starter', slides: 16, notes: 4 },
  { name: 'slidev-scholarly', slides: 18, notes: 1 },
  { name: 'slidev-api-fr', slides: 74, notes: 52 },
  { name: 'marp-fastapi-openapi', slides: 14, notes: 0 },
  { name: 'marp-cli-example', slides: 8, notes: 1 },
  { name: 'marp-academic-ja', slides: 6, notes: 0 },
  { name: 'reveal-md-demo-a', slides: 4, notes: 1 },
  { name: 'reveal-md-mermaid', slides: 4, notes: 0 },
  { name: 'remark-docker-rw2019', slides: 62, notes: 0 },
]

const compiled = new Map<string, Promise<CourseCompilation>>()
function deck(name: string): Promise<CourseCompilation> {
  const known = compiled.get(name) ?? compileCourse(join(slides, name))
  compiled.set(name, known)
  return known
}

describe.skipIf(!existsSync(slides))('sample decks', { timeout: 30_000 }, () => {
  it.each(DECKS)('$name has $slides slides, $notes with notes, and no errors', async (expected) => {
    const { staff, problems } = await deck(expected.name)
    expect(staff.slides).toHaveLength(expected.slides)
    expect(staff.slides.filter((slide) => slide.notes !== '')).toHaveLength(expected.notes)
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
  })

  it('the Slidev starter takes the clicks that Slidev takes', async () => {
    const { staff } = await deck('slidev-starter')
    const steps = Object.fromEntries(staff.slides.map((slide) => [slide.title, slide.steps]))
    expect(steps).toMatchObject({
      Navigation: 1,
      Code: 5,
      'Shiki Magic Move': 8,
      'Clicks Animations': 8,
      LaTeX: 0,
    })
  })

  it('the Slidev starter says what it does not get', async () => {
    const { problems } = await deck('slidev-starter')
    const find = (text: string) => problems.find((problem) => problem.message.includes(text))
    expect(find('snippets/external.ts')).toMatchObject({ file: 'slides.md', line: 159 })
    expect(find('<Counter>')).toMatchObject({ line: 278 })
    expect(find('<script>')).toBeDefined()
  })

  it('included slides name their own file', async () => {
    const { staff } = await deck('slidev-starter')
    expect(staff.slides[13]?.title).toBe('Imported Slides')
  })

  it('pictures of the Marp decks are found and sized', async () => {
    const { staff, assets } = await deck('marp-academic-ja')
    expect(assets).toEqual(['images/kenkyu_woman_seikou.png'])
    expect(staff.slides.at(-1)?.html).toContain('src="asset:images/kenkyu_woman_seikou.png"')
    expect(staff.slides.at(-1)?.html).toContain('style="width:300px"')
  })

  it('no deck leaves a trace of a component, a binding or a script', async () => {
    for (const { name } of DECKS) {
      const { staff } = await deck(name)
      for (const { html } of staff.slides) {
        const tags = html.match(/<\/?[a-z][^>]*>/gi) ?? []
        expect(
          tags.filter((tag) => /^<\/?(?:[A-Z]|v-|script|style|[\w]+:)|\s(?:v-|@|:|on)\w+=/.test(tag)),
        ).toEqual([])
      }
    }
  })

  it('74 slides take less than two seconds once the highlighter is warm', async () => {
    await deck('slidev-api-fr')
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const start = performance.now()
      await compileCourse(join(slides, 'slidev-api-fr'))
      times.push(performance.now() - start)
    }
    expect(Math.min(...times)).toBeLessThan(2000)
  })
})

describe.skipIf(!existsSync(exercises))('sample exercises', () => {
  it('of Exercism have a title, text, starter, solution and tests', async () => {
    const { staff, problems } = await compileCourse(exercises)
    expect(problems).toEqual([])
    const facts = staff.exercises.map(({ id, title, entry, starter, solution, checks }) => ({
      id,
      title,
      entry,
      starter: starter.map(({ name }) => name),
      solution: solution.map(({ name }) => name),
      tests: checks.flatMap((check) => (check.kind === 'tests' ? check.files.map(({ name }) => name) : [])),
    }))
    const of = (track: string, name: string, code: string, test: string) => ({
      id: `exercism-${track}-${name}`,
      title: name === 'bob' ? 'Bob' : 'Leap',
      entry: code,
      starter: [code],
      solution: [code],
      tests: [test],
    })
    expect(facts).toEqual([
      of('javascript', 'bob', 'bob.js', 'bob.spec.js'),
      of('javascript', 'leap', 'leap.js', 'leap.spec.js'),
      of('python', 'bob', 'bob.py', 'bob_test.py'),
      of('python', 'leap', 'leap.py', 'leap_test.py'),
      of('typescript', 'bob', 'bob.ts', 'bob.test.ts'),
      of('typescript', 'leap', 'leap.ts', 'leap.test.ts'),
    ])
    for (const { brief, starter, solution } of staff.exercises) {
      expect(brief).toContain('<h1>Instructions</h1>')
      expect(starter[0]?.text).not.toBe(solution[0]?.text)
    }
  })
})
