import { err, ok, type Result } from '../../result.ts'
import type { HttpExpectation, HttpStep, Json, Place } from '../exercise.ts'
import type { AppAnswer, AppCall, AppDriver } from './app-driver.ts'
import { atPointer, first, isObject, jsonProblem, parseJson } from './match-json.ts'
import { schemaProblem } from './match-schema.ts'
import { textProblem } from './match-text.ts'
import { anyOf, show, showText } from './show.ts'

export type Saved = Map<string, Json>

/**
 * Sends the requests of a check in order, up to the first that is not answered as expected.
 * @returns the last answer, or what is wrong
 */
export async function playSteps(
  steps: readonly HttpStep[],
  driver: AppDriver,
  saved: Saved = new Map(),
): Promise<Result<AppAnswer | undefined, string>> {
  let last: AppAnswer | undefined
  for (const step of steps) {
    const call = fill(step, saved)
    const name = `${call.method} ${call.path}`
    const answer = await driver.call(call)
    if (!answer.ok) return err(`${name}: ${answer.error}`)
    const wrong =
      answerProblem(answer.value, expectationOf(step.expect, saved)) ?? save(step, answer.value, saved)
    if (wrong !== undefined) return err(`${name}: ${wrong}`)
    last = answer.value
  }
  return ok(last)
}

/** The request of a step with what was saved in the place of `${name}`. */
export function fill({ method, path, headers, body }: HttpStep, saved: Saved): AppCall {
  const given = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    fillText(value, saved),
  ])
  const typed = (type: string) =>
    given.some(([name]) => name === 'content-type')
      ? given
      : [...given, ['content-type', type] as [string, string]]
  const call = { method, path: fillText(path, saved, encodeURIComponent), headers: given }
  if (!body) return call
  switch (body.kind) {
    case 'text':
      return { ...call, body: fillText(body.text, saved) }
    case 'json':
      return {
        ...call,
        headers: typed('application/json'),
        body: JSON.stringify(fillJson(body.value, saved)),
      }
    case 'form': {
      const fields = Object.entries(body.fields).map(
        ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(fillText(value, saved))}`,
      )
      return { ...call, headers: typed('application/x-www-form-urlencoded'), body: fields.join('&') }
    }
  }
}

const NAME = /\$\{([^}]+)\}/g

function fillText(text: string, saved: Saved, encode: (text: string) => string = (as) => as): string {
  return text.replace(NAME, (whole, name: string) => {
    const value = saved.get(name)
    if (value === undefined) return whole
    return encode(typeof value === 'string' ? value : JSON.stringify(value))
  })
}

function fillJson(value: Json, saved: Saved): Json {
  if (typeof value === 'string') {
    const [, name] = /^\$\{([^}]+)\}$/.exec(value) ?? []
    return (name === undefined ? undefined : saved.get(name)) ?? fillText(value, saved)
  }
  if (Array.isArray(value)) return value.map((item) => fillJson(item, saved))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillJson(item, saved)]))
}

/** What is expected may name saved values too. */
function expectationOf(expect: HttpExpectation, saved: Saved): HttpExpectation {
  return expect.json === undefined ? expect : { ...expect, json: fillJson(expect.json, saved) }
}

/** @returns the first thing that is not as expected, as a phrase; undefined for none */
export function answerProblem(answer: AppAnswer, expect: HttpExpectation): string | undefined {
  const { status, body } = answer
  const fine = expect.status ? expect.status.includes(status) : status < 400
  if (!fine) {
    const wanted = expect.status ? anyOf(expect.status) : 'below 400'
    return `expected status ${wanted}, got ${status}${body === '' ? '' : ` with ${showText(body)}`}`
  }
  const header = first(Object.entries(expect.headers), ([name, match]) => {
    const value = headerOf(answer, name)
    if (match === null) return value === undefined ? undefined : `the header ${name} should not be there`
    if (value === undefined) return `the header ${name} is missing`
    const wrong = textProblem(value, match)
    return wrong && `the header ${name}: ${wrong}`
  })
  if (header) return header
  const text = expect.body && textProblem(body, expect.body)
  if (text) return `the body: ${text}`
  if (expect.json === undefined && expect.schema === undefined) return undefined
  const json = parseJson(body)
  if (json === undefined) return `expected JSON, got ${body === '' ? 'an empty body' : showText(body)}`
  return (
    (expect.json === undefined ? undefined : jsonProblem(json, expect.json)) ??
    (expect.schema && schemaProblem(json, expect.schema))
  )
}

/** Values of one name are one, with commas between (RFC 9110 §5.3). */
export function headerOf({ headers }: AppAnswer, name: string): string | undefined {
  const values = headers.filter(([other]) => other === name).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
}

function save({ save }: HttpStep, answer: AppAnswer, saved: Saved): string | undefined {
  return first(Object.entries(save), ([name, place]) => {
    const value = valueAt(answer, place)
    if (value === undefined) return `the answer has no ${placeText(place)}: ${show(parseJson(answer.body))}`
    saved.set(name, value)
    return undefined
  })
}

export const valueAt = (answer: AppAnswer, place: Place): Json | undefined =>
  'header' in place ? headerOf(answer, place.header) : atPointer(parseJson(answer.body), place.pointer)

export const placeText = (place: Place) =>
  'header' in place ? `header ${place.header}` : `value at ${place.pointer || 'its root'}`
