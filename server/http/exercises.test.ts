import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { DECK } from '../../tests/support/sample-course.ts'

async function opened() {
  const app = await HttpApp.open()
  const host = await app.owner()
  const session = await host.createSession()
  const learner = app.browser()
  await learner.join(session.code, 'Lea')
  return { app, host, session, learner, path: `/api/v1/sessions/${session.id}/exercises/hello` }
}

describe('an exercise', () => {
  it('[V10] has neither solution nor hidden checks for learners, whatever they ask for', async () => {
    const { app, session, learner, path } = await opened()
    const observer = app.browser()
    await observer.accept(session.links.observer, 'Beamer')
    for (const browser of [learner, observer]) {
      const answer = await browser.get(path)
      const text = await answer.text()
      expect(JSON.parse(text)).toMatchObject({
        id: 'hello',
        title: 'Hello',
        points: 2,
        starter: [{ name: 'main.py', text: 'print()' }],
        hints: ['<p>Look at print.</p>'],
        checks: [{ id: 'says', kind: 'output' }],
      })
      expect(text).not.toContain('CANARY')
      expect(answer.headers.get('cache-control')).toBe('private, no-cache')
      const staff = await browser.get(`${path}?edition=staff`)
      const refused = await staff.clone().text()
      expect(await problemOf(staff)).toMatchObject({ status: 403, code: 'forbidden' })
      expect(refused).not.toContain('CANARY')
      const deck = await (await browser.get(`/api/v1/sessions/${session.id}/deck`)).text()
      expect(JSON.parse(deck).exercises).toContainEqual({ id: 'hello', title: 'Hello', points: 2 })
      expect(deck).not.toContain('CANARY')
    }
  })

  it('is given whole to staff', async () => {
    const { app, host, session, path } = await opened()
    const ta = app.browser()
    await ta.accept(session.links.ta, 'Tom')
    for (const browser of [host, ta]) {
      expect(await (await browser.get(`${path}?edition=staff`)).json()).toEqual(DECK.exercises[1])
    }
  })

  it('is refused to others, and where there is none', async () => {
    const { app, learner, path } = await opened()
    expect((await problemOf(await app.browser().get(path))).status).toBe(401)
    const none = await problemOf(await learner.get(path.replace(/hello$/, 'none')))
    expect(none).toMatchObject({ status: 404, code: 'not-found', detail: 'There is no such exercise.' })
    const other = await learner.get('/api/v1/sessions/none/exercises/hello')
    expect((await problemOf(other)).status).toBe(404)
    expect((await problemOf(await learner.get(`${path}?edition=x`))).errors?.[0]?.path).toBe('edition')
  })

  it('is compressed, and not sent again', async () => {
    const { learner, path } = await opened()
    const brotli = await learner.get(path, { 'accept-encoding': 'br' })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    const body = brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()
    expect(JSON.parse(body).title).toBe('Hello')
    const again = await learner.get(path, { 'if-none-match': brotli.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

describe('what an exercise comes to', () => {
  const text = async (answer: Promise<Response>) => (await answer).text()

  it('[V10] [W16] is kept from learners until it is released, step by step', async () => {
    const { app, session, learner, path } = await opened()
    const ta = app.browser()
    await ta.accept(session.links.ta, 'Tom')
    const room = await app.rooms.open(session.id)
    const host = room?.state.lifecycle.host ?? ''
    const by = { kind: 'participant', id: host } as const
    const asked = async (part: string) => {
      const answer = await learner.get(`${path}/${part}`)
      if (answer.ok) return ((await answer.json()) as { files: unknown }).files
      const refused = await answer.clone().text()
      expect(refused).not.toContain('CANARY')
      return (await problemOf(answer)).code
    }
    for (const part of ['steps/1', 'steps/2', 'solution']) {
      expect(await asked(part)).toBe('not-released')
      expect(await text(ta.get(`${path}/${part}`))).toContain('CANARY')
    }
    await room?.submit(by, { type: 'exercise.begin', exercise: 'hello' })
    expect(await asked('steps/1')).toBe('not-released')
    await room?.submit(by, { type: 'exercise.set-step', exercise: 'hello', step: 2 })
    expect(await asked('steps/1')).toEqual([{ name: 'main.py', text: 'CANARY-STEP-1' }])
    expect(await asked('steps/2')).toBe('not-released')
    await room?.submit(by, { type: 'exercise.release-solution', exercise: 'hello' })
    expect(await asked('steps/2')).toEqual([{ name: 'main.py', text: 'CANARY-STEP-2' }])
    expect(await asked('solution')).toEqual([{ name: 'main.py', text: 'CANARY-SOLUTION' }])
  })

  it('is refused to strangers, and where there is none', async () => {
    const { app, learner, path } = await opened()
    expect((await problemOf(await app.browser().get(`${path}/solution`))).status).toBe(401)
    expect((await problemOf(await learner.get(`${path}/steps/3`))).code).toBe('not-found')
    expect((await problemOf(await learner.get(`${path}/steps/0`))).status).toBe(422)
    expect((await problemOf(await learner.get(path.replace(/hello$/, 'none/solution')))).code).toBe(
      'not-found',
    )
  })
})
