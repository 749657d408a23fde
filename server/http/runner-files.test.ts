import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { HttpApp } from '../../tests/support/http-app.ts'

const SCRIPT = `console.log('frame')`
const WORKER = 'worker-0123456789ab.js'

/** A server with a runner's folder beside that of its client. */
async function built(): Promise<HttpApp> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-runner-'))
  mkdirSync(join(folder, 'runner'))
  const file = (name: string, content: string | Buffer) =>
    writeFileSync(join(folder, 'runner', name), content)
  file('frame.html', `<!doctype html>\n<script>${SCRIPT}</script>\n`)
  file('manifest.json', '{}')
  file(WORKER, 'worker')
  file(`${WORKER}.br`, brotliCompressSync('worker'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  return HttpApp.open({ clientDir: join(folder, 'client') })
}

const get = async (app: HttpApp, path: string, headers: Record<string, string> = {}) =>
  app.fetch(new Request(`http://localhost${path}`, { headers }))

describe('files of the code runner', () => {
  it('the frame has a policy of its own that names no address', async () => {
    const response = await get(await built(), '/runner/frame.html')
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy') ?? ''
    const hash = createHash('sha256').update(SCRIPT).digest('base64')
    expect(policy.split('; ')).toEqual([
      `default-src 'none'`,
      `script-src 'sha256-${hash}' blob: 'unsafe-eval' 'wasm-unsafe-eval'`,
      'worker-src blob:',
      `connect-src 'none'`,
      `form-action 'none'`,
      `base-uri 'none'`,
      'sandbox allow-scripts',
      `frame-ancestors 'self'`,
    ])
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('all other files keep the policy of pages, and may not be framed', async () => {
    const app = await built()
    for (const path of ['/runner/manifest.json', `/runner/${WORKER}`, '/runner/none']) {
      const policy = (await get(app, path)).headers.get('content-security-policy')
      expect(policy).toContain(`frame-ancestors 'none'`)
      expect(policy).toContain(`frame-src 'self'`)
    }
  })

  it('comes in the coding that lies ready and is accepted', async () => {
    const app = await built()
    const coded = await get(app, `/runner/${WORKER}`, { 'accept-encoding': 'gzip, br' })
    expect(coded.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(Buffer.from(await coded.arrayBuffer())).toString()).toBe('worker')
    expect(coded.headers.get('cache-control')).toContain('immutable')
    const plain = await get(app, `/runner/${WORKER}`, { 'accept-encoding': 'gzip' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe('worker')
    expect(plain.headers.get('content-type')).toContain('text/javascript')
    expect((await get(app, '/runner/manifest.json')).headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    '/runner/none.js',
    '/runner/..%2Fsecret.txt',
    `/runner/${WORKER}.br`,
    '/runner/%2e%2e%2fsecret.txt',
  ])('%s is not given out', async (path) => {
    expect((await get(await built(), path)).status).toBe(404)
  })

  it('says that it is not built', async () => {
    const response = await get(await HttpApp.open(), '/runner/manifest.json')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })
})
