import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ask, choose, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'
import { unzip } from '../../tests/support/unzip.ts'

/** Lea and Tim answered and wrote code; of the questions one is revealed. */
async function held() {
  const clientDir = mkdtempSync(join(tmpdir(), 'lectern-client-'))
  mkdirSync(join(clientDir, 'assets'))
  writeFileSync(
    join(clientDir, 'take-home.html'),
    '<link rel="stylesheet" crossorigin href="/assets/take-home-x1.css">',
  )
  writeFileSync(join(clientDir, 'assets/take-home-x1.css'), '.slide { color: teal }')
  const app = await HttpApp.open({ quizzes: [SAMPLE_QUIZ], clientDir })
  const host = await app.owner()
  const session = await host.createSession()
  const entered = await host.post(`/api/v1/sessions/${session.id}/enter`)
  const { participant: hostId } = (await entered.json()) as { participant: string }
  const say = (who: string, command: Parameters<HttpApp['submit']>[1]) =>
    app.submit(session.id, command, { kind: 'participant', id: who })
  const lea = app.browser()
  const { participant: leaId } = await lea.join(session.code, 'Lea <3')
  const tim = app.browser()
  const { participant: timId } = await tim.join(session.code, 'Tim')
  await say(hostId, { type: 'session.start' })
  for (const [id, exercise] of [
    [leaId, 'leap'],
    [leaId, 'hello'],
    [timId, 'leap'],
  ] as const) {
    await say(id, { type: 'work.open', exercise })
  }
  await write(app, `${session.id}/work/leap/${leaId}`, leaId, {
    'leap.py': 'print("LEA")\n',
    '../Evil.py': 'evil',
  })
  await write(app, `${session.id}/work/leap/${timId}`, timId, { 'leap.py': 'CANARY-OF-TIM' })
  await say(hostId, openSample)
  await say(hostId, ask('pick'))
  await say(leaId, give('pick', choose('a')))
  await say(hostId, reveal('pick'))
  await say(hostId, ask('say'))
  await say(leaId, give('say', { kind: 'text', text: 'not yet' }))
  const path = `/api/v1/sessions/${session.id}/take-home.zip`
  return { app, host, hostId, session, lea, leaId, tim, timId, say, path }
}

async function write(app: HttpApp, name: string, author: string, files: Record<string, string>) {
  const doc = new Y.Doc()
  for (const [file, text] of Object.entries(files)) doc.getMap('files').set(file, new Y.Text(text))
  await app.stores.documents.append(name, [{ seq: 1, at: 1, author, bytes: Y.encodeStateAsUpdate(doc) }])
}

async function pack(browser: Browser, path: string) {
  const answer = await browser.get(path)
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const files = await unzip(bytes)
  return { answer, bytes, files, text: (name: string) => files.get(name)?.toString() ?? '' }
}

describe('the take-home pack', () => {
  it('[O1] has the own code, answers and slides, under names that are always the same', async () => {
    const { app, session, lea, path } = await held()
    const flushed: string[] = []
    app.flush = async (document) => flushed.push(document) > 0
    const { answer, bytes, files, text } = await pack(lea, path)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="take-home-${session.id}.zip"`,
    )
    expect([...files.keys()]).toEqual([
      'index.html',
      'slides.html',
      'answers.html',
      'code.html',
      'code/leap/Evil.py',
      'code/leap/leap.py',
      'code/hello/main.py',
    ])
    expect(text('code/leap/leap.py')).toBe('print("LEA")\n')
    expect(text('code.html')).toContain('print(&quot;LEA&quot;)')
    // Opened and never typed in: what it begins with.
    expect(text('code/hello/main.py')).toBe('print()')
    expect(flushed).toHaveLength(2)

    expect(text('index.html')).toContain('What you take home, Lea &lt;3')
    for (const [, href = ''] of text('index.html').matchAll(/<a href="([^"]+)"/g)) {
      expect([...files.keys()]).toContain(decodeURIComponent(href))
    }
    expect(text('slides.html')).toContain('<h1>Welcome</h1>')
    expect(text('slides.html')).toContain('.slide { color: teal }')
    expect(text('slides.html')).not.toMatch(/asset:|<script|<link/)

    const again = await pack(lea, path)
    expect(again.bytes.equals(bytes)).toBe(true)
  })

  it('[O2] tells what is right of revealed questions only, and nothing of others', async () => {
    const { lea, path, hostId, say } = await held()
    const { text, files } = await pack(lea, path)
    expect(text('answers.html')).toContain('0 of 1 right')
    expect(text('answers.html')).toMatch(/Your answer<\/dt><dd><span class="answer">A<.*Right<\/dt><dd>.*>B</)
    expect(text('answers.html')).toContain('Because of b.')
    expect(text('answers.html')).toContain('No a.')
    for (const file of files.values()) expect(file.toString()).not.toMatch(/CANARY|not yet|blue/)

    await say(hostId, { type: 'session.end' })
    const after = await pack(lea, path)
    expect(after.text('answers.html')).toContain('not yet')
    expect(after.text('answers.html')).toContain('blue')
    expect(after.text('code/leap/leap.py')).toBe('print("LEA")\n')
  })

  it('[O1] has the code of the own team beside the own', async () => {
    const { app, session, tim, timId, leaId, hostId, say, path } = await held()
    await say(hostId, {
      type: 'teams.form',
      teams: [{ team: 'team0001', members: [timId, leaId] }],
    })
    await say(timId, { type: 'work.open', exercise: 'leap' })
    await write(app, `${session.id}/work/leap/team0001`, timId, { 'leap.py': 'ours' })
    const { text } = await pack(tim, path)
    expect(text('code/leap/leap.py')).toBe('CANARY-OF-TIM')
    expect(text('code/leap-team/leap.py')).toBe('ours')
    expect(text('index.html')).toContain('(your team’s)')
  })

  it('[O1] is for learners in the room, about themselves', async () => {
    const { app, host, session, hostId, timId, tim, say, path } = await held()
    const ta = app.browser()
    await ta.accept(session.links.ta, 'Tom')
    const observer = app.browser()
    await observer.accept(session.links.observer, 'Beamer')
    for (const browser of [host, ta, observer]) {
      expect(await problemOf(await browser.get(path))).toMatchObject({
        status: 403,
        code: 'forbidden',
        detail:
          'This is for learners, about themselves only. Staff find everything about the class in the report.',
      })
    }
    expect((await app.browser().get(path)).status).toBe(401)
    expect((await app.browser().get('/api/v1/sessions/nope/take-home.zip')).status).toBe(404)
    await say(hostId, { type: 'person.remove', participant: timId })
    expect(await problemOf(await tim.get(path))).toMatchObject({ status: 403, code: 'removed' })
  })
})
