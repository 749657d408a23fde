import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AudienceDeck } from '../../shared/course/deck.ts'
import type { OwnData } from '../../shared/report/own-data.ts'
import type { Joined, JoinInfo, SessionDetails, TicketBody } from '../../shared/wire/http.ts'
import { choose, samplePoll } from '../../tests/harness/sample-quiz.ts'
import { LiveClient } from '../../tests/support/live-client.ts'
import { loadConfig } from '../config.ts'
import { type Running, start } from '../main.ts'
import { projectRoot } from '../project-root.ts'

let folder: string
let running: Running
let base: string

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs the program as a shell would, on the folder of this test. */
function lectern(
  args: string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(projectRoot, 'server/cli/main.ts'), ...args],
      { cwd: projectRoot, env: { ...process.env, ...settings(), PUBLIC_URL: base, ...options.env } },
    )
    const ended: Ended = { code: null, out: '', err: '' }
    child.stdout.on('data', (data) => (ended.out += data))
    child.stderr.on('data', (data) => (ended.err += data))
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ended, code }))
    child.stdin.end(options.input ?? '')
  })
}

const settings = () => ({
  PORT: '0',
  HOST: '127.0.0.1',
  LECTERN_DATA: join(folder, 'data'),
  LECTERN_CONTENT: join(folder, 'content'),
  LOG_LEVEL: 'silent',
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-cli-'))
  const course = join(folder, 'content/intro')
  mkdirSync(course, { recursive: true })
  writeFileSync(join(course, 'slides.md'), '# Hello\n\n---\n\n# World\n')
  const parts = join(folder, 'content/parts')
  mkdirSync(parts)
  writeFileSync(
    join(parts, 'course.yaml'),
    'title: Parts\nmodules: [{ file: a.md, title: A }, { file: b.md, title: B }, { file: c.md, title: C }]\n',
  )
  for (const name of ['a', 'b', 'c']) writeFileSync(join(parts, `${name}.md`), `# Slide ${name}\n`)
  const config = loadConfig(settings(), folder)
  if (!config.ok) throw new Error(config.error.join())
  running = await start(config.value)
  base = `http://127.0.0.1:${running.port}`
})

afterAll(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

const created = async () => {
  const { code, out, err } = await lectern(['session', 'create', '--course', 'intro', '--json'])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as SessionDetails & { hostToken: string; host: string }
}

const call = async <T>(method: string, path: string, body?: object, token?: string) => {
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}

describe('a class from a program, while the server runs', () => {
  it('is opened, joined, run with the host’s token and ended', async () => {
    const session = await created()
    expect(session.links.join).toBe(`${base}/j/${session.code}`)
    const learner = await call<Joined>('POST', `/join/${session.code}`, { name: 'Lea' })
    expect(learner).toMatchObject({ status: 201, body: { role: 'learner' } })
    const details = await call('GET', `/sessions/${session.id}`, undefined, session.hostToken)
    expect(details).toMatchObject({ status: 200, body: { learners: 1, code: session.code } })
    expect((await call('POST', `/sessions/${session.id}/tickets`, {}, session.hostToken)).status).toBe(200)
    const cohost = session.links.cohost.split('/i/')[1]
    expect(await call('POST', `/invitations/${cohost}`, { name: 'Carl' })).toMatchObject({ status: 201 })

    const list = await lectern(['session', 'list', '--live', '--json'])
    expect(JSON.parse(list.out).items).toMatchObject([
      { id: session.id, code: session.code, course: 'intro' },
    ])
    const ended = await lectern(['session', 'end', session.code.toLowerCase()])
    expect(ended).toMatchObject({ code: 0, out: '“Hello” has ended.\n' })
    await expect
      .poll(async () => (await call<JoinInfo>('GET', `/join/${session.code}`)).body.phase, {
        timeout: 10_000,
      })
      .toBe('ended')
    const again = await lectern(['session', 'end', session.id, '--json'])
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(JSON.parse(again.err)).toMatchObject({ detail: 'The session has ended.' })
    expect((await lectern(['session', 'list', '--live'])).out).not.toContain(session.id)
  })

  it('is opened with some modules of a course', async () => {
    const open = (...modules: string[]) =>
      lectern(['session', 'create', '--course', 'parts', '--modules', ...modules])
    const { out } = await open('1,3', '--json')
    const session = JSON.parse(out) as SessionDetails & { hostToken: string }
    expect(session.title).toBe('Parts: A, C')
    const deck = await call<AudienceDeck>('GET', `/sessions/${session.id}/deck`, undefined, session.hostToken)
    expect(deck.body.slides.map(({ title }) => title)).toEqual(['Slide a', 'Slide c'])
    expect(await open('2,4')).toMatchObject({
      code: 1,
      err: '✗ There is no module 4 in the course “parts”. It has: 1 A, 2 B, 3 C.\n',
    })
    expect(await open('1-3')).toMatchObject({
      code: 2,
      err: expect.stringContaining('“1-3” is not the number'),
    })
  })

  it('tells what was answered as text, CSV and JSON', async () => {
    const session = await created()
    const lea = await call<Joined>('POST', `/join/${session.code}`, { name: 'Lea' })
    const { body } = await call<TicketBody>('POST', `/sessions/${session.id}/tickets`, {}, session.hostToken)
    const host = await LiveClient.connect(base, session.id, body.ticket, () => undefined)
    const learner = await LiveClient.connect(base, session.id, lea.body.ticket, () => undefined)
    host.do('start', { type: 'session.start' })
    host.do('ask', samplePoll)
    const asked = () => Object.values(learner.view?.quizzes?.runs.r1?.questions ?? {})[0]
    await expect.poll(asked, { timeout: 5_000 }).toBeDefined()
    const question = asked()?.question
    const options = question?.kind === 'choice' ? question.options.map(({ id }) => id) : []
    const answer = choose(options[1] ?? '')
    learner.do('answer', { type: 'answer.give', run: 'r1', question: question?.id, round: 1, answer })
    await expect.poll(() => asked()?.answered, { timeout: 5_000 }).toBe(1)
    host.close()
    learner.close()

    const results = (...options: string[]) => lectern(['quiz', 'results', session.code, ...options])
    const [text, csv, table, json, wrong] = await Promise.all([
      results(),
      results('--csv'),
      results('--csv', '--questions'),
      results('--json'),
      results('--questions'),
    ])
    expect(text.out).toMatch(/^Poll\n\nQUESTION\s+ANSWERED\s+RIGHT.*\n1\. Tea or coffee\?\s+1\s+–/)
    expect(csv.out).toMatch(/^\uFEFFrun,quiz,.*\r\nr1,Poll,1,.*,Lea,.*,Coffee,/)
    expect(table.out).toMatch(/\r\nr1,Poll,1,[^\r]*,Tea or coffee\?,choice,/)
    expect(JSON.parse(json.out).runs).toMatchObject([{ run: 'r1', people: [{ name: 'Lea', answered: 1 }] }])
    expect(wrong.code).toBe(2)
  }, 60_000)

  it('is reported as text, CSV and JSON', async () => {
    const session = await created()
    await call('POST', `/join/${session.code}`, { name: 'Lea' })
    const text = await lectern(['attendance', session.code])
    expect(text.out).toMatch(/NAME\s+ROLE\s+MINUTES\s+SHARE\n/)
    expect((await lectern(['attendance', session.id, '--csv'])).out).toMatch(/^\uFEFFname,.*\r\nHost,/)
    const json = JSON.parse((await lectern(['attendance', session.id, '--json'])).out)
    expect(json.rows).toMatchObject([{ name: 'Host' }, { name: 'Lea' }])
    expect((await lectern(['attendance', session.id, '--csv', '--json'])).code).toBe(2)
    expect(await lectern(['attendance', 'nothing'])).toMatchObject({
      code: 1,
      err: '✗ There is no session with the id or code “nothing”.\n',
    })
  })

  it('loses a name for good, also after its end', async () => {
    const session = await created()
    const lea = await call<Joined>('POST', `/join/${session.code}`, { name: 'Lea' })
    const { participant, token } = lea.body
    await lectern(['session', 'end', session.id])
    const own = async () =>
      (await call<OwnData>('GET', `/sessions/${session.id}/my-data`, undefined, token)).body
    expect((await own()).me.name).toBe('Lea')
    const done = await lectern(['person', 'erase', session.code, participant])
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain(`The name of ${participant} is erased from “Hello”.`)
    await expect.poll(async () => (await own()).me.name, { timeout: 10_000 }).toBe('')
    const rows = JSON.parse((await lectern(['attendance', session.id, '--json'])).out).rows
    expect(rows).toMatchObject([{ name: 'Host' }, { name: '', participant }])
    const again = await lectern(['person', 'erase', session.id, participant, '--json'])
    expect(JSON.parse(again.out)).toEqual({ session: session.id, participant, erased: false })
    expect(await lectern(['person', 'erase', session.id, 'nobody'])).toMatchObject({
      code: 1,
      err: '✗ There is nobody with the id “nobody” in “Hello”.\n',
    })
    expect((await lectern(['verify'])).code).toBe(0)
  }, 60_000)

  it('is backed up and verified', async () => {
    const copy = join(folder, 'copy.db')
    expect((await lectern(['backup', copy])).out).toContain('complete and unchanged')
    expect(await lectern(['backup', copy])).toMatchObject({
      code: 1,
      err: expect.stringContaining('exists already'),
    })
    expect(JSON.parse((await lectern(['verify', copy, '--json'])).out)).toMatchObject({ findings: [] })
    expect((await lectern(['verify'])).code).toBe(0)
    writeFileSync(copy, 'x'.repeat(5_000))
    const damaged = await lectern(['verify', copy])
    expect(damaged).toMatchObject({ code: 1, out: expect.stringContaining('✗ The database cannot be read') })
  })
})

describe('a restore drill', () => {
  it('brings back what was backed up, keeps what was there, and never under a running server', async () => {
    const kept = await created()
    const copy = join(folder, 'drill.db')
    expect((await lectern(['backup', copy])).code).toBe(0)
    const later = await created()
    expect(await lectern(['restore', copy])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is in use: stop the server first. Nothing was changed.'),
    })
    expect((await call('GET', `/join/${later.code}`)).status).toBe(200)

    const config = loadConfig(settings(), folder)
    if (!config.ok) throw new Error(config.error.join())
    await running.stop()
    const restored = JSON.parse((await lectern(['restore', copy, '--json'])).out)
    expect(restored).toMatchObject({
      report: { findings: [] },
      before: expect.stringContaining('before-restore'),
    })
    running = await start(config.value)
    base = `http://127.0.0.1:${running.port}`
    expect((await call('GET', `/join/${kept.code}`)).status).toBe(200)
    expect((await call('GET', `/join/${later.code}`)).status).toBe(404)
    expect((await lectern(['verify', restored.before])).out).toContain('complete and unchanged')

    writeFileSync(copy, 'x'.repeat(5_000))
    expect(await lectern(['restore', copy])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is damaged and was not restored'),
    })
  })
})

describe('accounts', () => {
  it('are made with a password from standard input, and sign in', async () => {
    const args = ['user', 'add', '--email', 'Ida@Example.org', '--name', 'Ida']
    const made = await lectern([...args, '--password-stdin', '--json'], { input: 'correct horse\n' })
    expect(made.code).toBe(0)
    expect(JSON.parse(made.out)).toEqual({
      id: expect.any(String),
      email: 'ida@example.org',
      name: 'Ida',
      role: 'instructor',
    })
    const good = { email: 'ida@example.org', password: 'correct horse' }
    expect((await call('POST', '/auth/sign-in', good)).status).toBe(200)
    const again = await lectern([...args, '--generate'])
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('already') })
  })

  it('get a password made up that works', async () => {
    const args = [
      'user',
      'add',
      '--email',
      'ivo@example.org',
      '--name',
      'Ivo',
      '--generate',
      '--role',
      'owner',
    ]
    const made = JSON.parse((await lectern([...args, '--json'])).out)
    const good = { email: 'ivo@example.org', password: made.password }
    expect(await call('POST', '/auth/sign-in', good)).toMatchObject({ status: 200, body: { role: 'owner' } })
  })

  it('are listed, and get a new password', async () => {
    await lectern(['user', 'add', '--email', 'lea@example.org', '--name', 'Lea', '--generate'])
    const listed = JSON.parse((await lectern(['user', 'list', '--json'])).out)
    expect(listed).toContainEqual(expect.objectContaining({ email: 'lea@example.org', role: 'instructor' }))
    expect(JSON.stringify(listed)).not.toContain('argon2')
    const set = ['user', 'password', '--email', 'lea@example.org', '--password-stdin']
    expect(await lectern(set, { input: 'another good one\n' })).toMatchObject({ code: 0 })
    const signIn = (password: string) => call('POST', '/auth/sign-in', { email: 'lea@example.org', password })
    expect((await signIn('another good one')).status).toBe(200)
    expect((await lectern(['user', 'password', '--email', 'no@example.org', '--generate'])).code).toBe(1)
  })

  it('are refused with bad values, and without a way to get a password', async () => {
    const add = (...more: string[]) => lectern(['user', 'add', ...more])
    const wrong = await Promise.all([
      add('--email', 'x', '--name', 'X', '--generate'),
      add('--email', 'x@example.org', '--name', ' ', '--generate'),
      add('--email', 'x@example.org', '--name', 'X'),
      add('--email', 'x@example.org', '--name', 'X', '--role', 'king', '--generate'),
      add('--email', 'x@example.org', '--name', 'X', '--generate', '--password-stdin'),
      add('--email', 'x@example.org', '--name', 'X', '--password-stdin'),
    ])
    expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2])
    expect(wrong.map(({ out }) => out).join('')).toBe('')
  })
})

describe('the command line', () => {
  it('checks a course', async () => {
    const course = join(folder, 'content/intro')
    const good = await lectern(['course', 'check', course, '--json'])
    expect(JSON.parse(good.out)).toMatchObject({ slides: 2, problems: [] })
    const topics = join(folder, 'topics.tsv')
    writeFileSync(topics, 'id\tsection\tsubsection\ttopic\n1.1\tA\tB\tHello\n')
    const covered = await lectern(['course', 'check', course, '--coverage', topics])
    expect(covered).toMatchObject({ code: 1, out: expect.stringContaining('missing: 1.1 Hello') })
    expect((await lectern(['course', 'check', join(folder, 'none')])).code).toBe(1)
  })

  it('runs the checks of one exercise, and says which there are', async () => {
    const course = join(projectRoot, 'tests/fixtures/courses/upside-down')
    const unknown = await lectern(['course', 'check', course, '--exercise', 'nothing'])
    expect(unknown).toMatchObject({
      code: 1,
      err: '✗ There is no exercise “nothing” in this course. There are: swapped.\n',
    })
    const neither = await lectern(['course', 'check', course, '--exercise', 'swapped', '--no-run'])
    expect(neither).toMatchObject({ code: 2, err: expect.stringContaining('--no-run') })
    const bare = join(folder, 'bare')
    mkdirSync(join(bare, 'exercises/one/starter'), { recursive: true })
    writeFileSync(join(bare, 'exercises/one/exercise.yaml'), 'title: One\n')
    writeFileSync(join(bare, 'exercises/one/brief.md'), 'Do it.\n')
    writeFileSync(join(bare, 'exercises/one/starter/main.py'), 'x = 1\n')
    const nothing = await lectern(['course', 'check', bare, '--exercise', 'one'])
    expect(nothing).toMatchObject({
      code: 1,
      out: expect.stringContaining('exercise one: error: It has no solution or no checks: nothing was run.'),
    })
    expect(nothing.out).toContain('1 exercise: 0 with hints')
  })

  it('helps, and refuses what it does not know with exit code 2', async () => {
    const help = await lectern(['session', 'create', '--help'])
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('--host-name') })
    expect((await lectern(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    const wrong = await Promise.all(
      [
        [],
        ['nonsense'],
        ['constructor'],
        ['session', '__proto__'],
        ['serve', '--port', '4000'],
        ['session', 'create', '--course', 'intro', '--title', 'x'.repeat(121)],
        ['session'],
        ['session', 'create'],
        ['session', 'create', '--course'],
        ['session', 'create', '--course', 'intro', '--colour', 'red'],
        ['session', 'create', '--course', 'parts', '--modules', '3,1'],
        ['session', 'list', 'everything'],
        ['backup'],
      ].map((args) => lectern(args)),
    )
    expect(wrong.map(({ code }) => code)).toEqual(wrong.map(() => 2))
    for (const { out, err } of wrong) {
      expect(out).toBe('')
      expect(err).toMatch(/^✗ .+\nTry “lectern.* --help”\.\n$/)
    }
  })

  it('ends in peace when nobody reads what it prints', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(projectRoot, 'server/cli/main.ts'), 'session', 'list'],
      { cwd: projectRoot, env: { ...process.env, ...settings() } },
    )
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', (data) => (err += data))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, err]).toEqual([0, ''])
  })

  it('lists every wrong setting, and says when there is no database', async () => {
    const env = { PORT: 'x', LOG_LEVEL: 'y' }
    const settings = await lectern(['session', 'list', '--json'], { env })
    expect(settings.code).toBe(1)
    expect(JSON.parse(settings.err).errors.map(({ message }: { message: string }) => message)).toEqual([
      'PORT must be a port from 0 to 65535.',
      expect.stringContaining('LOG_LEVEL'),
    ])
    const absent = await lectern(['verify'], { env: { LECTERN_DATA: join(folder, 'absent') } })
    expect(absent).toMatchObject({ code: 1, err: expect.stringContaining('There is no database') })
    const course = await lectern(['session', 'create', '--course', 'nothing'])
    expect(course).toMatchObject({ code: 1, err: '✗ There is no course “nothing”.\n' })
  })

  it('converts quizzes, and says which questions are lost', async () => {
    const file = join(folder, 'quiz.gift')
    writeFileSync(file, 'Is it *so*? {T}\n\nBroken {\n')
    const printed = await lectern(['quiz', 'convert', file])
    expect(printed.code).toBe(1)
    expect(printed.out).toContain(`# ${file}:3: error: `)
    expect(printed.out).toContain('  - ask: Is it \\*so\\*?\n    true-false: true\n')
    const json = await lectern(['quiz', 'convert', file, '--json'])
    expect(JSON.parse(json.out)).toMatchObject({ questions: [{ line: 1 }], problems: [{ line: 3 }] })
    const missing = await lectern(['quiz', 'convert', join(folder, 'nothing.gift')])
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toContain('There is no file')
  })
})
