import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CourseImport } from '../../shared/wire/course-import.ts'
import { type Browser, HttpApp, PUBLIC_URL, problemOf } from '../../tests/support/http-app.ts'
import { zipFile } from '../../tests/support/zip-file.ts'
import { CourseUploads } from '../courses/imports/uploads.ts'
import { importCourseKind, PENDING_MAX_OWN } from '../jobs/course-import.ts'

let place: string
let contentDir: string
let app: HttpApp
let ines: Browser

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'lectern-imports-'))
  contentDir = join(place, 'content')
  mkdirSync(contentDir)
  const uploads = new CourseUploads(join(place, 'imports'), 1024 * 1024)
  app = await HttpApp.open({ contentDir, uploads })
  app.jobs.register(importCourseKind({ contentDir, uploads }))
  ines = await app.instructor('ines@example.org')
})
afterEach(async () => {
  await app.jobs.close()
  rmSync(place, { recursive: true })
})

const GOOD = zipFile({ 'ships/slides.md': '# One\n' })
const BAD = zipFile({ 'course.yaml': 'titel: x\n', 'slides.md': '# One\n' })

function upload(browser: Browser, bytes: Buffer, query = '?course=ships', type = 'application/zip') {
  return browser.send(`/api/v1/course-imports${query}`, {
    method: 'POST',
    headers: { origin: PUBLIC_URL, 'content-type': type },
    body: new Uint8Array(bytes),
  })
}

/** @returns what became of an import that was accepted */
async function outcome(browser: Browser, accepted: Response): Promise<CourseImport> {
  expect(accepted.status).toBe(202)
  const location = accepted.headers.get('location') ?? ''
  const look = async () => (await (await browser.get(location)).json()) as CourseImport
  return vi.waitUntil(
    async () => {
      const found = await look()
      return found.state === 'done' || found.state === 'failed' ? found : undefined
    },
    { timeout: 20_000 },
  )
}

describe('uploading a course', () => {
  it('is for accounts, and for archives of a size', async () => {
    expect((await problemOf(await upload(app.browser(), GOOD))).status).toBe(401)
    const wrong = await problemOf(await upload(ines, GOOD, '?course=ships', 'text/plain'))
    expect(wrong).toMatchObject({ status: 415, detail: expect.stringContaining('application/zip') })
    const large = await problemOf(await upload(ines, Buffer.alloc(1024 * 1024 + 1)))
    expect(large).toMatchObject({ status: 413, detail: expect.stringContaining('1 MiB') })
    expect((await problemOf(await upload(ines, Buffer.alloc(0)))).status).toBe(400)
    expect(readdirSync(join(place, 'imports'))).toEqual([])
  })

  it.each(['', '?course=', '?course=../x', '?course=Ships', '?course=a/b', '?course=.x', '?course=readme'])(
    'wants a name that a folder can have, not %j',
    async (query) => expect((await problemOf(await upload(ines, GOOD, query))).status).toBe(422),
  )

  it('is done in the background, and read by whoever sent it and the owner', async () => {
    const accepted = await upload(ines, GOOD)
    const location = accepted.headers.get('location') ?? ''
    expect(await accepted.json()).toMatchObject({ course: 'ships', state: 'waiting', problems: [] })
    await app.jobs.start()
    const { state, found } = await outcome(ines, new Response(null, { status: 202, headers: { location } }))
    expect({ state, found }).toMatchObject({ state: 'done', found: { slides: 1, files: 1 } })
    expect(readdirSync(contentDir)).toEqual(['ships'])
    expect(readdirSync(join(place, 'imports')).filter((name) => name.endsWith('.archive'))).toEqual([])
    expect((await (await app.owner()).get(location)).status).toBe(200)
    expect((await (await app.instructor('eve@example.org')).get(location)).status).toBe(404)
    expect((await app.browser().get(location)).status).toBe(401)
  })

  it('tells every problem of a course with errors', async () => {
    await app.jobs.start()
    const failed = await outcome(ines, await upload(ines, BAD))
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('Nothing was changed'),
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', file: 'course.yaml', line: 1 }),
      ]),
    })
    expect(readdirSync(contentDir)).toEqual([])
  })

  it('is a conflict where there is such a course, or one is on its way, unless it shall be replaced', async () => {
    mkdirSync(join(contentDir, 'ships'))
    expect((await problemOf(await upload(ines, GOOD))).status).toBe(409)
    const first = await upload(ines, GOOD, '?course=ships&replace=true')
    expect((await problemOf(await upload(ines, GOOD, '?course=ships&replace=true'))).status).toBe(409)
    await app.jobs.start()
    expect(await outcome(ines, first)).toMatchObject({ state: 'done', replaced: true })
  })

  it('takes so many of one account as leave room for others', async () => {
    for (let n = 0; n < PENDING_MAX_OWN; n += 1) {
      expect((await upload(ines, GOOD, `?course=c${n}`)).status).toBe(202)
    }
    expect((await problemOf(await upload(ines, GOOD, '?course=more'))).status).toBe(429)
    const otto = await app.instructor('otto@example.org')
    expect((await upload(otto, GOOD, '?course=more')).status).toBe(202)
  })

  it('says when nothing can be written into the folder of courses', async () => {
    rmSync(contentDir, { recursive: true })
    expect(await problemOf(await upload(ines, GOOD))).toMatchObject({
      status: 503,
      detail: expect.stringContaining('LECTERN_CONTENT'),
    })
  })
})
