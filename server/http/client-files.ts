import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { EncodedBody, type Encoding } from './encoded.ts'

/** One file of the built client. */
export interface ClientFile {
  /** Media type. */
  type: string
  /** Its name carries a hash of its content: it never changes. */
  immutable: boolean
  body(): Promise<EncodedBody>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
/** Formats that are compressed already. */
const PACKED = new Set(['.png', '.jpg', '.webp', '.woff2'])
const SIBLINGS: Record<string, Exclude<Encoding, 'identity'>> = { '.br': 'br', '.gz': 'gzip' }

/**
 * The files of the built client by their path in the address, e.g. `/assets/index-x1.js`. Requests are looked up
 * here and never become paths of files, so that none leads out of the folder.
 * @returns an empty map where the folder does not exist
 */
export async function clientFiles(folder: string): Promise<ReadonlyMap<string, ClientFile>> {
  const paths = await filesBelow(folder)
  const known = new Set(paths)
  const files = new Map<string, ClientFile>()
  for (const path of paths) {
    const extension = extname(path)
    if (extension in SIBLINGS || extension === '.map') continue
    const encoded = Object.entries(SIBLINGS).filter(([suffix]) => known.has(path + suffix))
    let body: Promise<EncodedBody> | undefined
    files.set(`/${relative(folder, path).split(sep).join('/')}`, {
      type: TYPES[extension] ?? 'application/octet-stream',
      immutable: path.startsWith(join(folder, 'assets') + sep),
      body: () => (body ??= load(path, encoded, PACKED.has(extension))),
    })
  }
  return files
}

async function load(
  path: string,
  siblings: [string, Exclude<Encoding, 'identity'>][],
  packed: boolean,
): Promise<EncodedBody> {
  const ready = new Map<Encoding, Buffer>()
  for (const [suffix, encoding] of siblings) ready.set(encoding, await readFile(path + suffix))
  return new EncodedBody(await readFile(path), ready.size > 0 ? { ready } : packed ? { compress: false } : {})
}

async function filesBelow(folder: string): Promise<string[]> {
  const there = await stat(folder).catch(() => undefined)
  if (!there?.isDirectory()) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
