import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { HttpApp, PASSWORD, PUBLIC_URL, problemOf } from '../../tests/support/http-app.ts'

const SIGN_IN = '/api/v1/auth/sign-in'
const good = { email: 'olga@example.org', password: PASSWORD }

describe('requests that could come from other sites', () => {
  it('are refused from pages of other origins, with cookies or without', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    for (const browser of [owner, app.browser()]) {
      const answer = await browser.post(SIGN_IN, good, { origin: 'https://evil.example' })
      const problem = await problemOf(answer)
      expect(problem).toMatchObject({ status: 403, code: 'forbidden' })
      expect(problem.detail).toContain('https://evil.example')
    }
    expect((await owner.post('/api/v1/auth/sign-out', undefined, { origin: 'null' })).status).toBe(403)
    expect((await owner.get('/api/v1/auth/me')).status).toBe(200)
  })

  it('pass from the public address, from allowed origins, and where the browser says same-origin', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    expect((await owner.post(SIGN_IN, good, { origin: 'https://lms.example.org' })).status).toBe(200)
    const headers = { origin: 'http://other', 'sec-fetch-site': 'same-origin' }
    expect((await owner.post(SIGN_IN, good, headers)).status).toBe(200)
  })

  it('need an origin where they carry cookies; programs carry tokens', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const session = await owner.createSession()
    const { token } = await app.browser().join(session.code, 'Lea')
    const path = `/api/v1/sessions/${session.id}/tickets`
    const init = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    expect((await owner.send(path, init)).status).toBe(403)
    const bearer = { ...init.headers, authorization: `Bearer ${token}` }
    expect((await app.request(path, { ...init, headers: bearer })).status).toBe(200)
  })

  it('must have JSON bodies', async () => {
    const app = await HttpApp.open()
    const form = await app.browser().post(SIGN_IN, good, { 'content-type': 'text/plain' })
    expect((await problemOf(form)).status).toBe(415)
    const headers = { 'content-type': 'application/json', origin: PUBLIC_URL }
    const malformed = await app.request(SIGN_IN, { method: 'POST', headers, body: '{"email":' })
    expect((await problemOf(malformed)).status).toBe(400)
  })
})

describe('every answer', () => {
  it('carries the security headers', async () => {
    const app = await HttpApp.open()
    for (const path of ['/api/v1/auth/me', '/api/v1/nothing', '/healthz', '/', '/api/v1/auth/setup']) {
      const { headers } = await app.request(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect(headers.get('x-request-id')).toMatch(/^\w{26}$/)
      if (path.startsWith('/api/')) expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  it('says what is wrong with the address or the method', async () => {
    const app = await HttpApp.open()
    expect((await problemOf(await app.request('/api/v1/nothing'))).status).toBe(404)
    const wrong = await app.request('/api/v1/auth/sign-in')
    expect((await problemOf(wrong)).status).toBe(405)
    expect(wrong.headers.get('allow')).toBe('POST')
    expect((await problemOf(await app.request('/api/v1/nothing', { method: 'POST' }))).status).toBe(404)
    expect((await problemOf(await app.request('/live'))).status).toBe(426)
    expect((await problemOf(await app.request('/teach', { method: 'DELETE' }))).status).toBe(405)
  })

  it('to a body that is too large is 413, announced or in chunks', async () => {
    const app = await HttpApp.open()
    const body = JSON.stringify({ email: 'x'.repeat(70_000), password: 'x' })
    expect((await problemOf(await app.browser().post(SIGN_IN, { email: 'x'.repeat(70_000) }))).status).toBe(
      413,
    )
    const chunks = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(body))
        controller.close()
      },
    })
    const init = {
      method: 'POST',
      body: chunks,
      duplex: 'half' as const,
      headers: { 'content-type': 'application/json' },
    }
    expect((await problemOf(await app.request(SIGN_IN, init))).status).toBe(413)
  })

  it('to an unexpected error tells nothing of it, and the log tells all', async () => {
    const app = await HttpApp.open()
    app.stores.accounts.listUsers = () => Promise.reject(new Error('INTERNALS'))
    const answer = await app.request('/api/v1/auth/setup')
    expect(answer.headers.get('content-security-policy')).not.toBeNull()
    const id = answer.headers.get('x-request-id')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toContain('INTERNALS')
    expect(text).toContain(id)
    const failed = app.logged.find(([, message]) => message === 'request failed')
    expect(failed?.[0]).toMatchObject({ request: id, err: { message: 'INTERNALS' } })
  })

  it('is logged by its route, without codes, invitations or tokens', async () => {
    const app = await HttpApp.open()
    const owner = await app.owner()
    const session = await owner.createSession()
    const { token } = await app.browser().join(session.code, 'Lea')
    await app.browser().accept(session.links.ta, 'Tom')
    const log = JSON.stringify(app.logged)
    expect(log).toContain('/api/v1/join/:code')
    for (const secret of [session.code, token, session.links.ta.split('/i/')[1], PASSWORD]) {
      expect(log).not.toContain(secret)
    }
  })
})

describe('health', () => {
  it('is the process’s and the store’s', async () => {
    const app = await HttpApp.open()
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await app.request('/readyz')).status).toBe(200)
    const { StoreUnavailable } = await import('../ports/session-log.ts')
    app.stores.directory.list = () => Promise.reject(new StoreUnavailable('away'))
    expect((await problemOf(await app.request('/readyz'))).status).toBe(503)
    expect((await app.request('/healthz')).status).toBe(200)
  })
})

describe('the API document', () => {
  it('is OpenAPI 3.1 and has every route of the API, with its problems', async () => {
    const app = await HttpApp.open()
    const document = (await (await app.request('/api/v1/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, { tags: string[]; summary: string; responses: object }>>
      components: { schemas: object; securitySchemes: object }
    }
    expect(document.openapi).toBe('3.1.0')
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.slice(7).replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
    expect(new Set(described)).toEqual(new Set(routes))
    expect(described.length).toBeGreaterThan(30)
    for (const methods of Object.values(document.paths)) {
      for (const [, operation] of Object.entries(methods)) {
        expect(operation.summary).not.toBe('')
        expect(operation.tags).toHaveLength(1)
      }
    }
    expect(Object.keys(document.paths['/join/{code}']?.post?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '201', '403', '404', '409', '422', '423', '429', '503']),
    )
    expect(Object.keys(document.components.schemas)).toContain('Problem')
    expect(Object.keys(document.components.securitySchemes)).toContain('participant')
  })
})

describe('the client', () => {
  function built(): string {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-client-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Lectern</title>')
    writeFileSync(join(folder, 'assets/index-abc.js'), 'let x = 1;'.repeat(500))
    writeFileSync(join(folder, 'assets/ready-abc.css'), 'a{}')
    writeFileSync(join(folder, 'assets/ready-abc.css.gz'), 'GZ')
    writeFileSync(join(folder, 'assets/index-abc.js.map'), '{}')
    return folder
  }

  it('is one page at every address that is no file', async () => {
    const app = await HttpApp.open({ clientDir: built() })
    for (const path of [
      '/',
      '/teach',
      '/j/K7MQ-2XRT',
      '/i/a.ta.b-c',
      '/replay/a.b-c',
      '/s/x/present',
      '/index.html',
    ]) {
      const answer = await app.request(path)
      expect(await answer.text()).toContain('<title>Lectern')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    }
  })

  it('has files that are kept for ever and sent compressed', async () => {
    const app = await HttpApp.open({ clientDir: built() })
    const headers = { 'accept-encoding': 'gzip' }
    const script = await app.request('/assets/index-abc.js', { headers })
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(gunzipSync(Buffer.from(await script.arrayBuffer())).toString()).toContain('let x')
    const ready = await app.request('/assets/ready-abc.css', { headers })
    expect([ready.headers.get('content-encoding'), await ready.text()]).toEqual(['gzip', 'GZ'])
    const etag = script.headers.get('etag') ?? ''
    expect((await app.request('/assets/index-abc.js', { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    )
  })

  it('gives nothing else', async () => {
    const app = await HttpApp.open({ clientDir: built() })
    for (const path of [
      '/assets/index-old.js',
      '/assets/index-abc.js.map',
      '/favicon.ico',
      '/assets/..%2f..%2f..%2fetc/passwd',
      '/../package.json',
    ]) {
      expect((await app.request(path)).status).toBe(404)
    }
  })

  it('says so when it is not built, and is found once it is', async () => {
    const app = await HttpApp.open()
    const answer = await app.request('/')
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')])
    expect((await app.request('/healthz')).status).toBe(200)
    mkdirSync(app.clientDir, { recursive: true })
    writeFileSync(join(app.clientDir, 'index.html'), 'built')
    expect(await (await app.request('/')).text()).toBe('built')
  })
})
