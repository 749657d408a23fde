import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { Ctx, Env } from './deps.ts'
import { acceptedEncoding } from './encoded.ts'
import { problem } from './problem.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.py': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
}
const SIBLINGS = { br: '.br', gzip: '.gz', identity: '' } as const
const FRAME = 'frame.html'

/**
 * What programs of learners may do: run, and nothing else. `sandbox` takes the frame's origin away even where
 * somebody opens its address by itself. Scripts are those of the frame, by its hash, and blobs that it makes of
 * bytes the page gave it; no address is named, so that even `import()` reaches nobody. Only our own pages may
 * frame it.
 */
export function framePolicy(html: string): string {
  const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  return [
    `default-src 'none'`,
    `script-src 'sha256-${hash}' blob: 'unsafe-eval' 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `connect-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
    'sandbox allow-scripts',
    `frame-ancestors 'self'`,
  ].join('; ')
}

/**
 * Gives out the code runner's folder, built by the set-up. Its files are large, so they come from the disk as a
 * stream, in the coding that lies ready beside them; all but two carry a hash of their content in their names.
 * Requests are looked up among the folder's names and never become paths.
 */
export function runnerFiles(folder: string): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/:name', async (c) => {
    const name = c.req.param('name')
    const names = new Set(await readdir(folder).catch(() => []))
    if (!names.has(name) || /\.(br|gz|part)$/.test(name)) {
      const built = names.has(FRAME)
      const detail = built
        ? `There is no file ${c.req.path}.`
        : 'The code runner is not built. Run “npm run build”.'
      return problem(c, { status: built ? 404 : 503, ...(built ? { code: 'not-found' } : {}), detail })
    }
    if (name === FRAME) return sendFrame(c, await readFile(join(folder, name), 'utf8'))
    return sendFile(c, folder, name, names)
  })
  return app
}

function sendFrame(c: Ctx, html: string): Response {
  return c.body(html, 200, {
    'content-type': TYPES['.html'] ?? '',
    'cache-control': 'no-cache',
    'content-security-policy': framePolicy(html),
  })
}

async function sendFile(c: Ctx, folder: string, name: string, names: Set<string>): Promise<Response> {
  const hashed = /-[0-9a-f]{12}\./.test(name)
  const accepted = acceptedEncoding(c.req.header('accept-encoding'))
  const encoding = names.has(name + SIBLINGS[accepted]) ? accepted : 'identity'
  const path = join(folder, name + SIBLINGS[encoding])
  const { size } = await stat(path)
  const headers = {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-length': String(size),
    vary: 'accept-encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, headers)
}
