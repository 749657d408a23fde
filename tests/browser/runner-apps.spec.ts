import { expect, type Page, test } from '@playwright/test'
import type { AppRequest, Language, RequestResult } from '../../shared/runner/types.ts'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves } from './people.ts'
import { openRunnerPage } from './runner-page.ts'

/** Requests to learners' web apps inside the sandbox: no port, no network. */
let server: ServerProcess
let page: Page

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start()
  page = await openRunnerPage(browser, server)
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

/** Sends a request to the app of one file. */
function ask(
  language: Language,
  name: string,
  text: string,
  request: Partial<AppRequest> = {},
  more: { app?: string; restart?: boolean; limits?: { wallMs: number } } = {},
): Promise<RequestResult> {
  const spec = {
    language,
    files: [{ name, text }],
    app: 'main:app',
    request: { method: 'GET', path: '/', ...request },
    ...more,
  }
  return page.evaluate((given) => window.runner.request(given), spec)
}

const ASGI = `
import json

hits = 0

async def app(scope, receive, send):
    global hits
    if scope["type"] == "lifespan":
        await receive()
        scope["state"]["greeting"] = "hello"
        await send({"type": "lifespan.startup.complete"})
        await receive()
        return
    hits += 1
    body = b""
    more = True
    while more:
        message = await receive()
        body += message["body"]
        more = message["more_body"]
    if scope["path"] == "/fail":
        raise ValueError("broken inside")
    if scope["path"] == "/silent":
        return
    print("log", scope["method"])
    answer = {
        "path": scope["path"],
        "query": scope["query_string"].decode(),
        "type": dict(scope["headers"]).get(b"content-type", b"").decode(),
        "body": body.decode(),
        "greeting": scope["state"]["greeting"],
        "hits": hits,
    }
    await send({"type": "http.response.start", "status": 201, "headers": [(b"Content-Type", b"application/json"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]})
    await send({"type": "http.response.body", "body": json.dumps(answer).encode(), "more_body": True})
    await send({"type": "http.response.body"})
`

test('an ASGI app answers, keeps its state, and begins anew when it is changed', async () => {
  const first = await ask('python', 'main.py', ASGI, {
    method: 'post',
    path: '/caf%C3%A9?x=1',
    headers: [['Content-Type', 'text/plain']],
    body: 'grüße',
  })
  expect(first).toMatchObject({
    type: 'response',
    status: 201,
    headers: [
      ['content-type', 'application/json'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ],
    stdout: 'log POST\n',
  })
  expect(first.type === 'response' && JSON.parse(first.body)).toEqual({
    path: '/café',
    query: 'x=1',
    type: 'text/plain',
    body: 'grüße',
    greeting: 'hello',
    hits: 1,
  })
  expect(await ask('python', 'main.py', ASGI)).toMatchObject({ body: expect.stringContaining('"hits": 2') })
  expect(await ask('python', 'main.py', ASGI, {}, { restart: true })).toMatchObject({
    body: expect.stringContaining('"hits": 1'),
  })
  expect(await ask('python', 'main.py', `${ASGI}\n# changed`)).toMatchObject({
    body: expect.stringContaining('"hits": 1'),
  })
})

test('errors inside an app are a 500 and a traceback in its log; the app lives on', async () => {
  const failed = await ask('python', 'main.py', ASGI, { path: '/fail' })
  expect(failed).toMatchObject({ type: 'response', status: 500, body: 'Internal Server Error' })
  expect(failed.stderr).toMatch(/File "main\.py", line 22, in app[\s\S]*ValueError: broken inside/)
  const silent = await ask('python', 'main.py', ASGI, { path: '/silent' })
  expect(silent).toMatchObject({
    status: 500,
    stderr: expect.stringContaining('sent no http.response.start'),
  })
  expect(await ask('python', 'main.py', ASGI)).toMatchObject({ body: expect.stringContaining('"hits": 3') })
})

test('a WSGI app answers', async () => {
  const app = `
def app(environ, start_response):
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH", 0)))
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Path", environ["PATH_INFO"])])
    return [environ["REQUEST_METHOD"].encode(), b" ", environ["HTTP_X_NAME"].encode(), b" ", body]
`
  const request = { method: 'PUT', path: '/a/b?c', headers: [['X-Name', 'Ana']] as const, body: 'data' }
  expect(await ask('python', 'main.py', app, request)).toMatchObject({
    status: 200,
    headers: [
      ['content-type', 'text/plain'],
      ['x-path', '/a/b'],
    ],
    body: 'PUT Ana data',
    bodyBytes: 12,
  })
})

test('an app that cannot start says why', async () => {
  expect(await ask('python', 'main.py', 'application = 1')).toMatchObject({
    type: 'error',
    error: { name: 'AttributeError', message: expect.stringContaining("has no 'app'") },
  })
  expect(await ask('python', 'main.py', '\n1 / 0')).toMatchObject({
    type: 'error',
    error: { name: 'ZeroDivisionError', file: 'main.py', line: 2 },
  })
  expect(await ask('python', 'main.py', 'app = 1', { path: 'no slash' })).toMatchObject({
    type: 'failed',
    code: 'input',
  })
})

test('an app that never answers is ended, and the next request starts it anew', async () => {
  const app = `
async def app(scope, receive, send):
    while scope["path"] == "/loop":
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})
`
  const stuck = await ask('python', 'main.py', app, { path: '/loop' }, { limits: { wallMs: 3_000 } })
  expect(stuck).toMatchObject({ type: 'killed', reason: 'time' })
  expect(await ask('python', 'main.py', app)).toMatchObject({ type: 'response', status: 204, body: '' })
})

test('an app in TypeScript answers with Request and Response', async () => {
  const app = `
const items: string[] = []
export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (url.pathname === '/fail') throw new Error('broken inside')
    if (url.pathname === '/aside') {
      Promise.reject(new Error('broken aside'))
      await new Promise((resolve) => setTimeout(resolve, 5_000))
    }
    if (url.pathname === '/odd') return 'text' as never
    if (request.method === 'POST') items.push((await request.json()).name)
    console.log(request.method, url.search)
    return Response.json(items, { status: request.method === 'POST' ? 201 : 200 })
  },
}
`
  const post = { method: 'POST', path: '/items?a=b', body: '{"name":"pen"}' }
  expect(await ask('typescript', 'main.ts', app, post)).toMatchObject({
    type: 'response',
    status: 201,
    headers: [['content-type', 'application/json']],
    body: '["pen"]',
    stdout: 'POST ?a=b\n',
  })
  expect(await ask('typescript', 'main.ts', app)).toMatchObject({ status: 200, body: '["pen"]' })
  expect(await ask('typescript', 'main.ts', app, { path: '/fail' })).toMatchObject({
    status: 500,
    stderr: expect.stringContaining('Error: broken inside\n    at '),
  })
  expect(await ask('typescript', 'main.ts', app, { path: '/aside' })).toMatchObject({
    status: 500,
    stderr: expect.stringContaining('broken aside'),
  })
  expect(await ask('typescript', 'main.ts', app)).toMatchObject({ status: 200, body: '["pen"]', stderr: '' })
  expect(await ask('typescript', 'main.ts', app, { path: '/odd' })).toMatchObject({
    status: 500,
    stderr: expect.stringContaining('must answer with a Response'),
  })
  const named = `export const app = (request) => new Response(request.headers.get('x-name'))`
  expect(await ask('javascript', 'main.js', named, { headers: [['X-Name', 'Ana']] })).toMatchObject({
    body: 'Ana',
  })
  expect(await ask('javascript', 'main.js', 'export const other = 1')).toMatchObject({
    type: 'error',
    error: { message: 'main.js exports no “app” and has no default export.' },
  })
})

test('stopApp ends the request that is being answered', async () => {
  const result = await page.evaluate(async () => {
    const text = 'export default () => new Promise(() => { setTimeout(() => console.log("in"), 1) })'
    const asked = window.runner.request({
      language: 'javascript',
      files: [{ name: 'main.js', text }],
      app: 'main',
      request: { method: 'GET', path: '/' },
    })
    setTimeout(() => window.runner.stopApp(), 300)
    return asked
  })
  expect(result).toMatchObject({ type: 'killed', reason: 'stopped' })
})
