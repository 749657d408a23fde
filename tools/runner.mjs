import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { root, runTool } from './steps.mjs'

/**
 * Builds `dist/runner`, the folder that the server gives out as `/runner/`: the sandbox's page, the workers, Python
 * and its memory snapshot, each named by its content and compressed, and `manifest.json`, which names them.
 * Called by the set-up; what is there already is not compressed again.
 */
const out = join(root, 'dist/runner')
const sources = join(root, 'client/runner')
const pyodide = join(root, 'node_modules/pyodide')

/** Brotli's steps above this take minutes for the snapshot and win little. */
const BROTLI_QUALITY = 8
const WORTH_IT_BYTES = 1_024

const compress = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
}

export async function buildRunner() {
  mkdirSync(out, { recursive: true })
  const kept = new Set()
  const put = async (name, bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    const dot = name.lastIndexOf('.')
    const file = dot > 0 ? `${name.slice(0, dot)}-${hash}${name.slice(dot)}` : `${name}-${hash}.bin`
    await write(file, bytes)
    kept.add(file)
    return file
  }
  const manifest = {
    javascript: { worker: await put('javascript-worker.js', await bundle('worker/javascript-worker.ts')) },
    python: { worker: await put('python-worker.js', await bundle('worker/python-worker.ts')) },
  }
  for (const name of ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip']) {
    manifest.python[name] = await put(name, readFileSync(join(pyodide, name)))
  }
  manifest.python['pyodide-lock.json'] = await put('pyodide-lock.json', Buffer.from(lockWithoutPackages()))
  manifest.python['driver.py'] = await put('driver.py', readFileSync(join(sources, 'python/driver.py')))
  manifest.python.snapshot = await snapshot(put)
  const frame = await bundle('frame/frame.ts')
  writeFileSync(join(out, 'frame.html'), page(String(frame)))
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
  kept.add('frame.html').add('manifest.json').add('snapshot.json')
  for (const name of readdirSync(out)) {
    if (!kept.has(name.replace(/\.(br|gz)$/, ''))) rmSync(join(out, name), { recursive: true })
  }
}

/** One source with all that it imports, as a classic script. */
async function bundle(entry) {
  const { build } = await import('vite')
  const result = await build({
    root: sources,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(sources, entry), formats: ['iife'], name: 'lectern', fileName: 'bundle' },
    },
  })
  const { output } = Array.isArray(result) ? result[0] : result
  return Buffer.from(output[0].code)
}

/** The script stands in the page, so that the page's policy needs to allow no address. */
function page(script) {
  const safe = script.replaceAll('</script', '<\\/script').trim()
  return `<!doctype html>\n<meta charset="utf-8">\n<title>Sandbox</title>\n<script>${safe}</script>\n`
}

/** Packages that could be loaded from elsewhere are none: programs have no network. */
function lockWithoutPackages() {
  const lock = JSON.parse(readFileSync(join(pyodide, 'pyodide-lock.json'), 'utf8'))
  return JSON.stringify({ ...lock, packages: {} })
}

/**
 * Memory of an interpreter that has started and imported what programs use most: workers begin with it instead of
 * starting. Kept while Pyodide stays the same, for two of its runs never give the same bytes.
 */
async function snapshot(put) {
  const { version } = JSON.parse(readFileSync(join(pyodide, 'package.json'), 'utf8'))
  const wanted = createHash('sha256').update(`${version}\n${PRELOADED}`).digest('hex')
  const stamp = join(out, 'snapshot.json')
  const last = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined
  if (last?.wanted === wanted && existsSync(join(out, last.file)))
    return put('snapshot', readFileSync(join(out, last.file)))
  const { loadPyodide } = await import(pathToFileURL(join(pyodide, 'pyodide.mjs')).href)
  const python = await loadPyodide({ _makeSnapshot: true, env: { HOME: '/home/learner' } })
  python.runPython(PRELOADED)
  const file = await put('snapshot', Buffer.from(python.makeMemorySnapshot()))
  writeFileSync(stamp, JSON.stringify({ wanted, file }))
  return file
}

const PRELOADED = `
import asyncio, atexit, collections, contextlib, csv, dataclasses, datetime, decimal, enum, functools, inspect, io
import itertools, json, linecache, logging, math, pathlib, random, re, sqlite3, statistics, string, time, traceback
import types, typing, unittest, urllib.parse, uuid
`

async function write(file, bytes) {
  const path = join(out, file)
  if (existsSync(path)) return
  if (bytes.length >= WORTH_IT_BYTES) {
    for (const [ending, encode] of Object.entries(compress))
      writeFileSync(`${path}.${ending}`, await encode(bytes))
  }
  // Last and in one step: a file that is there is whole, and so are its siblings.
  writeFileSync(`${path}.part`, bytes)
  renameSync(`${path}.part`, path)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runTool(buildRunner)
