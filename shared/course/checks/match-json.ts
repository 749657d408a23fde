import type { Json, JsonObject } from '../exercise.ts'
import { show } from './show.ts'

/**
 * Whether a value has at least what is expected: each key of an object; lists have the same length and are compared in
 * order; other values are equal. @returns the first difference with its place, as a phrase; undefined for none
 */
export function jsonProblem(actual: Json | undefined, expected: Json, place = ''): string | undefined {
  const here = place === '' ? 'the JSON' : place
  if (actual === undefined) return `${here} is missing`
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return `${here}: expected a list, got ${show(actual)}`
    if (actual.length !== expected.length) {
      return `${here}: expected ${expected.length} ${expected.length === 1 ? 'item' : 'items'}, got ${actual.length}`
    }
    return first(expected, (item, index) => jsonProblem(actual[index], item, `${place}[${index}]`))
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return `${here}: expected an object, got ${show(actual)}`
    return first(Object.entries(expected), ([key, value]) =>
      jsonProblem(Object.hasOwn(actual, key) ? actual[key] : undefined, value, join(place, key)),
    )
  }
  return actual === expected ? undefined : `${here}: expected ${show(expected)}, got ${show(actual)}`
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const join = (place: string, key: string) =>
  /^[A-Za-z_]\w*$/.test(key) ? (place === '' ? key : `${place}.${key}`) : `${place}[${JSON.stringify(key)}]`

/** What a finder says first. */
export function first<T>(
  all: Iterable<T>,
  find: (one: T, index: number) => string | undefined,
): string | undefined {
  let index = 0
  for (const one of all) {
    const found = find(one, index++)
    if (found !== undefined) return found
  }
  return undefined
}

/** @returns undefined where the text is no JSON */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The value that a JSON pointer names (RFC 6901); undefined where there is none. */
export function atPointer(value: Json | undefined, pointer: string): Json | undefined {
  if (pointer === '') return value
  let found = value
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(found)) found = /^(0|[1-9]\d*)$/.test(key) ? found[Number(key)] : undefined
    else found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined
  }
  return found
}
