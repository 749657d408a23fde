import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { courseThread } from './course-thread.ts'
import { courseLibrary } from './library.ts'

const LONG_MS = 30_000

let folder = ''
const course = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-thread-'))
  await writeFile(course('good.md'), '# Good\n\n```ts\nlet a = 1\n```')
  // Each slide repeats the frame: some gigabytes of text from a file of one megabyte.
  const frame = `layout: true\n\n${'x '.repeat(500_000)}\n`
  await writeFile(course('huge.md'), `${frame}${'\n---\n\n.a[b]\n'.repeat(2000)}\n???\n`)
})

afterAll(() => rm(folder, { recursive: true }))

describe('courseThread', { timeout: 90_000 }, () => {
  it('compiles as the function does, and looks', async () => {
    const thread = courseThread()
    const compiled = await thread.run({ kind: 'compile', path: course('good.md') }, LONG_MS)
    expect(compiled).toMatchObject({
      ok: true,
      value: { staff: { title: 'Good' }, problems: [], assets: [] },
    })
    expect(
      await thread.run({ kind: 'compile', path: course('good.md'), modules: [1] }, LONG_MS),
    ).toMatchObject({ ok: true, value: { staff: { title: 'Good', slides: [] }, modules: [] } })
    expect(await thread.run({ kind: 'look', path: course('good.md') }, LONG_MS)).toMatchObject({
      ok: true,
      value: { summary: { id: 'good', title: 'Good' } },
    })
    expect(await thread.run({ kind: 'look', path: course('nowhere') }, LONG_MS)).toEqual({
      ok: true,
      value: undefined,
    })
  })

  it('ends what takes too long, and does the jobs behind it', async () => {
    const thread = courseThread()
    const slow = thread.run({ kind: 'compile', path: course('good.md') }, 1)
    const next = thread.run({ kind: 'compile', path: course('good.md') }, LONG_MS)
    expect(await slow).toEqual({ ok: false, error: 'time' })
    expect(await next).toMatchObject({ ok: true, value: { staff: { title: 'Good' } } })
  })

  it('outlives a course that takes all of the memory', async () => {
    const thread = courseThread()
    const huge = thread.run({ kind: 'compile', path: course('huge.md') }, LONG_MS)
    const next = thread.run({ kind: 'look', path: course('good.md') }, LONG_MS)
    expect(await huge).toEqual({ ok: false, error: 'memory' })
    expect(await next).toMatchObject({ ok: true })
  })
})

describe('courseLibrary', { timeout: 90_000 }, () => {
  it('answers with an empty deck that says why where a course takes too long', async () => {
    const compiled = await courseLibrary(folder, { compileMs: 1 }).compile('good')
    expect(compiled?.staff.slides).toEqual([])
    expect(compiled?.audience).toMatchObject({ course: 'good', slides: [] })
    expect(compiled?.problems).toMatchObject([{ severity: 'error', file: 'good.md', line: 1 }])
    expect(compiled?.problems[0]?.message).toContain('takes longer than 0.001 seconds')
  })

  it('lists by its id a course that takes too long to read', async () => {
    const courses = await courseLibrary(folder, { lookMs: 1 }).list()
    expect(courses.map(({ id, title }) => [id, title])).toEqual([
      ['good', 'good'],
      ['huge', 'huge'],
    ])
  })
})
