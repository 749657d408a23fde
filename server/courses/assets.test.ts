import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAsset } from './assets.ts'
import { courseDisk } from './disk.ts'

let base = ''
let course = ''

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'lectern-assets-')))
  course = join(base, 'course')
  await mkdir(join(course, 'images/.git'), { recursive: true })
  await mkdir(join(course, 'folder.png'))
  await writeFile(join(course, 'images/a.PNG'), 'png')
  await writeFile(join(course, 'images/.git/a.png'), 'secret')
  await writeFile(join(course, '.hidden.png'), 'secret')
  await writeFile(join(course, 'slides.md'), '# notes')
  await writeFile(join(course, 'key.json'), '{}')
  await writeFile(join(base, 'outside.png'), 'secret')
  await writeFile(join(base, 'outside.md'), 'secret')
  await symlink('../outside.png', join(course, 'leads-out.png'))
  await symlink('..', join(course, 'up'))
  await symlink('../outside.md', join(course, 'leads-out.md'))
  await symlink('images/a.PNG', join(course, 'inside.png'))
  await symlink('key.json', join(course, 'disguised.png'))
  await symlink('.hidden.png', join(course, 'unhidden.png'))
  await symlink('loop.png', join(course, 'loop.png'))
})

afterAll(() => rm(base, { recursive: true }))

const reasonFor = async (path: string) => {
  const found = await openAsset(course, path)
  return found.ok ? 'opened' : found.error
}

describe('openAsset', () => {
  it('opens an asset, also over a link inside the folder', async () => {
    const value = { path: join(course, 'images/a.PNG'), size: 3, type: 'image/png' }
    expect(await openAsset(course, 'images/a.PNG')).toEqual({ ok: true, value })
    expect(await openAsset(course, 'inside.png')).toEqual({ ok: true, value })
    expect(await openAsset(course, './images/../images/a.PNG')).toEqual({ ok: true, value })
  })

  it.each([
    ['slides.md', 'not_allowed'],
    ['key.json', 'not_allowed'],
    ['.hidden.png', 'not_allowed'],
    ['images/.git/a.png', 'not_allowed'],
    ['../outside.png', 'not_allowed'],
    ['images/../../outside.png', 'not_allowed'],
    ['/etc/passwd.png', 'not_allowed'],
    ['images\\a.PNG', 'not_allowed'],
    ['images/a.PNG\0', 'not_allowed'],
    ['', 'not_allowed'],
    ['disguised.png', 'not_allowed'],
    ['unhidden.png', 'not_allowed'],
    ['leads-out.png', 'not_found'],
    ['up/outside.png', 'not_found'],
    ['loop.png', 'not_found'],
    ['none.png', 'not_found'],
    ['folder.png', 'not_found'],
    [`${'a'.repeat(300)}.png`, 'not_found'],
  ])('refuses %j', async (path, reason) => expect(await reasonFor(path)).toBe(reason))
})

describe('courseDisk', () => {
  it('reads inside the folder only', async () => {
    const disk = courseDisk(course)
    expect(await disk.read('slides.md')).toBe('# notes')
    for (const path of ['leads-out.md', 'up/outside.md', '../outside.md', 'none.md', 'images', 'a\0', '']) {
      expect(await disk.read(path)).toBeUndefined()
    }
    expect(disk.has('images/a.PNG')).toBe(true)
    for (const path of ['leads-out.png', '../outside.png', 'images', 'none', 'a\0']) {
      expect(disk.has(path)).toBe(false)
    }
  })
})
