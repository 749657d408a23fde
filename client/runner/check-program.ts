import { DEFAULT_LIMITS, type Program, type RunLimits, type RunSpec } from './types.ts'

const MAX_FILES = 100
const MAX_BYTES = 1_000_000
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*(\/[\p{L}\p{N}_][\p{L}\p{N}_.-]*)*$/u

/** @returns what is wrong with a program's files and limits, in words; undefined when it can be run */
export function checkProgram({ files, limits }: Program): string | undefined {
  if (files.length === 0) return 'There is no file to run.'
  if (files.length > MAX_FILES) return `A program can have ${MAX_FILES} files; this one has ${files.length}.`
  const names = new Set<string>()
  for (const { name } of files) {
    if (!NAME.test(name)) return `“${name}” cannot be the name of a file: use letters, digits and _ . - /`
    if (names.has(name)) return `There are two files with the name “${name}”.`
    names.add(name)
  }
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0)
  if (bytes > MAX_BYTES) return `The files are too large: ${bytes} characters of ${MAX_BYTES} allowed.`
  const wrong = Object.entries(limits ?? {}).find(([, value]) => !(Number.isFinite(value) && value > 0))
  return wrong && `The limit ${wrong[0]} must be a number above 0; it is ${wrong[1]}.`
}

/** As `checkProgram`, and the file to begin with must be there. */
export function checkRun(spec: RunSpec): string | undefined {
  const wrong = checkProgram(spec)
  if (wrong) return wrong
  const known = spec.files.some(({ name }) => name === spec.entry)
  return known ? undefined : `There is no file “${spec.entry}” to begin with.`
}

export const allLimits = (limits: Partial<RunLimits> | undefined): RunLimits => ({
  ...DEFAULT_LIMITS,
  ...limits,
})
