import {
  DEFAULT_LIMITS,
  type Program,
  type RequestSpec,
  type RunLimits,
  type RunSpec,
  type TestSpec,
} from './types.ts'

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

/** As `checkProgram`, and the files of tests must be there. */
export function checkTests(spec: TestSpec): string | undefined {
  const wrong = checkProgram(spec)
  if (wrong) return wrong
  if (spec.tests.length === 0) return 'There is no file of tests.'
  const unknown = spec.tests.find((test) => !spec.files.some(({ name }) => name === test))
  return unknown === undefined ? undefined : `There is no file of tests “${unknown}”.`
}

/** As `checkProgram`, and app and request must be such that they can be. */
export function checkRequest(spec: RequestSpec): string | undefined {
  const wrong = checkProgram(spec)
  if (wrong) return wrong
  if (!/^[^:\s]+(:[^:\s]+)?$/.test(spec.app))
    return `“${spec.app}” names no app: write module:name, like main:app.`
  if (!/^[A-Za-z]+$/.test(spec.request.method)) return `“${spec.request.method}” is no HTTP method.`
  if (!/^\/[\x21-\x7e]*$/.test(spec.request.path)) {
    return `The path “${spec.request.path}” must begin with / and have no spaces; write %20 for one.`
  }
  const header = spec.request.headers?.find(
    ([name, value]) => !HEADER.test(name) || /[^\t\x20-\x7e\xa0-\xff]/.test(value),
  )
  return header && `The header “${header[0]}: ${header[1]}” has characters that no header can have.`
}

/** Names of header fields (RFC 9110 §5.6.2). */
const HEADER = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

export const allLimits = (limits: Partial<RunLimits> | undefined): RunLimits => ({
  ...DEFAULT_LIMITS,
  ...limits,
})
