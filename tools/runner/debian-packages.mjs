import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../steps.mjs'

/**
 * Packages from Debian's archive: downloaded with apt-get into a cache and unpacked there; nothing is installed and
 * no root is needed as long as apt has its lists.
 * @param cache folder that is kept between builds
 * @throws Error in words when this machine has no apt or the archive cannot be reached
 */
export async function debianPackages(names, cache) {
  mkdirSync(cache, { recursive: true })
  const found = await lookUp(names)
  const missing = found.filter(({ file, bytes }) => !isThere(join(cache, file), bytes))
  if (missing.length > 0) {
    const { code, output } = await apt(['download', '-qq', ...missing.map(({ name }) => name)], cache)
    if (code !== 0) throw new Error(`apt-get download failed: ${lastLine(output)}`)
  }
  return Promise.all(found.map((one) => unpack(one, cache)))
}

/** @returns name, version, file and size of each package that apt would download now */
async function lookUp(names) {
  const ask = () => apt(['download', '--print-uris', '-qq', ...names])
  let { code, output } = await ask()
  if (code !== 0 && process.getuid?.() === 0) {
    await apt(['update', '-qq'])
    ;({ code, output } = await ask())
  }
  if (code !== 0) throw new Error(`apt does not know the packages: ${lastLine(output)}`)
  const found = [...output.matchAll(/^'\S+' (([^_\s]+)_([^_\s]+)_\S+\.deb) (\d+)/gm)].map(
    ([, file, name, version, bytes]) => ({
      file,
      name,
      version: decodeURIComponent(version),
      bytes: Number(bytes),
    }),
  )
  const unknown = names.filter((name) => !found.some((one) => one.name === name))
  if (unknown.length > 0) throw new Error(`apt does not know ${unknown.join(', ')}`)
  return found
}

async function unpack({ file, name, version }, cache) {
  const folder = join(cache, file.replace(/\.deb$/, ''))
  if (!existsSync(join(folder, 'usr'))) {
    const part = `${folder}.part`
    rmSync(part, { recursive: true, force: true })
    const { code, output } = await run('dpkg-deb', ['-x', join(cache, file), part])
    if (code !== 0) throw new Error(`${file} cannot be unpacked: ${lastLine(output)}`)
    // In one step: a folder that is there is whole.
    rmSync(folder, { recursive: true, force: true })
    renameSync(part, folder)
  }
  return { name, version, ...contents(folder, name) }
}

/** @returns files by the path that they get, and the licence */
function contents(folder, name) {
  const files = new Map()
  const python = join(folder, 'usr/lib/python3/dist-packages')
  if (existsSync(python)) for (const path of walk(python)) files.set(path, readFileSync(join(python, path)))
  const zones = join(folder, 'usr/share/zoneinfo')
  if (existsSync(zones)) {
    for (const path of walk(zones)) files.set(`/usr/share/zoneinfo/${path}`, readFileSync(join(zones, path)))
  }
  const copyright = readFileSync(join(folder, 'usr/share/doc', name, 'copyright'))
  return { files, copyright, licence: licenceOf(String(copyright)) }
}

/** The licence of most files, as machine-readable copyright files say it (DEP-5). */
function licenceOf(text) {
  const main = /^Files:\s*\*[\s\S]*?^License:\s*(.+)$/m.exec(text) ?? /^License:\s*(.+)$/m.exec(text)
  return main?.[1]?.trim() ?? 'see its copyright file'
}

/** Links are followed only as far as they stay in the folder; they are files otherwise. */
function* walk(folder, below = '') {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name
    if (entry.isDirectory()) yield* walk(folder, path)
    else if (entry.isFile()) yield path
    else if (existsSync(join(folder, path)) && statSync(join(folder, path)).isFile()) yield path
  }
}

async function apt(args, cwd) {
  try {
    return await run('apt-get', args, { cwd, env: { LC_ALL: 'C.UTF-8' } })
  } catch {
    throw new Error('this machine has no apt-get')
  }
}

const isThere = (path, bytes) => existsSync(path) && statSync(path).size === bytes
const lastLine = (output) => output.trim().split('\n').at(-1) ?? ''
