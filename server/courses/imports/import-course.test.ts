import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zipFile } from '../../../tests/support/zip-file.ts'
import { courseThread } from '../course-thread.ts'
import { type Imported, type ImportJournal, type ImportRequest, importCourse } from './import-course.ts'
import { settleImports, swapIn, type Workplace, workplace } from './swap.ts'
import { unpackBeside } from './unpack-thread.ts'

const thread = courseThread()
let place: string
let contentDir: string
let archive: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lectern-import-'))
  contentDir = join(place, 'content')
  archive = join(place, 'archive')
  mkdirSync(contentDir)
})
afterEach(() => rmSync(place, { recursive: true }))

const GOOD = { 'x/course.yaml': 'title: Ships\n', 'x/slides.md': '# One\n\n---\n\n# Two\n' }

function attempt(files: Record<string, string>, more: Partial<ImportRequest> = {}) {
  writeFileSync(archive, zipFile(files))
  return importCourse({
    id: 'i1',
    archive,
    type: 'application/zip',
    contentDir,
    course: 'ships',
    replace: false,
    signal: new AbortController().signal,
    thread,
    ...more,
  })
}

const slides = () => readFileSync(join(contentDir, 'ships/slides.md'), 'utf8')

function oldCourse(): void {
  mkdirSync(join(contentDir, 'ships'))
  writeFileSync(join(contentDir, 'ships/slides.md'), '# Old\n')
}

function journal(): ImportJournal & { kept?: Imported } {
  return {
    async read() {
      return this.kept
    },
    async write(imported) {
      this.kept = imported
    },
    async clear() {
      delete this.kept
    },
  }
}

describe('importing a course', () => {
  it('puts it beside the others, without the folder around it', async () => {
    expect(await attempt(GOOD)).toEqual({
      ok: true,
      value: {
        problems: [],
        found: { title: 'Ships', slides: 2, exercises: 0, quizzes: 0, files: 2, bytes: 31 },
        replaced: false,
      },
    })
    expect(readdirSync(contentDir)).toEqual(['ships'])
    expect(readdirSync(join(contentDir, 'ships')).sort()).toEqual(['course.yaml', 'slides.md'])
  })

  it('lists the mistakes of one that has errors, and changes nothing', async () => {
    oldCourse()
    const bad = { 'course.yaml': 'titel: Ships\n', 'slides.md': '# One\n\n<v-clicks>\n' }
    const answer = await attempt(bad, { replace: true })
    expect(answer).toMatchObject({
      ok: false,
      error: {
        reason: expect.stringMatching(/has .*errors?\. Nothing was changed/),
        problems: expect.arrayContaining([
          expect.objectContaining({ severity: 'error', file: 'course.yaml', line: 1 }),
        ]),
      },
    })
    expect(slides()).toBe('# Old\n')
    expect(readdirSync(contentDir)).toEqual(['ships'])
  })

  it('takes no archive without a course', async () => {
    const answer = await attempt({ 'a/readme.txt': 'x', 'b/c.txt': 'y' })
    expect(answer).toMatchObject({ ok: false, error: { problems: [{ severity: 'error' }] } })
    expect(readdirSync(contentDir)).toEqual([])
  })

  it('replaces only when it is told to', async () => {
    oldCourse()
    expect(await attempt(GOOD)).toMatchObject({
      ok: false,
      error: { reason: expect.stringContaining('“ships” already') },
    })
    expect(slides()).toBe('# Old\n')
    expect(await attempt(GOOD, { replace: true })).toMatchObject({ ok: true, value: { replaced: true } })
    expect(slides()).toContain('# One')
    expect(readdirSync(contentDir)).toEqual(['ships'])
  })

  it('replaces a link to a folder without touching the folder, and no course that is one file', async () => {
    mkdirSync(join(place, 'elsewhere'))
    writeFileSync(join(place, 'elsewhere/slides.md'), '# Kept\n')
    symlinkSync(join(place, 'elsewhere'), join(contentDir, 'ships'))
    expect(await attempt(GOOD, { replace: true })).toMatchObject({ ok: true })
    expect(readFileSync(join(place, 'elsewhere/slides.md'), 'utf8')).toBe('# Kept\n')
    writeFileSync(join(contentDir, 'boats.md'), '# Boats\n')
    expect(await attempt(GOOD, { course: 'boats', replace: true })).toMatchObject({
      ok: false,
      error: { reason: expect.stringContaining('single file') },
    })
  })

  it('leaves nothing behind when it is stopped', async () => {
    const stopped = new AbortController()
    stopped.abort(new Error('the server stops'))
    await expect(attempt(GOOD, { signal: stopped.signal })).rejects.toThrow()
    expect(readdirSync(contentDir)).toEqual([])
  })
})

it('an archive that takes too long, or a disk that fails, is told apart', async () => {
  const { signal } = new AbortController()
  writeFileSync(archive, zipFile(GOOD))
  const work = { archive, type: 'application/zip' as const, folder: join(place, 'out') }
  expect(await unpackBeside(work, signal, 0)).toEqual({ ok: false, error: 'time' })
  await expect(unpackBeside({ ...work, folder: join(place, 'a/b') }, signal)).rejects.toMatchObject({
    code: 'ENOENT',
  })
})

describe('after an end of the server in the middle', () => {
  const age = ({ folder }: Workplace) => utimesSync(folder, 0, 0)

  /** A checked course that is ready, beside an old one: the state in which the swap begins. */
  function ready() {
    oldCourse()
    const at = workplace(contentDir, 'ships', 'i1')
    mkdirSync(at.new, { recursive: true })
    writeFileSync(join(at.new, 'slides.md'), '# New\n')
    return at
  }
  const imported: Imported = {
    problems: [],
    found: { title: 'Ships', slides: 1, exercises: 0, quizzes: 0, files: 1, bytes: 6 },
    replaced: true,
  }

  it('a course is the old one before the first step of the swap, and the new one after it', async () => {
    const before = ready()
    age(before)
    await settleImports(contentDir, () => false)
    expect(slides()).toBe('# Old\n')
    expect(existsSync(before.folder)).toBe(false)

    rmSync(join(contentDir, 'ships'), { recursive: true })
    const between = ready()
    renameSync(between.target, between.old)
    await settleImports(contentDir, () => false)
    // What is new may be somebody's who is at work.
    expect(readdirSync(contentDir).sort()).toEqual(['.import-ships-i1', 'ships'])
    age(between)
    await settleImports(contentDir, () => false)
    expect(slides()).toBe('# New\n')
    expect(readdirSync(contentDir)).toEqual(['ships'])
  })

  it('comes back where the new one is gone', async () => {
    const at = ready()
    renameSync(at.target, at.old)
    rmSync(at.new, { recursive: true })
    await settleImports(contentDir, () => false)
    expect(slides()).toBe('# Old\n')
  })

  it('goes on with what was ready, and says once more what came of it', async () => {
    ready()
    const notes = { ...journal(), kept: imported }
    expect(await attempt({}, { replace: true, journal: notes })).toEqual({ ok: true, value: imported })
    expect(slides()).toBe('# New\n')
    expect(await attempt({}, { replace: true, journal: notes })).toEqual({ ok: true, value: imported })
    expect(readdirSync(contentDir)).toEqual(['ships'])
  })

  it('knows that the course is there already, where nothing was to be replaced', async () => {
    const at = ready()
    rmSync(at.target, { recursive: true })
    await swapIn(at)
    const notes = { ...journal(), kept: { ...imported, replaced: false } }
    expect(await attempt({}, { journal: notes })).toMatchObject({ ok: true, value: { replaced: false } })
    expect(slides()).toBe('# New\n')
  })

  it('begins again where it was cut off before', async () => {
    const at = workplace(contentDir, 'ships', 'i1')
    mkdirSync(at.unpacked, { recursive: true })
    writeFileSync(join(at.unpacked, 'half.md'), 'x')
    await settleImports(contentDir, (id) => id === 'i1')
    expect(existsSync(at.unpacked)).toBe(true)
    expect(await attempt(GOOD)).toMatchObject({ ok: true })
    expect(readdirSync(join(contentDir, 'ships')).sort()).toEqual(['course.yaml', 'slides.md'])
  })
})
