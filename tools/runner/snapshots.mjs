import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../steps.mjs'
import { memoryDelta } from './memory-delta.mjs'
import { PYTHON_SNAPSHOTS } from './python-bundles.mjs'
import { compatFiles, leaveOutNeedy, withNeeds } from './python-packs.mjs'

const pyodide = join(root, 'node_modules/pyodide')
const STAMP = 'snapshots.json'

/** What programs use most. */
const PRELOADED = `
import asyncio, atexit, collections, contextlib, csv, dataclasses, datetime, decimal, enum, functools, inspect, io
import itertools, json, linecache, logging, math, pathlib, random, re, sqlite3, statistics, string, time, traceback
import types, typing, unittest, urllib.parse, uuid
import lectern_hashes, lectern_loader, lectern_threads
`

/** The collector would touch every object, and with it every page of memory that could have stayed the same. */
const PREPARE = `
import gc, sys, warnings
gc.disable()
sys.dont_write_bytecode = True
warnings.filterwarnings('ignore', category=SyntaxWarning, module='.*site-packages.*')
`
const TIDY = `
import importlib, linecache
importlib.invalidate_caches()
linecache.clearcache()
gc.enable()
`

/**
 * Memories of interpreters that have started and imported what programs use: workers begin with them instead of
 * starting. Kept while all that they are made of stays the same, for two runs never give the same bytes.
 * @returns the common snapshot's file, and those of bundles, which say what differs from it
 */
export async function snapshots(output, packs) {
  const last = readStamp(output)
  const stamp = {}
  const keep = (name, wanted) => {
    const known = last[name]
    if (known?.wanted !== wanted || !output.keep(known.file)) return undefined
    stamp[name] = known
    return known.file
  }
  const { version } = JSON.parse(readFileSync(join(pyodide, 'package.json'), 'utf8'))
  const baseKey = digest([version, PRELOADED, PREPARE, TIDY, ...compatFiles().values()])
  let base = keep('base', baseKey)
  if (!base) {
    base = await output.put('snapshot', await remember(compatFiles(), PRELOADED))
    stamp.base = { wanted: baseKey, file: base }
  }
  const memory = readFileSync(join(output.folder, base))
  const found = []
  for (const { name, bundles, imports } of PYTHON_SNAPSHOTS) {
    if (bundles.some((one) => packs[one].reason)) continue
    const all = withNeeds(bundles, packs)
    const wanted = digest([base, imports, ...all.map((one) => packs[one].archive)])
    let file = keep(name, wanted)
    if (!file) {
      const files = new Map([...compatFiles(), ...all.flatMap((one) => [...packs[one].files])])
      try {
        const made = await remember(files, `import ${imports}`, memory)
        file = await output.put(`${name}.delta`, memoryDelta(memory, made))
      } catch (error) {
        // Packages of another age than those that the patches are for: better absent than broken.
        if (bundles.length === 1) leaveOut(bundles[0], packs, error)
        continue
      }
      stamp[name] = { wanted, file }
    }
    found.push({ bundles, file })
  }
  output.plain(STAMP, `${JSON.stringify(stamp)}\n`)
  return { base, found }
}

function leaveOut(name, packs, error) {
  const { title, modules } = packs[name]
  const last = String(error.message).trim().split('\n').at(-1)
  packs[name] = { title, modules, reason: `it cannot be imported (${last})` }
  leaveOutNeedy(packs)
}

/** Runs a program in a new interpreter, or one with that memory. @returns its memory afterwards */
async function remember(files, program, memory) {
  const { loadPyodide } = await import(pathToFileURL(join(pyodide, 'pyodide.mjs')).href)
  const python = await loadPyodide({
    _makeSnapshot: true,
    ...(memory ? { _loadSnapshot: memory } : {}),
    env: { HOME: '/home/learner' },
  })
  for (const [path, bytes] of files) {
    python.FS.mkdirTree(dirname(path))
    python.FS.writeFile(path, bytes)
  }
  python.runPython(PREPARE)
  python.runPython(program)
  python.runPython(TIDY)
  return Buffer.from(python.makeMemorySnapshot())
}

function readStamp({ folder }) {
  const path = join(folder, STAMP)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
