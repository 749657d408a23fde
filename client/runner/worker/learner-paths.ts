/** Addresses under which scripts of the learner stand in stack traces. */
export const LEARNER = 'learner:///'

/** Anything else names a package. */
export const isPath = (specifier: string): boolean => /^(\.{1,2}(\/|$)|\/)/.test(specifier)

/** Finds the file that a module names, as bundlers do: with the ending left out, or a folder's `index`. */
export function resolveFile(
  names: { has(name: string): boolean },
  from: string,
  specifier: string,
): string | undefined {
  if (!isPath(specifier)) return undefined
  const parts = specifier.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  const path = parts.join('/')
  const stem = path.replace(/\.(m?)js$/, '')
  const candidates = [
    path,
    ...ENDINGS.map((ending) => path + ending),
    ...INDEXES.map((name) => join(path, name)),
  ]
  // TypeScript names the file that it will become: './math.js' may mean math.ts.
  if (stem !== path) candidates.push(`${stem}.ts`, `${stem}.mts`)
  return candidates.find((name) => names.has(name))
}

const ENDINGS = ['.js', '.ts', '.mjs', '.mts', '.cjs', '.json']
const INDEXES = ['index.js', 'index.ts']
const join = (folder: string, name: string): string => (folder ? `${folder}/${name}` : name)
