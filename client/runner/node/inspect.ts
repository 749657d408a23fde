import { formatArguments, formatValue } from '../worker/format-value.ts'
import { deepEqual } from './deep-equal.ts'

/** The part of `node:util` that programs use most. */

export const inspect = (value: unknown): string => formatValue(value)
export const format = (...values: unknown[]): string => formatArguments(values)
export const isDeepStrictEqual = (a: unknown, b: unknown): boolean => deepEqual(a, b, true)

type Callback = (error: unknown, value?: unknown) => void

/** Makes a function that takes a callback last into one that gives a promise. */
export function promisify(call: (...args: unknown[]) => void): (...args: unknown[]) => Promise<unknown> {
  return function (this: unknown, ...args: unknown[]) {
    return new Promise((resolve, reject) => {
      const done: Callback = (error, value) => (error ? reject(error) : resolve(value))
      Reflect.apply(call, this, [...args, done])
    })
  }
}

export function callbackify(call: (...args: unknown[]) => Promise<unknown>): (...args: unknown[]) => void {
  return (...args) => {
    const done = args.pop() as Callback
    call(...args).then(
      (value) => done(null, value),
      (error) => done(error),
    )
  }
}

export function inherits(child: { prototype: object }, parent: { prototype: object }): void {
  Object.setPrototypeOf(child.prototype, parent.prototype)
}

export function deprecate<T>(call: T): T {
  return call
}

const [Decoder, Encoder] = [globalThis.TextDecoder, globalThis.TextEncoder]

export { Decoder as TextDecoder, Encoder as TextEncoder }

export const types = {
  isPromise: (value: unknown) => value instanceof Promise,
  isDate: (value: unknown) => value instanceof Date,
  isRegExp: (value: unknown) => value instanceof RegExp,
  isMap: (value: unknown) => value instanceof Map,
  isSet: (value: unknown) => value instanceof Set,
}

export default {
  inspect,
  format,
  isDeepStrictEqual,
  promisify,
  callbackify,
  inherits,
  deprecate,
  types,
  TextDecoder: Decoder,
  TextEncoder: Encoder,
}
