import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { courseLibrary } from './library.ts'
import { shownFiles } from './shown-files.ts'

let folder = ''
let file = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-shown-'))
  file = join(folder, 'single.md')
  await mkdir(join(folder, 'other'))
  await writeFile(file, '# Single\n\n![a](pictures/a.svg)\n\n<!-- ![n](n.svg) -->\n')
  await mkdir(join(folder, 'pictures'))
  for (const name of ['pictures/a.svg', 'n.svg', 'other/exam.svg', 'beside.svg']) {
    await writeFile(join(folder, name), '<svg/>')
  }
  await writeFile(join(folder, 'other/slides.md'), '# Other')
})

afterAll(() => rm(folder, { recursive: true }))

it('opens of a single-file course only what its slides and notes show', { timeout: 60_000 }, async () => {
  const library = courseLibrary(folder)
  const isOpened = async (id: string, path: string) => (await library.asset(id, path)) !== undefined
  expect(await isOpened('single', 'pictures/a.svg')).toBe(true)
  expect(await isOpened('single', './pictures/../pictures/a.svg')).toBe(true)
  expect(await isOpened('single', 'n.svg')).toBe(true)
  expect(await isOpened('single', 'other/exam.svg')).toBe(false)
  expect(await isOpened('single', 'beside.svg')).toBe(false)
  expect(await isOpened('other', 'exam.svg')).toBe(true)
})

describe('shownFiles', () => {
  it('compiles once while the file stays as it is, and again later for what was not there', async () => {
    let now = 0
    let compiled = 0
    let files = ['a.svg']
    const isShown = shownFiles(
      async () => {
        compiled++
        return files
      },
      () => now,
    )
    expect(await Promise.all([isShown(file, 'a.svg'), isShown(file, './a.svg')])).toEqual([true, true])
    files = ['a.svg', 'b.svg']
    expect(await isShown(file, 'b.svg')).toBe(false)
    expect(compiled).toBe(1)
    now = 10_000
    expect(await isShown(file, 'a.svg')).toBe(true)
    expect(compiled).toBe(1)
    expect(await Promise.all([isShown(file, 'b.svg'), isShown(file, 'b.svg')])).toEqual([true, true])
    expect(compiled).toBe(2)
  })

  it('compiles again when the file has changed', async () => {
    let files = ['a.svg']
    const isShown = shownFiles(
      async () => files,
      () => 0,
    )
    expect(await isShown(file, 'b.svg')).toBe(false)
    files = ['b.svg']
    await writeFile(file, '# Changed, and of another size\n')
    expect(await isShown(file, 'b.svg')).toBe(true)
    expect(await isShown(file, 'a.svg')).toBe(false)
  })
})
