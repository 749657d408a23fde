import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { DECK } from '../../tests/support/sample-course.ts'

async function opened() {
  const app = await HttpApp.open()
  const host = await app.owner()
  const session = await host.createSession()
  const learner = app.browser()
  await learner.join(session.code, 'Lea')
  return { app, host, session, learner, path: `/api/v1/sessions/${session.id}/deck` }
}

const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('the deck', () => {
  it('has nothing of the staff’s in the audience’s edition', async () => {
    const { learner, path } = await opened()
    const answer = await learner.get(path)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ title: 'Introduction', slides: [{ steps: 2 }, { steps: 0 }] })
    expect(text).not.toContain('CANARY')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    expect(await (await learner.get(`${path}?edition=audience`)).text()).toBe(text)
  })

  it('is given whole to staff', async () => {
    const { app, host, session, path } = await opened()
    expect(await (await host.get(`${path}?edition=staff`)).json()).toEqual(DECK)
    const ta = app.browser()
    await ta.accept(session.links.ta, 'Tom')
    expect((await ta.get(`${path}?edition=staff`)).status).toBe(200)
  })

  it('is refused where the right is missing', async () => {
    const { app, session, learner, path } = await opened()
    const observer = app.browser()
    await observer.accept(session.links.observer, 'Beamer')
    expect((await observer.get(path)).status).toBe(200)
    for (const browser of [observer, learner]) {
      expect(await problemOf(await browser.get(`${path}?edition=staff`))).toMatchObject({ code: 'forbidden' })
    }
    expect((await problemOf(await app.browser().get(path))).status).toBe(401)
    expect((await problemOf(await learner.get(`${path}?edition=other`))).errors?.[0]?.path).toBe('edition')
    expect((await problemOf(await learner.get('/api/v1/sessions/none/deck'))).status).toBe(404)
  })

  it('is kept from people who wait or were removed', async () => {
    const { app, session, path } = await opened()
    await app.submit(session.id, { type: 'room.set-waiting', enabled: true })
    const late = app.browser()
    const { participant } = await late.join(session.code, 'Late')
    expect(await problemOf(await late.get(path))).toMatchObject({ status: 403, code: 'not-admitted' })
    await app.submit(session.id, { type: 'person.admit', participant })
    expect((await late.get(path)).status).toBe(200)
    await app.submit(session.id, { type: 'person.remove', participant })
    expect(await problemOf(await late.get(path))).toMatchObject({ status: 403, code: 'removed' })
  })

  it('is compressed as the browser likes, and not sent again', async () => {
    const { learner, path } = await opened()
    const plain = await learner.get(path)
    const gzip = await learner.get(path, { 'accept-encoding': 'gzip, br;q=0' })
    const brotli = await learner.get(path, { 'accept-encoding': 'gzip, deflate, br' })
    expect([plain, gzip, brotli].map(({ headers }) => headers.get('content-encoding'))).toEqual([
      null,
      'gzip',
      'br',
    ])
    const body = await bytes(plain)
    expect(gunzipSync(await bytes(gzip))).toEqual(body)
    expect(brotliDecompressSync(await bytes(brotli))).toEqual(body)
    const etag = plain.headers.get('etag') ?? ''
    expect(brotli.headers.get('etag')).toBe(etag)
    const again = await learner.get(path, { 'if-none-match': `"x", ${etag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await learner.get(path, { 'if-none-match': '"x"' })).status).toBe(200)
  })

  it('is read from the store once for a whole class', async () => {
    const { app, learner, path } = await opened()
    let reads = 0
    const { get } = app.stores.decks
    app.stores.decks.get = (id) => {
      reads += 1
      return get(id)
    }
    await Promise.all(Array.from({ length: 50 }, () => learner.get(path)))
    expect(reads).toBe(1)
  })
})

describe('files of the course', () => {
  const file = (path: string, name = 'images/deep/x.svg') => path.replace(/deck$/, `assets/${name}`)

  it('are given to participants; pictures cannot run scripts', async () => {
    const { learner, path } = await opened()
    const answer = await learner.get(file(path))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<svg')
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('private, max-age=600')
    const head = await learner.send(file(path), { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('are given in parts to players of films', async () => {
    const { learner, path } = await opened()
    const whole = await (await learner.get(file(path))).text()
    const part = await learner.get(file(path), { range: 'bytes=1-3' })
    expect([part.status, await part.text()]).toEqual([206, whole.slice(1, 4)])
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${whole.length}`)
    expect(part.headers.get('content-length')).toBe('3')
    const behind = await learner.get(file(path), { range: `bytes=${whole.length}-` })
    expect([behind.status, behind.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`])
  })

  it('are refused to others, and where there is none', async () => {
    const { app, learner, path } = await opened()
    const status = async (browser: Browser, name?: string) =>
      (await problemOf(await browser.get(file(path, name)))).status
    expect(await status(app.browser())).toBe(401)
    expect(await status(learner, 'slides.md')).toBe(404)
    expect(await status(learner, '..%2F..%2Fpackage.json')).toBe(404)
  })
})
