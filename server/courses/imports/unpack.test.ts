import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ArchiveType } from '../../../shared/course/archive-type.ts'
import { type TarMember, tarOf } from '../../../tests/support/tar-file.ts'
import { type ZipMember, zipFile, zipOf } from '../../../tests/support/zip-file.ts'
import { UNPACK_LIMITS, type UnpackLimits } from './limits.ts'
import { unpack } from './unpack.ts'

let place: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lectern-unpack-'))
})
afterEach(() => rmSync(place, { recursive: true }))

async function unpacked(bytes: Buffer, type: ArchiveType, limits: Partial<UnpackLimits> = {}) {
  const archive = join(place, 'archive')
  writeFileSync(archive, bytes)
  const folder = join(place, 'out')
  const answer = await unpack({ archive, type, folder, limits: { ...UNPACK_LIMITS, ...limits } })
  return { ...answer, messages: answer.problems.map(({ file, message }) => `${file}: ${message}`), folder }
}
const zip = (members: ZipMember[], limits?: Partial<UnpackLimits>) =>
  unpacked(zipOf(members), 'application/zip', limits)
const tar = (members: TarMember[], limits?: Partial<UnpackLimits>) =>
  unpacked(tarOf(members), 'application/x-tar', limits)

const SLIDES = { name: 'course/slides.md', content: '# Hello' }

describe.each([
  ['zip', zip],
  ['tar', tar],
  ['tar.gz', (members: TarMember[]) => unpacked(gzipSync(tarOf(members)), 'application/gzip')],
] as const)('a %s', (_, make) => {
  it('is unpacked, without hidden files, and nothing in it can be run', async () => {
    const { problems, files, bytes, folder } = await make([
      SLIDES,
      { name: 'course/images/a.png', content: Buffer.from([0, 1, 2]) },
      { name: 'course/.git/config', content: 'x' },
      { name: '__MACOSX/._slides.md', content: 'x' },
    ])
    expect({ problems, files, bytes }).toEqual({ problems: [], files: 2, bytes: 10 })
    expect(readFileSync(join(folder, 'course/slides.md'), 'utf8')).toBe('# Hello')
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'course',
      'course/images',
      'course/images/a.png',
      'course/slides.md',
    ])
    expect(statSync(join(folder, 'course/slides.md')).mode & 0o111).toBe(0)
  })

  it('names every entry that leads out of the folder or is there twice', async () => {
    const { messages, folder } = await make([
      SLIDES,
      { name: '../../evil.md', content: 'x' },
      { name: '/etc/cron.d/evil', content: 'x' },
      { name: 'a\\b.md', content: 'x' },
      { name: 'course/SLIDES.md', content: 'x' },
      { name: 'course/slides.md', content: 'x' },
      { name: Buffer.from([0xff, 0xfe, 0x41]), content: 'x' },
    ])
    expect(messages).toEqual([
      '../../evil.md: Its path has a part “..”.',
      '/etc/cron.d/evil: Its path is absolute.',
      'a\\b.md: Its path holds a backslash.',
      'course/SLIDES.md: There are two files of this name; capitals make no difference.',
      'course/slides.md: There are two files of this name; capitals make no difference.',
      expect.stringContaining('Its name is not written in UTF-8.'),
    ])
    expect(existsSync(join(place, 'evil.md'))).toBe(false)
    expect(readdirSync(folder, { recursive: true })).toHaveLength(2)
  })

  it('leaves out what is neither text nor shown, and says so', async () => {
    const { problems, files, folder } = await make([SLIDES, { name: 'course/tool.exe', content: 'MZ\0\0' }])
    expect(files).toBe(1)
    expect(problems).toMatchObject([{ severity: 'warning', file: 'course/tool.exe' }])
    expect(existsSync(join(folder, 'course/tool.exe'))).toBe(false)
  })

  it('may not be empty', async () => {
    const { messages } = await make([{ name: '.hidden', content: 'x' }])
    expect(messages).toEqual([': There are no files of a course in the archive.'])
  })
})

describe('links and devices', () => {
  it('are refused in a zip', async () => {
    const { messages } = await zip([{ name: 'a.md', content: '/etc/passwd', mode: 0o120777 }])
    expect(messages[0]).toBe('a.md: It is a link or a device, not a file.')
  })

  it.each(['1', '2', '3', '4', '6', 'Z'])('are refused in a tar (%s)', async (type) => {
    const { messages, folder } = await tar([
      { name: 'images', type, link: '/etc' },
      { name: 'images/a.md', content: 'x' },
    ])
    expect(messages[0]).toBe('images: It is a link or a device, not a file.')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('limits', () => {
  const big = Buffer.alloc(300_000, 'a')
  const small = { totalBytes: 500_000, fileBytes: 400_000, ratioFrom: 1_000_000 }

  it('hold for one file, and for all together', async () => {
    const { messages } = await zip([{ name: 'a.md', content: Buffer.alloc(500_000, 'a') }], small)
    expect(messages[0]).toMatch(/“a.md” is larger than/)
    rmSync(join(place, 'out'), { recursive: true })
    const two = await zip(
      [
        { name: 'a.md', content: big },
        { name: 'b.md', content: big },
      ],
      small,
    )
    expect(two.messages[0]).toMatch(/unpacks to more than/)
  })

  it('hold for what comes out, whatever a zip claims', async () => {
    const { messages } = await zip([{ name: 'a.md', content: big, claims: 10 }])
    expect(messages[0]).toMatch(/damaged or cut off \(too many bytes/)
  })

  it('hold for how much more comes out than goes in', async () => {
    const { messages } = await zip([{ name: 'a.md', content: big }], { ratioFrom: 100_000 })
    expect(messages[0]).toMatch(/more than 100 times its size/)
  })

  it('hold for the number of entries, left out or not', async () => {
    const members = Array.from({ length: 11 }, (_, n) => ({ name: `.hidden/${n}`, content: '' }))
    expect((await tar(members, { entries: 10 })).messages[0]).toBe(': The archive has more than 10 entries.')
  })

  it('hold for what a tar hides in files that are left out, and in headers', async () => {
    const hidden = await tar([{ name: '.big', content: big }], { totalBytes: 100, entries: 5 })
    expect(hidden.messages[0]).toMatch(/unpacks to more than/)
    rmSync(join(place, 'out'), { recursive: true })
    const headers = await tar([{ name: 'x', type: 'x', content: Buffer.alloc(3_000_000, 'a') }])
    expect(headers.messages[0]).toMatch(/headers of over 1 MiB/)
  })

  it('lists no more mistakes than anybody reads', async () => {
    const members = Array.from({ length: 500 }, (_, n) => ({ name: `../${n}`, content: '' }))
    expect((await zip(members)).messages.slice(-1)).toEqual([': There are more such mistakes.'])
  })
})

describe('an archive that cannot be read', () => {
  it.each(['application/zip', 'application/x-tar', 'application/gzip'] as const)(
    'is refused where it is no %s',
    async (type) => {
      const { messages } = await unpacked(Buffer.from('no archive at all '.repeat(100)), type)
      expect(messages[0]).toMatch(/damaged or cut off/)
    },
  )

  it('is refused where it is cut off anywhere', async () => {
    const content = Array.from({ length: 3_000 }, (_, n) => n).join(' ')
    const whole = [{ name: 'slides.md', content }]
    const archives = [
      [zipOf(whole), 'application/zip'],
      [gzipSync(tarOf(whole)), 'application/gzip'],
      [tarOf(whole).subarray(0, -1024), 'application/x-tar'],
    ] as const
    for (const [bytes, type] of archives) {
      for (const part of [0.1, 0.5, 0.9]) {
        const { messages } = await unpacked(bytes.subarray(0, Math.floor(bytes.length * part)), type)
        expect(messages[0]).toMatch(/damaged or cut off/)
        rmSync(join(place, 'out'), { recursive: true })
      }
    }
  })

  it('is refused where it is encrypted, or a checksum is wrong', async () => {
    const locked = await zip([{ ...SLIDES, encrypted: true }])
    expect(locked.messages[0]).toMatch(/is encrypted/)
    rmSync(join(place, 'out'), { recursive: true })
    const wrong = await zip([{ ...SLIDES, crc: 1 }])
    expect(wrong.messages[0]).toMatch(/checksum/)
  })

  it('takes what other programs make', async () => {
    expect((await unpacked(zipFile({ 'slides.md': '# Hello' }), 'application/zip')).problems).toEqual([])
  })
})
