import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ExportBody } from '../../shared/wire/jobs.ts'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { settle } from '../../tests/harness/settle.ts'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { unzip } from '../../tests/support/unzip.ts'
import { EXPORT_KEPT_MS } from '../exports/exports.ts'
import { TABLES } from '../sessions/class-report-csv.ts'
import { DELIVER } from '../webhooks/delivery.ts'

const HOUR = 3_600_000

/** A class of Lea and Tim, with an answer, code and notes. */
async function held() {
  const app = await HttpApp.open({ quizzes: [SAMPLE_QUIZ] })
  for (const kind of app.exports.kinds) app.jobs.register(kind)
  const host = await app.owner()
  const session = await host.createSession('Monday')
  const entered = await host.post(`/api/v1/sessions/${session.id}/enter`)
  const { participant: hostId } = (await entered.json()) as { participant: string }
  const say = (who: string, command: Parameters<HttpApp['submit']>[1]) =>
    app.submit(session.id, command, { kind: 'participant', id: who })
  const lea = app.browser()
  const { participant: leaId } = await lea.join(session.code, 'Lea / <3')
  await app.browser().join(session.code, 'Tim')
  await say(hostId, { type: 'session.start' })
  await say(leaId, { type: 'work.open', exercise: 'leap' })
  await write(app, `${session.id}/work/leap/${leaId}`, (doc) => {
    doc.getMap('files').set('leap.py', new Y.Text('print("LEA")\n'))
    doc.getMap('files').set('../evil.py', new Y.Text('evil'))
  })
  await write(app, `${session.id}/notes`, (doc) => doc.getText('notes').insert(0, '# Our notes'))
  await say(hostId, openSample)
  await say(hostId, ask('pick'))
  await say(leaId, give('pick', choose('a')))
  await say(hostId, reveal('pick'))
  const path = `/api/v1/sessions/${session.id}/exports`
  return { app, host, session, lea, leaId, path }
}

async function write(app: HttpApp, name: string, change: (doc: Y.Doc) => unknown) {
  const doc = new Y.Doc()
  change(doc)
  const bytes = Y.encodeStateAsUpdate(doc)
  await app.stores.documents.append(name, [{ seq: 1, at: 1, author: null, bytes }])
}

/** Writing an archive takes turns of the real disk. */
async function finished(app: HttpApp, id: string): Promise<void> {
  await expect
    .poll(async () => (await app.stores.jobs.find(id))?.state, { timeout: 10_000 })
    .toMatch(/done|failed/)
  await settle()
}

describe('exports', () => {
  it('hold everything of a session, are made once at a time, and kept for a day', async () => {
    const { app, host, session, leaId, path } = await held()
    const asked = await host.post(path)
    expect(asked.status).toBe(202)
    const { id, state } = (await asked.json()) as ExportBody
    expect(state).toBe('waiting')
    expect(asked.headers.get('location')).toBe(`/api/v1/jobs/${id}`)
    expect(((await (await host.post(path)).json()) as ExportBody).id).toBe(id)
    const early = await problemOf(await host.get(`/api/v1/exports/${id}/file`))
    expect(early).toMatchObject({ status: 409, detail: expect.stringContaining('not there yet') })

    await app.jobs.start()
    await finished(app, id)
    const list = (await (await host.get(path)).json()) as { items: ExportBody[] }
    expect(list.items).toMatchObject([{ id, state: 'done', bytes: expect.any(Number) }])
    expect(list.items[0]?.expiresAt).toBe(app.clock.now() + EXPORT_KEPT_MS)

    const file = await host.get(`/api/v1/exports/${id}/file`)
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="session-${session.id}.zip"`)
    const head = await host.send(`/api/v1/exports/${id}/file`, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(file.headers.get('content-length'))
    const files = await unzip(Buffer.from(await file.arrayBuffer()))
    const text = (name: string) => files.get(name)?.toString() ?? ''
    expect([...files.keys()]).toEqual([
      'README.txt',
      'attendance.json',
      'attendance.csv',
      'quiz-results.json',
      'quiz-answers.csv',
      'quiz-questions.csv',
      'report.json',
      ...TABLES.map((table) => `report/${table}.csv`),
      'deck.json',
      'log.ndjson',
      'session.json',
      'notes.md',
      `code/leap/Lea _ _3 ${leaId}/evil.py`,
      `code/leap/Lea _ _3 ${leaId}/leap.py`,
    ])
    expect(text('notes.md')).toBe('# Our notes')
    expect(text(`code/leap/Lea _ _3 ${leaId}/leap.py`)).toBe('print("LEA")\n')
    expect(text('quiz-answers.csv')).toContain('Lea / <3')
    const log = text('log.ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number })
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))

    // Another takes the place of the last.
    await app.clock.advance(1_000)
    const { id: second } = (await (await host.post(path)).json()) as ExportBody
    await finished(app, second)
    expect(await app.exports.open(id)).toBeUndefined()
    const now = (await (await host.get(path)).json()) as { items: ExportBody[] }
    expect(now.items.map((one) => one.id)).toEqual([second])

    await app.clock.advance(EXPORT_KEPT_MS + 1)
    await settle()
    expect((await problemOf(await host.get(`/api/v1/exports/${second}/file`))).status).toBe(404)
    expect(await (await host.get(path)).json()).toMatchObject({ items: [] })
    await app.jobs.close()
  })

  it('say no more of votes, pace and anonymous questions than staff are told', async () => {
    const { app, host, session, leaId, path } = await held()
    const say = (command: Parameters<HttpApp['submit']>[1]) =>
      app.submit(session.id, command, { kind: 'participant', id: leaId })
    await say({ type: 'ask.submit', text: 'May I ask?', anonymous: true })
    await say({ type: 'pace.say', mood: 'lost' })
    await app.jobs.start()
    const { id } = (await (await host.post(path)).json()) as ExportBody
    await finished(app, id)
    const file = await host.get(`/api/v1/exports/${id}/file`)
    const log = (await unzip(Buffer.from(await file.arrayBuffer()))).get('log.ndjson')?.toString() ?? ''
    const lines = log.split('\n')
    for (const type of ['ask.submitted', 'pace.said']) {
      const line = lines.find((one) => one.includes(`"${type}"`))
      expect(line).toBeDefined()
      expect(line).not.toContain(leaId)
    }
    // Names stand in session.json, where erasing one is seen to.
    expect(log).not.toContain('Lea /')
    await app.jobs.close()
  })

  it('are removed by routine work', async () => {
    const { app, host, path } = await held()
    await app.jobs.start()
    const { id } = (await (await host.post(path)).json()) as ExportBody
    await finished(app, id)
    const removals = () => app.stores.jobs.list({ kind: 'export-removal', state: 'done', limit: 50 })
    // Reading the folder takes turns of the real disk: an hour passes whenever we look.
    await expect
      .poll(
        async () => {
          await app.clock.advance(HOUR)
          return (await removals()).some(({ result }) => Object(result).removed === 1)
        },
        { timeout: 10_000, interval: 5 },
      )
      .toBe(true)
    await app.jobs.close()
  })

  it('are for staff and the account that answers for the session only', async () => {
    const { app, host, session, lea, path } = await held()
    await app.jobs.start()
    const { id } = (await (await host.post(path)).json()) as ExportBody
    await finished(app, id)
    const other = await app.instructor('other@example.org')
    for (const browser of [lea, other, app.browser()]) {
      const status = browser === lea ? 403 : 401
      expect((await browser.post(path)).status).toBe(status)
      expect((await browser.get(path)).status).toBe(status)
      expect((await browser.get(`/api/v1/exports/${id}/file`)).status).toBe(status)
    }
    const ta = app.browser()
    await ta.accept(session.links.ta, 'Tom')
    expect((await ta.get(`/api/v1/exports/${id}/file`)).status).toBe(200)
    expect((await problemOf(await host.get('/api/v1/exports/none/file'))).status).toBe(404)
    await app.jobs.close()
  })

  it('go with their session', async () => {
    const { app, host, session, path } = await held()
    await app.jobs.start()
    const { id } = (await (await host.post(path)).json()) as ExportBody
    await finished(app, id)
    await host.post(`/api/v1/sessions/${session.id}/end`)
    // A webhook that was told of much since.
    const message = { type: 'session.ended', timestamp: '', data: { session: session.id } }
    const payload = { webhook: 'gone', message }
    for (let n = 0; n < 1_000; n += 1) await app.jobs.add(DELIVER, { payload, delay: HOUR })
    expect(await app.exports.open(id)).toBeDefined()
    const gone = await host.send(`/api/v1/sessions/${session.id}`, {
      method: 'DELETE',
      headers: { origin: 'https://class.example.org' },
    })
    expect(gone.status).toBe(204)
    expect(await app.exports.open(id)).toBeUndefined()
    expect(await app.stores.jobs.find(id)).toBeUndefined()
    await app.jobs.close()
  })
})
