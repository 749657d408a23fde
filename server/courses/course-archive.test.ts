import { randomBytes } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { unzip } from '../../tests/support/unzip.ts'
import { courseLibrary } from './library.ts'

let content: string
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'lectern-archive-'))
})
afterEach(() => rmSync(content, { recursive: true }))

async function archiveOf(id: string): Promise<string[]> {
  const stream = await courseLibrary(content).archive(id)
  if (!stream) throw new Error('there is no such course')
  const files = await unzip(Buffer.from(await new Response(stream).arrayBuffer()))
  return [...files.keys()].sort()
}

it('a course is taken away whole, without hidden files and what a link shows outside of it', async () => {
  mkdirSync(join(content, 'ships/.git'), { recursive: true })
  mkdirSync(join(content, 'ships/images'))
  for (const name of ['slides.md', '.git/config', 'images/a.png'])
    writeFileSync(join(content, 'ships', name), 'x')
  writeFileSync(join(content, 'secret.txt'), 'x')
  symlinkSync(join(content, 'secret.txt'), join(content, 'ships/secret.txt'))
  expect(await archiveOf('ships')).toEqual(['ships/images/a.png', 'ships/slides.md'])
})

it('a course that is one file is taken away with what it shows, and nothing of others', async () => {
  writeFileSync(join(content, 'boats.md'), '# Boats\n\n![](a.png)\n')
  for (const name of ['a.png', 'b.png', 'other.md']) writeFileSync(join(content, name), '# x')
  expect(await archiveOf('boats')).toEqual(['boats/a.png', 'boats/slides.md'])
})

it('a file is not left open by those who go away in the middle', async () => {
  mkdirSync(join(content, 'ships'))
  const film = join(content, 'ships/film.mp4')
  writeFileSync(film, randomBytes(4 * 1024 * 1024))
  const opened = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === film
      } catch {
        return false // closed meanwhile
      }
    })
  const reader = (await courseLibrary(content).archive('ships'))?.getReader()
  // The head of the file's entry, and the first of its bytes.
  for (let part = 0; part < 2; part += 1) await reader?.read()
  await expect.poll(() => opened().length).toBe(1)
  await reader?.cancel()
  await expect.poll(() => opened().length).toBe(0)
})

it('of what is no course there is nothing', async () => {
  expect(await courseLibrary(content).archive('../etc')).toBeUndefined()
})
