import { formatValue } from '../worker/format-value.ts'
import { deepEqual as equalDeep } from './deep-equal.ts'

/** The part of `node:assert` that tests use. */

export class AssertionError extends Error {
  override name = 'AssertionError'
  readonly code = 'ERR_ASSERTION'
  readonly actual: unknown
  readonly expected: unknown

  constructor({ message, actual, expected }: { message?: string; actual?: unknown; expected?: unknown }) {
    super(message)
    this.actual = actual
    this.expected = expected
  }
}

type Message = string | Error | undefined
type Failing = () => unknown
type Pattern = RegExp | object | undefined

function refuse(message: Message, otherwise: string, actual?: unknown, expected?: unknown): never {
  if (message instanceof Error) throw message
  throw new AssertionError({ message: message ?? otherwise, actual, expected })
}

const both = (what: string, a: unknown, b: unknown) =>
  `${what}\nactual:   ${formatValue(a)}\nexpected: ${formatValue(b)}`

export function ok(value: unknown, message?: Message): void {
  if (!value) refuse(message, `The value ${formatValue(value)} is not truthy`, value, true)
}
export function equal(a: unknown, b: unknown, message?: Message): void {
  // biome-ignore lint/suspicious/noDoubleEquals: what the loose comparison means
  if (!(a == b || Object.is(a, b))) refuse(message, both('The values are not equal', a, b), a, b)
}
export function notEqual(a: unknown, b: unknown, message?: Message): void {
  // biome-ignore lint/suspicious/noDoubleEquals: what the loose comparison means
  if (a == b) refuse(message, `The values are equal: ${formatValue(a)}`, a, b)
}
export function strictEqual(a: unknown, b: unknown, message?: Message): void {
  if (!Object.is(a, b)) refuse(message, both('The values are not strictly equal', a, b), a, b)
}
export function notStrictEqual(a: unknown, b: unknown, message?: Message): void {
  if (Object.is(a, b)) refuse(message, `The values are strictly equal: ${formatValue(a)}`, a, b)
}
export function deepEqual(a: unknown, b: unknown, message?: Message): void {
  if (!equalDeep(a, b, false)) refuse(message, both('The values are not deeply equal', a, b), a, b)
}
export function deepStrictEqual(a: unknown, b: unknown, message?: Message): void {
  if (!equalDeep(a, b, true))
    refuse(message, both('The values are not deeply and strictly equal', a, b), a, b)
}
export function notDeepEqual(a: unknown, b: unknown, message?: Message): void {
  if (equalDeep(a, b, false)) refuse(message, `The values are deeply equal: ${formatValue(a)}`, a, b)
}
export function notDeepStrictEqual(a: unknown, b: unknown, message?: Message): void {
  if (equalDeep(a, b, true)) refuse(message, `The values are deeply equal: ${formatValue(a)}`, a, b)
}
export function match(text: string, pattern: RegExp, message?: Message): void {
  if (!pattern.test(text)) refuse(message, `${formatValue(text)} does not match ${pattern}`, text, pattern)
}
export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
  if (pattern.test(text)) refuse(message, `${formatValue(text)} matches ${pattern}`, text, pattern)
}
export function fail(message?: Message): never {
  return refuse(message, 'Failed')
}
export function ifError(value: unknown): void {
  if (value !== null && value !== undefined) throw value
}

export function throws(call: Failing, pattern?: Pattern | string, message?: Message): void {
  let thrown: unknown
  try {
    call()
  } catch (error) {
    thrown = error
    return check(thrown, pattern, message)
  }
  refuse(typeof pattern === 'string' ? pattern : message, 'The function did not throw')
}
export function doesNotThrow(call: Failing, message?: Message): void {
  try {
    call()
  } catch (error) {
    refuse(message, `The function threw ${String(error)}`, error)
  }
}
export async function rejects(
  call: Promise<unknown> | Failing,
  pattern?: Pattern | string,
  message?: Message,
): Promise<void> {
  try {
    await (typeof call === 'function' ? call() : call)
  } catch (error) {
    return check(error, pattern, message)
  }
  refuse(typeof pattern === 'string' ? pattern : message, 'The promise was not rejected')
}
export async function doesNotReject(call: Promise<unknown> | Failing, message?: Message): Promise<void> {
  try {
    await (typeof call === 'function' ? call() : call)
  } catch (error) {
    refuse(message, `The promise was rejected with ${String(error)}`, error)
  }
}

/** A pattern is a class, a test of the error, a pattern of its text, or properties that it must have. */
function check(thrown: unknown, pattern: Pattern | string, message: Message): void {
  if (pattern === undefined || typeof pattern === 'string') return
  const otherwise = `The error is another one than expected: ${String(thrown)}`
  if (pattern instanceof RegExp) {
    if (!pattern.test(String(thrown))) refuse(message, otherwise, thrown, pattern)
  } else if (typeof pattern === 'function') {
    const isClass = pattern === Error || pattern.prototype instanceof Error
    const held = isClass ? thrown instanceof pattern : pattern.call({}, thrown) === true
    if (!held) refuse(message, otherwise, thrown, pattern)
  } else {
    for (const [key, wanted] of Object.entries(pattern)) {
      const found = Reflect.get(Object(thrown), key)
      const held = wanted instanceof RegExp ? wanted.test(String(found)) : equalDeep(found, wanted, true)
      if (!held) refuse(message, both(`The error’s ${key} is another one`, found, wanted), found, wanted)
    }
  }
}

const named = {
  AssertionError,
  ok,
  equal,
  notEqual,
  strictEqual,
  notStrictEqual,
  deepEqual,
  deepStrictEqual,
  notDeepEqual,
  notDeepStrictEqual,
  match,
  doesNotMatch,
  fail,
  ifError,
  throws,
  doesNotThrow,
  rejects,
  doesNotReject,
}
export const strict = Object.assign((value: unknown, message?: Message) => ok(value, message), named, {
  equal: strictEqual,
  notEqual: notStrictEqual,
  deepEqual: deepStrictEqual,
  notDeepEqual: notDeepStrictEqual,
})
const assert = Object.assign((value: unknown, message?: Message) => ok(value, message), named, { strict })
export default assert
