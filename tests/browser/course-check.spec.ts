import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'yaml'
import { CheckIds, parseChecks } from '../../server/courses/exercises/parse-checks.ts'
import { report } from '../../server/courses/exercises/raw-exercise.ts'
import { readYamlDocument } from '../../server/courses/parse/yaml-document.ts'
import { projectRoot } from '../../server/project-root.ts'
import type { Check } from '../../shared/course/exercise.ts'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves } from './people.ts'

/** Checks of every kind in the real sandbox, and whole courses through the command. */
let server: ServerProcess
let page: Page

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start()
  page = await (await browser.newContext()).newPage()
  await page.goto(`${server.base}/course-check.html`)
  await page.waitForFunction(() => 'lecternRunChecks' in window)
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

/** The checks that an author would write so. */
function checksOf(yaml: string): Check[] {
  expect(parse(yaml)).toBeTruthy()
  const read = readYamlDocument(yaml, 'exercise.yaml')
  if (!read.ok) throw new Error(read.problems[0]?.message)
  const problems = report()
  const common = { document: read.document, entries: new Set(['main.py']), hasApp: true, hasEntry: true }
  const checks = parseChecks({ ...common, key: 'checks', files: [] }, new CheckIds(), problems)
  expect(problems.found).toEqual([])
  return checks
}

async function run(text: string, checks: Check[], name = 'main.py') {
  const exercise = { entry: name, app: 'main:app' }
  const spec = JSON.stringify({ exercise, files: [{ name, text }], checks })
  return page.evaluate((given) => {
    const { lecternRunChecks } = window as unknown as {
      lecternRunChecks(
        spec: unknown,
        untilFailure: boolean,
      ): Promise<{ check: string; ok: boolean; message: string }[]>
    }
    return lecternRunChecks(JSON.parse(given), false)
  }, spec)
}

const CHECKS = `
checks:
  - id: http
    title: A book is kept
    http:
      - request: POST /books
        json: { title: Emma }
        expect: { status: 201, json: { title: Emma }, schema: { required: [id] } }
        save: { id: /id }
      - request: GET /books/\${id}
        expect: { json: { title: Emma } }
  - id: openapi
    title: It is documented
    openapi: { operations: { "GET /books/{id}": { responses: ["200", "422"] } } }
  - id: jwt
    title: The token is short-lived
    jwt:
      requests: [{ request: POST /token, form: { username: ada } }]
      token: /access_token
      header: { alg: HS256 }
      claims: { sub: ada }
      maxSeconds: 900
  - id: queries
    title: One statement is enough
    queries: { max: 1, requests: [{ request: GET /authors }] }
  - id: websocket
    title: Everybody hears it
    websocket:
      clients: { ada: /room, bob: /room }
      transcript:
        - { by: ada, send: hello }
        - { by: bob, receive: hello }
        - { by: ada, receive: hello }
        - { by: ada, close: true }
        - { by: bob, receive: { contains: left } }
`

const APP = (right: boolean) => `
import sqlite3, time
import jwt
from fastapi import FastAPI, Form, HTTPException, WebSocket, WebSocketDisconnect
from pydantic import BaseModel

app = FastAPI()
books = {}
db = sqlite3.connect(":memory:", check_same_thread=False)
db.executescript("create table authors (name text); insert into authors values ('Jane'), ('Mary')")
here = []

class Book(BaseModel):
    title: str

@app.post("/books", status_code=${right ? 201 : 200})
def add(book: Book):
    books[len(books) + 1] = book
    return {"id": len(books), "title": book.title}

@app.get("/books/{book_id}")
def get(book_id: ${right ? 'int' : 'int'}):
    return books[book_id]

${right ? '' : 'del app.router.routes[-1]'}

@app.post("/token")
def token(username: str = Form()):
    now = int(time.time())
    claims = {"sub": username, "iat": now, "exp": now + ${right ? 900 : 86400}}
    return {"access_token": jwt.encode(claims, "secret", algorithm="HS256")}

@app.get("/authors")
def authors():
    names = [name for (name,) in db.execute("select name from authors")]
    ${right ? '' : '[db.execute("select * from authors where name = ?", (n,)).fetchall() for n in names]'}
    return names

@app.websocket("/room")
async def room(socket: WebSocket):
    await socket.accept()
    here.append(socket)
    try:
        while True:
            text = await socket.receive_text()
            for one in ${right ? 'here' : '[socket]'}:
                await one.send_text(text)
    except WebSocketDisconnect:
        here.remove(socket)
        for one in here:
            await one.send_text("one left")
`

test('an app in Python: each kind passes where it should', async () => {
  test.setTimeout(300_000)
  const results = await run(APP(true), checksOf(CHECKS))
  expect(results).toEqual(
    ['http', 'openapi', 'jwt', 'queries', 'websocket'].map((check) => ({ check, ok: true, message: '' })),
  )
})

test('an app in Python: each kind fails where it should, and says why', async () => {
  test.setTimeout(300_000)
  const results = await run(APP(false), checksOf(CHECKS))
  expect(Object.fromEntries(results.map(({ check, message }) => [check, message]))).toEqual({
    http: expect.stringContaining('POST /books: expected status 201, got 200'),
    openapi: 'GET /books/{id} is not described',
    jwt: 'the token is valid for 86400 seconds, longer than 900',
    queries: 'expected at most 1 SQL statement, there were 3',
    websocket: 'step 2, bob: expected a message, nothing came in time',
  })
})

test('an endless loop fails one check, and the others run all the same', async () => {
  test.setTimeout(300_000)
  const checks = checksOf(`
checks:
  - { id: loop, title: Ends, output: { expected: done, input: "1\\n" } }
  - { id: sum, title: Adds, output: { expected: "5", input: "2\\n3\\n" } }
`)
  const results = await run('n = int(input())\nwhile n == 1:\n    pass\nprint(n + int(input("")))\n', checks)
  expect(results[0]?.message).toContain('Stopped after 30 s')
  expect(results[1]).toEqual({ check: 'sum', ok: true, message: '' })
})

test('an app that answers like fetch is asked too, and what cannot be is said', async () => {
  const checks = checksOf(CHECKS).filter(({ id }) => id === 'queries' || id === 'websocket')
  const hello: Check = {
    id: 'hello',
    title: 'Says hello',
    kind: 'http',
    steps: [
      { method: 'GET', path: '/authors', headers: {}, expect: { headers: {}, json: ['Jane'] }, save: {} },
    ],
  }
  const app =
    "import { Hono } from 'hono'\nexport const app = new Hono()\napp.get('/authors', (c) => c.json(['Jane']))\n"
  const results = await run(app, [hello, ...checks], 'main.ts')
  expect(results.map(({ message }) => message)).toEqual([
    '',
    'SQL statements cannot be counted in this language here',
    expect.stringContaining('WebSockets cannot be tried in JavaScript here'),
  ])
})

test.describe('lectern course check', () => {
  const check = (folder: string) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(projectRoot, 'tools/lectern.mjs'), 'course', 'check', folder, '--json'],
      { encoding: 'utf8', timeout: 1_800_000 },
    )
    return { status, ...(stdout ? JSON.parse(stdout) : { stderr }) }
  }

  // Two hundred and more checks of the whole course take minutes, on a slow machine many.
  for (const folder of ['content/tour', 'content/backend-frameworks', 'tests/fixtures/courses/checked']) {
    test(`solutions pass and starters fail: ${folder}`, () => {
      test.setTimeout(1_800_000)
      const { status, problems, runs } = check(join(projectRoot, folder))
      expect({ problems, runs: runs.problems }).toEqual({ problems: [], runs: [] })
      expect(runs.exercises).toBeGreaterThan(0)
      expect(status).toBe(0)
    })
  }

  test('a solution that fails and a starter that passes are errors', () => {
    test.setTimeout(300_000)
    const { status, runs } = check(join(projectRoot, 'tests/fixtures/courses/upside-down'))
    expect(status).toBe(1)
    expect(runs.problems).toEqual([
      {
        exercise: 'swapped',
        message: expect.stringContaining('With the solution, the check “Prints two” fails'),
      },
      { exercise: 'swapped', message: 'With the starter all checks pass: there is nothing to do.' },
    ])
  })

  const samples = join(projectRoot, '../shared/samples/exercises')
  test('the sample exercises: every example passes, every stub fails', () => {
    test.skip(!existsSync(samples), 'the samples are not beside the project')
    test.setTimeout(300_000)
    const { status, runs } = check(samples)
    expect(runs).toMatchObject({ exercises: 6, problems: [] })
    expect(status).toBe(0)
  })
})
