import type { ProgramError } from '../../../shared/runner/types.ts'
import { LEARNER } from './learner-paths.ts'

const FRAME = new RegExp(`${LEARNER}(.+?):(\\d+):\\d+`)

/** A file that cannot be parsed: its place is not in the stack. */
export class ParseError extends Error {
  readonly file: string
  line: number | undefined
  /** What the browser refused without saying in which line. */
  readonly code: string | undefined

  constructor(message: string, file: string, place: { line?: number | undefined; code?: string }) {
    super(message)
    this.name = 'SyntaxError'
    this.file = file
    this.line = place.line
    this.code = place.code
  }
}

/** Turns anything that was thrown into what the learner sees: only their files, with their lines. */
export function describeError(thrown: unknown): ProgramError {
  if (thrown instanceof ParseError) {
    const { name, message, file, line } = thrown
    const at = line === undefined ? file : `${file}:${line}`
    return {
      name,
      message,
      file,
      ...(line === undefined ? {} : { line }),
      trace: `${name}: ${message}\n    at ${at}`,
    }
  }
  if (!isError(thrown)) {
    const message = `A value that is no error was thrown: ${text(thrown)}`
    return { name: 'Uncaught', message, trace: `Uncaught: ${message}` }
  }
  const name = text(thrown.name) || 'Error'
  const message = text(thrown.message)
  const frames = typeof thrown.stack === 'string' ? framesOf(thrown.stack) : []
  const place = frames.map((frame) => FRAME.exec(frame)).find((found) => found !== null)
  const cause = 'cause' in thrown && thrown.cause !== undefined ? describeError(thrown.cause) : undefined
  return {
    name,
    message,
    ...(place ? { file: place[1], line: Number(place[2]) } : {}),
    trace: [
      message ? `${name}: ${message}` : name,
      ...frames.map((frame) => frame.replace(FRAME, '$1:$2')),
      ...(cause ? [`Caused by: ${cause.trace}`] : []),
    ].join('\n'),
  }
}

/** Lines of a stack that are in the learner's files. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && FRAME.test(line))
    .map(tidy)
}

/** `at eval (…)` is how the browser calls the top of a module. */
const tidy = (frame: string): string =>
  frame.replace(/at (?:async )?(?:\w+\.)?(?:eval|<anonymous>)(?: \[as \w+\])? \((.*)\)$/, 'at $1')

const isError = (thrown: unknown): thrown is Error =>
  thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]'

function text(value: unknown): string {
  try {
    return String(value)
  } catch {
    return 'a value that cannot be shown'
  }
}
