import type { Language } from '../../../shared/runner/types.ts'

const ENDINGS: Record<string, Language> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
}

/** What a file is run as, by the ending of its name; undefined where it cannot be run. */
export function languageToRun(file: string): Language | undefined {
  const ending = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined
}

/**
 * The file with which a program begins.
 * @param shown the file that the person looks at
 * @param wanted the one that was laid down for these files
 * @returns undefined where none of the files can be run
 */
export function entryOf(names: readonly string[], shown?: string, wanted?: string): string | undefined {
  if (wanted !== undefined) return names.includes(wanted) && languageToRun(wanted) ? wanted : undefined
  const runnable = names.filter((name) => languageToRun(name))
  const mains = [
    ...runnable.filter((name) => /^main\./.test(name)),
    ...runnable.filter((n) => /^index\./.test(n)),
  ]
  const looksAt = shown === undefined ? undefined : languageToRun(shown)
  const kin = mains.find((name) => looksAt !== undefined && engine(name) === engine(shown ?? ''))
  if (kin ?? mains[0]) return kin ?? mains[0]
  if (looksAt) return shown
  return runnable.length === 1 ? runnable[0] : undefined
}

/** JavaScript and TypeScript import each other; Python is for itself. */
const engine = (file: string) => languageToRun(file) === 'python'
