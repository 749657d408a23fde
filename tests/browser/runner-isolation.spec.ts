import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import type { RunResult } from '../../shared/runner/types.ts'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves } from './people.ts'
import { openRunnerPage } from './runner-page.ts'

/** What programs of learners must not reach: the network, the page, the channel of results. */
let server: ServerProcess
let page: Page
let outside: Server
let outsideAddress: string
let connections = 0

test.beforeAll(async ({ browser }) => {
  outside = createServer((_, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', 'text/javascript')
    response.end('self.reached = true; postMessage("reached")')
  })
  outside.on('connection', () => {
    connections++
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  outsideAddress = `127.0.0.1:${(outside.address() as AddressInfo).port}`
  server = await ServerProcess.start()
  page = await openRunnerPage(browser, server)
  await page.evaluate(() => window.runner.prepare('javascript'))
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
  outside.closeAllConnections()
  outside.close()
})

/** Every way out that a worker has. Each answers `blocked…` or what it reached. */
const PROBES = `
const tryFor = async (name, probe) => {
  let late
  const patience = new Promise((resolve) => { late = setTimeout(() => resolve('blocked: no answer'), 2000) })
  try {
    return [name, String(await Promise.race([probe(), patience]))]
  } catch (error) {
    return [name, 'blocked: ' + error]
  } finally {
    clearTimeout(late)
  }
}
const socketOf = (Kind, address) => new Promise((resolve, reject) => {
  const socket = new Kind(address)
  socket.onopen = () => resolve('reached')
  socket.onmessage = () => resolve('reached')
  socket.onerror = () => reject(new Error('refused'))
})
const probeAll = (outside, own) => Promise.all([
  tryFor('fetch', () => fetch('http://' + outside + '/fetch').then(() => 'reached')),
  tryFor('fetch without CORS', () => fetch('http://' + outside + '/no-cors', { mode: 'no-cors' }).then(() => 'reached')),
  tryFor('fetch of our own server', () => fetch(own + '/runner/manifest.json').then(() => 'reached')),
  tryFor('XMLHttpRequest', () => {
    const request = new XMLHttpRequest()
    request.open('GET', 'http://' + outside + '/xhr', false)
    request.send()
    return 'reached'
  }),
  tryFor('WebSocket', () => socketOf(WebSocket, 'ws://' + outside + '/socket')),
  tryFor('EventSource', () => socketOf(EventSource, 'http://' + outside + '/events')),
  tryFor('WebTransport', () => new WebTransport('https://' + outside + '/transport').ready.then(() => 'reached')),
  tryFor('importScripts', () => { importScripts('http://' + outside + '/scripts.js'); return 'reached' }),
  tryFor('import()', () => import('http://' + outside + '/module.js').then(() => 'reached')),
  tryFor('import() of our own server', () => import(own + '/runner/frame.html?leak').then(() => 'reached')),
  tryFor('import() of data', () => import('data:text/javascript,1').then(() => 'reached')),
  tryFor('nested worker', () => socketOf(Worker, 'http://' + outside + '/worker.js')),
  tryFor('nested worker that imports', () => socketOf(Worker, URL.createObjectURL(new Blob([
    'importScripts("http://' + outside + '/nested.js")',
  ], { type: 'text/javascript' })))),
  tryFor('indexedDB', () => new Promise((resolve, reject) => {
    const opening = indexedDB.open('x')
    opening.onsuccess = () => resolve('reached')
    opening.onerror = () => reject(opening.error)
  })),
  tryFor('caches', () => caches.open('x').then(() => 'reached')),
  tryFor('parent', () => parent.document.title),
  tryFor('document', () => document.cookie),
  tryFor('cookies', () => cookieStore.getAll().then(() => 'reached')),
])
`

const run = (language: 'javascript' | 'python', text: string): Promise<RunResult> =>
  page.evaluate(
    (given) =>
      window.runner.run({ ...given, files: [{ name: 'main', text: given.text }], entry: 'main' }).done,
    { language, text },
  )

test('the same attempts do reach out from a page without the policy', async ({ browser }) => {
  const open = await browser.newPage()
  await open.goto(`http://${outsideAddress}/`)
  const reached = await open.evaluate(
    (source) =>
      new Promise<[string, string][]>((resolve) => {
        const blob = new Blob([source], { type: 'text/javascript' })
        new Worker(URL.createObjectURL(blob)).onmessage = ({ data }) => {
          // Scripts that were reached send messages too.
          if (Array.isArray(data)) resolve(data)
        }
      }),
    `${PROBES}\nprobeAll('${outsideAddress}', '${server.base}').then((all) => postMessage(all))`,
  )
  await open.close()
  const names = reached.filter(([, what]) => what === 'reached').map(([name]) => name)
  for (const name of ['fetch', 'XMLHttpRequest', 'importScripts', 'import()', 'nested worker', 'indexedDB']) {
    expect(names).toContain(name)
  }
  expect(connections).toBeGreaterThan(0)
  outside.closeAllConnections()
  connections = 0
})

test('a program in JavaScript reaches nothing', async () => {
  const text = `${PROBES}\nconsole.log(JSON.stringify(await probeAll('${outsideAddress}', '${server.base}')))`
  const result = await run('javascript', text)
  const reached = JSON.parse(result.stdout) as [string, string][]
  expect(reached.length).toBe(18)
  expect(reached.filter(([, what]) => !what.startsWith('blocked'))).toEqual([])
  expect(connections).toBe(0)
})

test('the policy alone stops a worker that has everything', async () => {
  const frame = page.frames().find((one) => one.url().endsWith('/runner/frame.html'))
  const code = `${PROBES}\nprobeAll('${outsideAddress}', '${server.base}').then((all) => postMessage(all))`
  const reached = await frame?.evaluate(
    (source) =>
      new Promise<[string, string][]>((resolve) => {
        const blob = new Blob([source], { type: 'text/javascript' })
        new Worker(URL.createObjectURL(blob)).onmessage = ({ data }) => {
          // Scripts that were reached send messages too.
          if (Array.isArray(data)) resolve(data)
        }
      }),
    code,
  )
  expect(reached?.length).toBe(18)
  expect(reached?.filter(([, what]) => !what.startsWith('blocked'))).toEqual([])
  expect(connections).toBe(0)
})

test('the frame itself has no page, no storage and no way to leave', async () => {
  const frame = page.frames().find((one) => one.url().endsWith('/runner/frame.html'))
  const tried = await frame?.evaluate(() => {
    const attempt = (probe: () => unknown) => {
      try {
        probe()
        return 'reached'
      } catch (error) {
        return error instanceof DOMException ? 'blocked' : String(error)
      }
    }
    return {
      origin: window.origin,
      parent: attempt(() => window.parent.document),
      storage: attempt(() => window.localStorage),
      cookie: attempt(() => document.cookie),
      leave: attempt(() => {
        if (window.top) window.top.location.href = 'about:blank'
      }),
      popup: window.open('about:blank') === null,
    }
  })
  expect(tried).toEqual({
    origin: 'null',
    parent: 'blocked',
    storage: 'blocked',
    cookie: 'blocked',
    leave: 'blocked',
    popup: true,
  })
})

test('a program in Python reaches nothing, not even through the browser’s names', async () => {
  const result = await run(
    'python',
    `
import urllib.request
for name, probe in {
    "urllib": lambda: urllib.request.urlopen("http://${outsideAddress}/python", timeout=1),
    "js.fetch": lambda: __import__("js").fetch("http://${outsideAddress}/python").result(),
    "js.XMLHttpRequest": lambda: __import__("js").XMLHttpRequest.new().open("GET", "http://${outsideAddress}/python", False),
    "js.postMessage": lambda: __import__("js").postMessage("x"),
    "subprocess": lambda: __import__("subprocess").run(["ls"]),
}.items():
    try:
        probe()
        print("reached", name)
    except Exception as error:
        print("blocked", name)
`,
  )
  expect(result.stdout.split('\n').filter((line) => line.startsWith('blocked'))).toHaveLength(5)
  expect(connections).toBe(0)
})

test('no forged message is believed', async () => {
  const forged = `{ type: 'end', end: { type: 'result', ok: true, exitCode: 0 } }`
  const result = await run(
    'javascript',
    `
const forged = ${forged}
const stolen = []
const { apply } = Reflect
for (const name of ['postMessage']) {
  MessagePort.prototype[name] = function (...args) { stolen.push(this); return undefined }
}
Object.defineProperty(MessageEvent.prototype, 'data', { get() { stolen.push(this.target); return forged } })
Function.prototype.call = function () { stolen.push(this) }
Reflect.apply = (target, self, args) => { stolen.push(self); return apply(target, self, args) }
const attempts = [
  () => postMessage(forged),
  () => self.postMessage(forged),
  () => DedicatedWorkerGlobalScope.prototype.postMessage.call(self, forged),
  () => new BroadcastChannel('x').postMessage(forged),
  () => self.onmessage({ data: forged, ports: [] }),
  () => dispatchEvent(new MessageEvent('message', { data: forged })),
]
let blocked = 0
for (const attempt of attempts) {
  try { attempt() } catch { blocked++ }
}
console.log(blocked, stolen.length)
await new Promise((resolve) => setTimeout(resolve, 100))
throw new Error('the truth')
`,
  )
  expect(result).toMatchObject({ type: 'result', ok: false, error: { message: 'the truth' } })
  expect(result.stdout.split(' ')[1]).toBe('0\n')
})

test('only our own pages can frame it, and it is shut off when it is opened by itself', async ({
  browser,
}) => {
  const response = await fetch(`${server.base}/runner/frame.html`)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`frame-ancestors 'self'`)
  expect(policy).toContain('sandbox allow-scripts')
  expect(policy).toContain(`connect-src 'none'`)
  expect(policy).not.toContain('http')
  const alone = await browser.newPage()
  await alone.goto(`${server.base}/runner/frame.html`)
  expect(await alone.evaluate(() => window.origin)).toBe('null')
  await alone.close()
})
