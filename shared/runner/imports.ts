import type { Language, RunFile } from './types.ts'

/**
 * What a program's files import, as far as their import statements say it: of Python the modules' first names, of
 * JavaScript the packages' paths as written. Text that only looks like an import does no harm: a bundle too many is
 * loaded. The program's own files are left out.
 */
export function importsOf(language: Language, files: readonly RunFile[]): Set<string> {
  const own = new Set(files.map(({ name }) => name.split(/[./]/)[0] ?? ''))
  const found = new Set<string>()
  for (const { name, text } of files) {
    const all = language === 'python' ? (/\.py$/.test(name) ? ofPython(text) : []) : ofJavaScript(text)
    for (const one of all) if (language !== 'python' || !own.has(one)) found.add(one)
  }
  return found
}

function* ofPython(text: string): Iterable<string> {
  for (const [, parent, list] of text.matchAll(/^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([^#;\n(]+))/gm)) {
    if (parent) yield parent
    for (const one of list?.split(',') ?? []) {
      const [module] = /^\w+/.exec(one.trim()) ?? []
      if (module) yield module
    }
  }
}

function* ofJavaScript(text: string): Iterable<string> {
  const specifier = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(['"])([^'"\n]+)\1/g
  for (const [, , path = ''] of text.matchAll(specifier)) if (!/^[./]/.test(path)) yield path
}
