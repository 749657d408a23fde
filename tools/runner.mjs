import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { archive } from './runner/archive.mjs'
import { javascriptBundles } from './runner/javascript-bundles.mjs'
import { Output } from './runner/output.mjs'
import { compatFiles, driverFiles, pythonPacks } from './runner/python-packs.mjs'
import { script } from './runner/script.mjs'
import { snapshots } from './runner/snapshots.mjs'
import { root, runTool } from './steps.mjs'

/**
 * Builds `dist/runner`, the folder that the server gives out as `/runner/`: the sandbox's page, the workers, Python
 * with its memory snapshots, the bundles of frameworks, each named by its content and compressed, and
 * `manifest.json`, which names them. Called by the set-up; what is there already is not made again.
 */
export async function buildRunner() {
  const output = new Output(join(root, 'dist/runner'))
  const manifest = { javascript: await javascript(output), python: await python(output) }
  output.plain('frame.html', page(String(await script('frame/frame.ts'))))
  output.plain('manifest.json', `${JSON.stringify(manifest, null, 1)}\n`)
  output.sweep()
}

async function javascript(output) {
  const worker = await output.put('javascript-worker.js', await script('worker/javascript-worker.ts'))
  const bundles = {}
  for (const [name, { code, ...facts }] of Object.entries(await javascriptBundles())) {
    bundles[name] = { file: await output.put(`${name}.js`, code), ...facts }
  }
  return { files: { worker }, bundles, snapshots: [] }
}

async function python(output) {
  const files = { worker: await output.put('python-worker.js', await script('worker/python-worker.ts')) }
  const pyodide = join(root, 'node_modules/pyodide')
  for (const name of ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip']) {
    files[name] = await output.put(name, readFileSync(join(pyodide, name)))
  }
  files['pyodide-lock.json'] = await output.put(
    'pyodide-lock.json',
    Buffer.from(lockWithoutPackages(pyodide)),
  )
  files['driver.pack'] = await output.put('driver.pack', archive(driverFiles()))
  files['compat.pack'] = await output.put('compat.pack', archive(compatFiles()))
  const packs = await pythonPacks()
  const { base, found } = await snapshots(output, packs)
  files.snapshot = base
  const bundles = {}
  for (const [name, pack] of Object.entries(packs)) {
    const { archive: bytes, files: _, ...facts } = pack
    if (pack.reason) console.log(`  Note: ${pack.title} is left out of the code runner: ${pack.reason}.`)
    bundles[name] = bytes ? { file: await output.put(`${name}.pack`, bytes), ...facts } : facts
  }
  return { files, bundles, snapshots: found }
}

/** The script stands in the page, so that the page's policy needs to allow no address. */
function page(code) {
  const safe = code.replaceAll('</script', '<\\/script').trim()
  return `<!doctype html>\n<meta charset="utf-8">\n<title>Sandbox</title>\n<script>${safe}</script>\n`
}

/** Packages that could be loaded from elsewhere are none: programs have no network. */
function lockWithoutPackages(pyodide) {
  const lock = JSON.parse(readFileSync(join(pyodide, 'pyodide-lock.json'), 'utf8'))
  return JSON.stringify({ ...lock, packages: {} })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runTool(buildRunner)
