import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

it('of what is no course there is nothing', async () => {
  expect(await courseLibrary(content).archive('../etc')).toBeUndefined()
})
