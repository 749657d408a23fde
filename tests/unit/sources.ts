import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')

export interface Import {
  /** As written: `./x.ts`, `zod`, `node:fs`. */
  specifier: string
  /** Path from the root for files of ours; undefined for packages. */
  file?: string
  /** Only types: nothing is left of it at run time. */
  typeOnly: boolean
  /** Loaded when it is needed: `import('…')`. */
  lazy: boolean
}

export interface Source {
  /** Path from the root, with `/`. */
  path: string
  text: string
  imports: Import[]
}

const CODE = /\.tsx?$/
const TEST = /\.(test|spec|contract)\.tsx?$/

/** The program's own sources, without its tests. */
export function productSources(): Source[] {
  return ['shared', 'server', 'client']
    .flatMap((folder) => filesBelow(join(ROOT, folder)))
    .filter((file) => CODE.test(file) && !TEST.test(file) && !file.endsWith('.d.ts'))
    .map(readSource)
}

/** Every test file there is. */
export function testFiles(): { path: string; text: string }[] {
  return ['shared', 'server', 'client', 'tests']
    .flatMap((folder) => filesBelow(join(ROOT, folder)))
    .filter((file) => TEST.test(file))
    .map((file) => ({ path: relative(ROOT, file), text: readFileSync(file, 'utf8') }))
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8')
  return { path: relative(ROOT, file), text, imports: importsOf(text, file) }
}

/** `import …`/`export … from '…'` and `import('…')`, by their form: sources are formatted by machine. */
export function importsOf(text: string, file: string): Import[] {
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean, lazy: boolean) => {
    const target = specifier.startsWith('.') ? relative(ROOT, resolve(dirname(file), specifier)) : undefined
    found.push({ specifier, ...(target === undefined ? {} : { file: target }), typeOnly, lazy })
  }
  for (const [, clause = '', specifier = ''] of text.matchAll(
    /^(?:import|export)\b([^'";]*?)\bfrom '([^']+)'/gm,
  )) {
    add(specifier, isTypeOnly(clause), false)
  }
  for (const [, specifier = ''] of text.matchAll(/^import '([^']+)'/gm)) add(specifier, false, false)
  for (const [, specifier = ''] of text.matchAll(/\bimport\(\s*'([^']+)'/g)) add(specifier, false, true)
  return found
}

/** `type { A }`, or `{ type A, type B }`, which verbatimModuleSyntax keeps as an empty import of the module. */
function isTypeOnly(clause: string): boolean {
  return /^\s+type\b(?!\s*,)/.test(clause)
}
