import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.mjs'
import { archive } from './archive.mjs'
import { debianPackages } from './debian-packages.mjs'
import { PYTHON_BUNDLES } from './python-bundles.mjs'
import { PYTHON_PATCHES } from './python-patches.mjs'
import { wheelPackages } from './wheel-packages.mjs'

export const SITE = '/lib/python3.14/site-packages'

const cache = join(root, 'dist/python-packages')

/** Never wanted: tests, native code, texts in other languages, pictures and scripts of admin pages. */
const LEFT_OUT =
  /(^|\/)(tests|__pycache__|static|gis|mypy|testing\/plugin)\/|\.(so|pyi|pyx|pxd|c|h|po|typed)$|(^|\/)locale\/(?!en\/|__init__)|^\/usr\/share\/zoneinfo\/(posix|right)\/|mypy_plugin\.py$/

/** Our own modules that bundles are patched to use: in every interpreter, and in the memory it begins with. */
export const compatFiles = () => ownFiles('compat')

/** Our own modules that run programs: in every interpreter, read when it has started. */
export const driverFiles = () => ownFiles('driver')

function ownFiles(part) {
  const folder = join(root, 'client/runner/python', part)
  const names = readdirSync(folder).filter((name) => name.endsWith('.py'))
  return new Map(names.map((name) => [`${SITE}/${name}`, readFileSync(join(folder, name))]))
}

/**
 * Makes each bundle from the first source that can: the operator's wheels if named, Debian otherwise.
 * @returns for each bundle its archive and packages, or why it is missing
 */
export async function pythonPacks() {
  const wheels = process.env.LECTERN_WHEELS
  const all = new Map()
  const packs = {}
  try {
    const names = Object.values(PYTHON_BUNDLES).flatMap((bundle) => bundle[wheels ? 'wheels' : 'packages'])
    const unique = [...new Set(names)]
    const packages = wheels ? await wheelPackages(unique, wheels) : await debianPackages(unique, cache)
    for (const one of packages) all.set(one.name, one)
  } catch (error) {
    for (const [name, bundle] of Object.entries(PYTHON_BUNDLES)) packs[name] = missing(bundle, error.message)
    return packs
  }
  for (const [name, bundle] of Object.entries(PYTHON_BUNDLES)) {
    try {
      packs[name] = pack(bundle, all, Boolean(wheels))
    } catch (error) {
      packs[name] = missing(bundle, error.message)
    }
  }
  leaveOutNeedy(packs)
  return packs
}

const missing = ({ title, modules }, reason) => ({ title, modules, reason })

function pack(bundle, all, areWheels) {
  const names = areWheels ? bundle.wheels.filter((name) => all.has(name)) : bundle.packages
  const files = new Map()
  const packages = names.map((name) => {
    const { version, licence, copyright, files: own } = all.get(name)
    for (const [path, bytes] of own) {
      const target = path.startsWith('/') ? path : `${SITE}/${path}`
      if (!LEFT_OUT.test(path)) files.set(target, patched(path, bytes, !areWheels))
    }
    if (copyright) files.set(`/usr/share/doc/${name}/copyright`, copyright)
    return { name, version, licence }
  })
  // Our own stand-in is what Python of this version needs.
  if (!areWheels) for (const path of compatFiles().keys()) files.delete(path)
  const lacking = bundle.modules.filter((name) => !hasModule(files, name))
  if (lacking.length > 0) throw new Error(`its packages have no module ${lacking.join(', ')}`)
  const modules = [...bundle.modules, ...(bundle.standardModules ?? [])]
  return { title: bundle.title, modules, needs: bundle.needs, packages, files, archive: archive(files) }
}

const hasModule = (files, name) => files.has(`${SITE}/${name}.py`) || files.has(`${SITE}/${name}/__init__.py`)

/** @param strict a pattern that is not found is an error */
function patched(path, bytes, strict) {
  let text
  for (const { file, find, replace, why } of PYTHON_PATCHES) {
    if (file !== path) continue
    text ??= String(bytes)
    const changed = typeof find === 'string' ? text.replace(find, () => replace) : text.replace(find, replace)
    if (changed === text && strict)
      throw new Error(`${path} has changed: what is replaced because ${why} was not found`)
    text = changed
  }
  return text === undefined ? bytes : Buffer.from(text)
}

/** A bundle without what it needs is no use. */
export function leaveOutNeedy(packs) {
  for (let changed = true; changed; ) {
    changed = false
    for (const [name, { reason, needs }] of Object.entries(packs)) {
      const lacking = reason ? undefined : needs.find((one) => packs[one].reason)
      if (!lacking) continue
      packs[name] = missing(
        PYTHON_BUNDLES[name],
        `it needs ${packs[lacking].title}: ${packs[lacking].reason}`,
      )
      changed = true
    }
  }
}

/** @returns the bundles and all that they need, those that are needed first */
export function withNeeds(names, packs) {
  const order = new Set()
  const visit = (name) => {
    for (const one of packs[name].needs) visit(one)
    order.add(name)
  }
  for (const name of names) visit(name)
  return [...order]
}
