import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

/** What is run in live code: by the instructor for everybody, and by a learner for themselves. */
let server: ServerProcess
let people: People
let instructor: Page
let ana: Page
let projector: Page
let code: string

/** Python is fetched and booted before a first run, on a machine that does much at once. */
const RUN = { timeout: 60_000 }

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start()
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  const session = await openSession(instructor, server)
  code = session.code
  ana = await (await people.arrive(PHONE)).newPage()
  await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
  await instructor.getByRole('button', { name: 'Start the class' }).click()
  projector = await instructor.context().newPage()
  await projector.goto(`${server.base}/s/${session.id}/projector`)
  await instructor.bringToFront()
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

test.afterEach(() => {
  expect(people.complaints).toEqual([])
})

const editor = (page: Page) => page.locator('.cm-content').first()
const output = (page: Page) => page.getByRole('region', { name: /^Output of/ })

/** Opens live code of a language with this text. */
async function liveCode(language: string, text: string): Promise<void> {
  await instructor.getByRole('button', { name: 'Live code', exact: true }).click()
  const dialog = instructor.getByRole('dialog')
  await dialog.getByText(language, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Show to the class' }).click()
  await expect(editor(instructor)).toHaveAttribute('contenteditable', 'true')
  await rewrite(text)
  // Everybody has it before it is run: a learner runs what they see.
  const last = text.trim().split('\n').at(-1) ?? ''
  await expect(editor(ana)).toContainText(last)
}

async function rewrite(text: string): Promise<void> {
  await editor(instructor).click()
  await instructor.keyboard.press('Control+a')
  await instructor.keyboard.press('Delete')
  await instructor.keyboard.insertText(text)
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('everybody sees what the instructor runs in Python, also who comes late', async ({ browser }) => {
  await liveCode(
    'Python',
    'import sys\nprint("to everybody")\nprint("careful", file=sys.stderr)\nprint(1 / 0)\n',
  )
  await instructor.keyboard.press('Control+Enter')
  for (const page of [instructor, ana, projector]) {
    await expect(output(page)).toContainText('to everybody', RUN)
    await expect(output(page)).toContainText('careful')
    await expect(output(page)).toContainText(
      /Ended after .* with an error: ZeroDivisionError: division by zero/,
    )
  }
  await expect(output(ana)).toContainText('Ines Instructor ran main.py. Everybody sees this.')
  for (const page of [instructor, ana]) {
    await expect(page.getByRole('status').filter({ hasText: 'main.py: Ended after' })).toHaveCount(1)
  }
  for (const page of [instructor, ana, projector]) await expectNoViolations(page)

  // The line that the traceback names.
  await instructor.getByRole('button', { name: 'File "main.py", line 4' }).click()
  await expect(editor(instructor)).toBeFocused()
  await expect(instructor.locator('.cm-activeLineGutter')).toHaveText('4')

  await server.terminate()
  await server.resume()
  const late = await (await new People(browser).arrive()).newPage()
  await joinBy(late, `${server.base}/j/${code}`, 'Late')
  await expect(output(late)).toContainText('to everybody', RUN)
  await expect(output(late)).toContainText('ZeroDivisionError')
  await late.context().close()
  await expect(instructor.getByText('Connection lost.')).toBeHidden(RUN)

  await instructor.getByRole('button', { name: 'Clear the output for everybody' }).click()
  for (const page of [instructor, ana, projector]) await expect(output(page)).toHaveCount(0)
})

test('a learner runs it for themselves, and nobody else is told', async () => {
  await rewrite('import random\nprint("number", random.randrange(10 ** 9))\n')
  await expect(editor(ana)).toContainText('randrange')
  await instructor.keyboard.press('Control+Enter')
  await expect(output(projector)).toContainText(/number \d+\s+Finished in/, RUN)
  const shown = /number \d+/.exec(await output(projector).innerText())?.[0] ?? ''

  await ana.getByRole('button', { name: 'Run it yourself' }).tap()
  await expect(ana.getByRole('tab', { name: 'Your run', selected: true })).toBeVisible()
  await expect(output(ana)).toContainText(/Only you see this\.\s*number \d+\s+Finished in/, RUN)
  const own = /number \d+/.exec(await output(ana).innerText())?.[0]
  expect(own).not.toBe(shown)
  await expectNoViolations(ana)
  await ana.getByRole('tab', { name: 'The class’s run' }).tap()
  await expect(output(ana)).toContainText(shown)
  for (const page of [instructor, projector]) await expect(output(page)).toContainText(shown)

  // What the class runs next is marked while one looks at one's own. The key works in the output too.
  await ana.getByRole('tab', { name: 'Your run' }).tap()
  await output(instructor).focus()
  await instructor.keyboard.press('Control+Enter')
  await expect(ana.getByRole('tab', { name: 'The class’s run new' })).toBeVisible(RUN)
})

test('an endless loop is ended by Stop', async () => {
  await rewrite('print("round and round", flush=True)\nwhile True:\n    pass\n')
  await instructor.getByRole('button', { name: 'Run main.py' }).click()
  await expect(output(projector)).toContainText('round and round', RUN)
  await expect(output(projector)).toContainText('Running main.py')
  await instructor.getByRole('button', { name: 'Stop' }).click()
  for (const page of [instructor, projector]) await expect(output(page)).toContainText(/Stopped after \d/)
  await expect(instructor.getByRole('button', { name: 'Run main.py' })).toBeVisible()
})

test('TypeScript runs, and an endless loop is ended by the limit', async () => {
  const program = 'const total: number = [1, 2, 3].reduce((a, b) => a + b)\nconsole.log("total", total)\n'
  await liveCode('TypeScript', program)
  await instructor.getByRole('button', { name: 'Run main.ts' }).click()
  for (const page of [instructor, ana, projector]) {
    await expect(output(page)).toContainText(/total 6\s+Finished in/, RUN)
  }
  await rewrite('console.log("begun")\nfor (;;) {}\n')
  await instructor.keyboard.press('Control+Enter')
  for (const page of [instructor, ana, projector]) {
    await expect(output(page)).toContainText('begun')
    await expect(output(page)).toContainText('Stopped after 10 s: the program did not end.', RUN)
  }
})

test('what cannot be run has no button', async () => {
  await liveCode('SQL', 'select 1;\n')
  await expect(instructor.getByRole('button', { name: 'Let everybody type' })).toBeVisible()
  await expect(instructor.getByRole('button', { name: /^Run/ })).toHaveCount(0)
})

const ASGI = `import json

hits = 0

async def app(scope, receive, send):
    global hits
    if scope["type"] != "http":
        return
    hits += 1
    body = (await receive())["body"]
    print("asked for", scope["path"])
    if scope["path"] == "/fail":
        raise ValueError("broken inside")
    answer = {"hits": hits, "got": body.decode(), "type": dict(scope["headers"]).get(b"content-type", b"").decode()}
    await send({"type": "http.response.start", "status": 201, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(answer).encode()})
`

const answer = (page: Page) => page.getByRole('region', { name: /^Answer to/ })

test('the panel asks a Python app, and everybody sees what comes of it', async () => {
  await liveCode('Python', ASGI)
  await instructor.getByRole('button', { name: 'Send requests to the app' }).click()
  await instructor.getByLabel('Method').selectOption('POST')
  await instructor.getByLabel('Path').fill('/items?limit=2')
  await instructor.getByLabel('Body of the request').fill('{"name":"Pen"}')
  await instructor.getByLabel('Body of the request').press('Control+Enter')
  await expect(answer(instructor)).toContainText('201 Created', RUN)
  await expect(answer(instructor)).toContainText('"type": "application/json"')
  await expect(answer(instructor)).toContainText('"hits": 1')
  await expect(answer(instructor)).toContainText('asked for /items')
  for (const page of [ana, projector]) {
    await expect(output(page)).toContainText('→ POST /items?limit=2')
    await expect(output(page)).toContainText('← 201 Created')
    await expect(output(page)).toContainText('"hits": 1')
  }
  await expectNoViolations(instructor)

  // The app remembers until it is begun anew.
  await instructor.getByRole('button', { name: 'Send again' }).click()
  await instructor.getByRole('menuitem', { name: /POST \/items/ }).click()
  await expect(answer(instructor)).toContainText('"hits": 2', RUN)
  await instructor.getByRole('button', { name: 'Restart the app' }).click()
  await instructor.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(answer(instructor)).toContainText('"hits": 1', RUN)

  // A learner asks for themselves, on a phone.
  await ana.getByRole('button', { name: 'Send requests to the app' }).tap()
  await ana.getByLabel('Path').fill('/fail')
  await ana.getByRole('button', { name: 'Send', exact: true }).tap()
  await expect(answer(ana)).toContainText('500 Internal Server Error', RUN)
  await expect(answer(ana)).toContainText('ValueError: broken inside')
  await expectNoViolations(ana)
  await expect(output(projector)).not.toContainText('/fail')
})

test('the panel asks a TypeScript app that answers like fetch', async () => {
  await liveCode(
    'TypeScript',
    'export default {\n  fetch(request: Request): Response {\n' +
      '    return Response.json({ path: new URL(request.url).pathname, by: request.headers.get("x-name") })\n  },\n}\n',
  )
  await instructor.getByRole('button', { name: 'Send requests to the app' }).click()
  await instructor.getByLabel('Path').fill('/hello')
  await instructor.getByRole('button', { name: 'Header', exact: true }).click()
  await instructor.getByLabel('Name of header 1').fill('X-Name')
  await instructor.getByLabel('Value of header 1').fill('Ada')
  await instructor.getByLabel('Value of header 1').press('Enter')
  await expect(answer(instructor)).toContainText('200 OK', RUN)
  await expect(answer(instructor)).toContainText('"path": "/hello"')
  await expect(answer(instructor)).toContainText('"by": "Ada"')
  await expect(output(projector)).toContainText('→ GET /hello')
})
