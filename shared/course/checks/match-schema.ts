import type { Json, JsonSchema, JsonType } from '../exercise.ts'
import { first, isObject, join, jsonProblem } from './match-json.ts'
import { anyOf, show } from './show.ts'

/**
 * Validates by the keywords of JSON Schema 2020-12 that exercises may use.
 * @returns the first violation with its place, as a phrase; undefined for none
 */
export function schemaProblem(value: Json, schema: JsonSchema, place = ''): string | undefined {
  const here = place === '' ? 'the JSON' : place
  const say = (text: string) => `${here}: ${text}, got ${show(value)}`
  const { type, enum: allowed, const: only } = schema
  if (type !== undefined && ![type].flat().some((one) => isOfType(value, one))) {
    return say(`expected ${anyOf([type].flat())}`)
  }
  if (only !== undefined && !isSame(value, only)) return say(`expected ${show(only)}`)
  if (allowed && !allowed.some((one) => isSame(value, one)))
    return say(`expected ${anyOf(allowed.map(show))}`)
  const own =
    (typeof value === 'number' && numberProblem(value, schema)) ||
    (typeof value === 'string' && stringProblem(value, schema))
  if (own) return say(own)
  return (
    (Array.isArray(value) ? listProblem(value, schema, place) : undefined) ??
    (isObject(value) ? objectProblem(value, schema, place) : undefined) ??
    combinedProblem(value, schema, place)
  )
}

function isOfType(value: Json, type: JsonType): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

/** Equal in both directions. */
const isSame = (a: Json, b: Json) => jsonProblem(a, b) === undefined && jsonProblem(b, a) === undefined

function numberProblem(value: number, schema: JsonSchema): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  if (minimum !== undefined && value < minimum) return `expected at least ${minimum}`
  if (maximum !== undefined && value > maximum) return `expected at most ${maximum}`
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `expected more than ${exclusiveMinimum}`
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return `expected less than ${exclusiveMaximum}`
  return undefined
}

function stringProblem(value: string, { minLength, maxLength, pattern }: JsonSchema): string | undefined {
  const length = [...value].length
  if (minLength !== undefined && length < minLength) return `expected at least ${minLength} characters`
  if (maxLength !== undefined && length > maxLength) return `expected at most ${maxLength} characters`
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    return `expected it to match /${pattern}/`
  return undefined
}

function listProblem(value: Json[], schema: JsonSchema, place: string): string | undefined {
  const { minItems, maxItems, uniqueItems, items } = schema
  const here = place === '' ? 'the JSON' : place
  if (minItems !== undefined && value.length < minItems) {
    return `${here}: expected at least ${minItems} items, got ${value.length}`
  }
  if (maxItems !== undefined && value.length > maxItems) {
    return `${here}: expected at most ${maxItems} items, got ${value.length}`
  }
  if (uniqueItems && value.some((one, at) => value.slice(0, at).some((other) => isSame(one, other)))) {
    return `${here}: expected every item once`
  }
  return items && first(value, (item, index) => schemaProblem(item, items, `${place}[${index}]`))
}

function objectProblem(value: Record<string, Json>, schema: JsonSchema, place: string): string | undefined {
  const { required = [], properties = {}, additionalProperties } = schema
  const missing = required.find((key) => !Object.hasOwn(value, key))
  if (missing !== undefined) return `${join(place, missing)} is missing`
  return first(Object.entries(value), ([key, item]) => {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined
    const at = join(place, key)
    if (own) return schemaProblem(item, own, at)
    if (additionalProperties === false) return `${at} should not be there`
    return typeof additionalProperties === 'object'
      ? schemaProblem(item, additionalProperties, at)
      : undefined
  })
}

function combinedProblem(value: Json, schema: JsonSchema, place: string): string | undefined {
  const { allOf, anyOf: some, oneOf, not } = schema
  const here = place === '' ? 'the JSON' : place
  const fits = (one: JsonSchema) => schemaProblem(value, one, place) === undefined
  const all = allOf && first(allOf, (one) => schemaProblem(value, one, place))
  if (all) return all
  if (some && !some.some(fits)) return `${here} is none of what is allowed: ${show(value)}`
  if (oneOf && oneOf.filter(fits).length !== 1) {
    return `${here} has to be exactly one of what is allowed: ${show(value)}`
  }
  return not && fits(not) ? `${here} is what it may not be: ${show(value)}` : undefined
}
