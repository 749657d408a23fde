import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CourseImport } from '../../shared/wire/course-import.ts'
import { ServerProcess } from '../support/server-process.ts'
import { zipFile } from '../support/zip-file.ts'

let server: ServerProcess
let content: string
let cookie: string

beforeAll(async () => {
  content = mkdtempSync(join(tmpdir(), 'lectern-content-'))
  mkdirSync(join(content, 'ships'))
  writeFileSync(join(content, 'ships/slides.md'), '# Old\n')
  server = await ServerProcess.start({ LECTERN_CONTENT: content })
  const answer = await fetch(`${server.base}/api/v1/auth/setup`, {
    method: 'POST',
    headers: { origin: server.base, 'content-type': 'application/json' },
    body: JSON.stringify({
      secret: server.setupLink?.split('#')[1],
      name: 'Ines',
      email: 'ines@example.org',
      password: 'a long enough password',
    }),
  })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await server.stop()
  rmSync(content, { recursive: true })
})

/** Of many files, so that unpacking takes a while. */
const course = (title: string) =>
  zipFile({
    'slides.md': `# ${title}\n`,
    ...Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`notes/${n}.txt`, title.repeat(100)])),
  })

const look = async (path: string) =>
  (await (await fetch(`${server.base}${path}`, { headers: { cookie } })).json()) as CourseImport

describe('a server that is killed while it imports a course', () => {
  it('has the old course or the new one, whole, and goes on after the start', async () => {
    for (let round = 0; round < 4; round += 1) {
      const answer = await fetch(`${server.base}/api/v1/course-imports?course=ships&replace=true`, {
        method: 'POST',
        headers: { cookie, origin: server.base, 'content-type': 'application/zip' },
        body: new Uint8Array(course(`New ${round}`)),
      })
      expect(answer.status).toBe(202)
      const location = answer.headers.get('location') ?? ''
      // Rounds end at different moments: at once, while it is unpacked, and when it is over.
      if (round === 1) await vi.waitFor(() => expect(imports()).toHaveLength(1), { interval: 1 })
      if (round === 2) await vi.waitFor(() => expect(imports()).toEqual([]), { timeout: 20_000, interval: 1 })
      if (round === 3)
        await vi.waitFor(() => expect(title()).toBe('# New 3'), { timeout: 20_000, interval: 1 })
      await server.kill()
      await server.resume()
      expect(title()).toMatch(/^# (Old|New \d)$/)
      await vi.waitFor(async () => expect(await look(location)).toMatchObject({ state: 'done' }), {
        timeout: 20_000,
      })
      expect(title()).toBe(`# New ${round}`)
      expect(readdirSync(join(content, 'ships/notes'))).toHaveLength(300)
      expect(readdirSync(content)).toEqual(['ships'])
    }
  }, 120_000)
})

const imports = () => readdirSync(content).filter((name) => name.startsWith('.import-'))

const title = () => readFileSync(join(content, 'ships/slides.md'), 'utf8').trim()
