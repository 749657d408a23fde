import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Problem, root, run, step } from './steps.mjs'

/** Everything that a fresh clone needs before it can run: nothing is expected to be installed by hand. */
export async function setUp() {
  checkNode()
  await installPackages()
  await build()
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Problem(
    `Lectern needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  )
}

async function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  // Native parts are compiled for one major version of Node, so a change of it means installing again.
  const wanted = createHash('sha256').update(lock).update(process.versions.modules).digest('hex')
  const stamp = join(root, 'node_modules/.lectern-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await installCompiler()
  await step('Installing packages (a few minutes the first time)', 'npm', ['ci', '--no-fund', '--no-audit'], {
    onFailure:
      'The packages could not be installed: the lines above say why. The machine needs the npm registry, and ' +
      'python3, make and g++ for the database driver.',
  })
  writeFileSync(stamp, wanted)
}

/** The database driver is compiled where no ready-made one can be had. */
async function installCompiler() {
  const missing = ['python3', 'make', 'g++'].filter((name) => !findProgram(name))
  if (missing.length === 0) return
  if (!(await installDebian(missing, `Installing ${missing.join(', ')} (to compile the database driver)`))) {
    console.log(
      `  Note: ${missing.join(', ')} not found. If no ready-made database driver can be downloaded, install them: ` +
        `sudo apt-get install ${missing.join(' ')}`,
    )
  }
}

/** Compiles server and client unless the sources are those that were compiled last. */
export async function build() {
  const wanted = fingerprint([
    'server',
    'shared',
    'client',
    'package-lock.json',
    'vite.config.ts',
    'tsconfig.json',
    'tools/runner.mjs',
    'tools/runner',
  ])
  const stamp = join(root, 'dist/.lectern-built')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await step('Building the server', process.execPath, [
    bin('typescript', 'tsc'),
    '-p',
    'server/tsconfig.build.json',
  ])
  await step('Building the client', process.execPath, [bin('vite', 'vite'), 'build', '--logLevel', 'warn'])
  await step('Building the code runner', process.execPath, ['tools/runner.mjs'])
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Where Debian's Chromium is, installed if need be. @returns the path of the program */
export async function findChromium() {
  const named = process.env.LECTERN_CHROMIUM
  if (named) return named
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const known = () => names.map(findProgram).find(Boolean)
  if (!known()) await installDebian(['chromium'], 'Installing Chromium for the browser tests')
  const found = known()
  if (found) return found
  throw new Problem(
    'The browser tests need Chromium. Install it (sudo apt-get install chromium) or name it in LECTERN_CHROMIUM.',
  )
}

/** The sandbox for submissions is optional: where it cannot be had, its tests say so and are left out. */
export async function findSandbox() {
  if (process.platform === 'linux' && !findProgram('bwrap')) {
    await installDebian(['bubblewrap'], 'Installing bubblewrap for the tests of the sandbox')
  }
}

/** The file behind a package's command, so that no shell wrapper is needed. */
export function bin(name, command) {
  const manifest = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command]
  return join(root, 'node_modules', name, path)
}

async function installDebian(packages, title) {
  if (!findProgram('apt-get')) return false
  const asRoot = process.getuid?.() === 0
  const sudo = !asRoot && findProgram('sudo') && (await run('sudo', ['-n', 'true'])).code === 0
  if (!asRoot && !sudo) return false
  const prefix = asRoot ? [] : ['sudo', '-n']
  const call = (...args) => [...prefix, 'apt-get', ...args]
  const [update, ...updateArgs] = call('update', '-qq')
  await step('Reading the list of Debian packages', update, updateArgs)
  const [install, ...installArgs] = call('install', '-y', '-qq', '--no-install-recommends', ...packages)
  await step(title, install, installArgs, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  return true
}

function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stats = statSync(join(root, path))
    if (!stats.isDirectory()) return hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`)
    for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`)
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}
