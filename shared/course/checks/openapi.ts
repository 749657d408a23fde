import type { Json, JsonObject, OpenApiOperation } from '../exercise.ts'
import { atPointer, first, isObject, jsonProblem } from './match-json.ts'

/** @returns what an OpenAPI document lacks of what is asked for, as a phrase; undefined for nothing */
export function openApiProblem(
  document: Json,
  operations: readonly OpenApiOperation[],
  json: Json | undefined,
): string | undefined {
  const paths = atPointer(document, '/paths')
  if (!isObject(paths)) return 'it has no `paths`: is it an OpenAPI document?'
  return (
    first(operations, (operation) => operationProblem(document, paths, operation)) ??
    (json === undefined ? undefined : jsonProblem(document, json))
  )
}

function operationProblem(document: Json, paths: JsonObject, wanted: OpenApiOperation): string | undefined {
  const { method, path, parameters, responses, body } = wanted
  const name = `${method} ${path}`
  const item = Object.entries(paths).find(([known]) => shape(known) === shape(path))?.[1]
  const operation = isObject(item) ? item[method.toLowerCase()] : undefined
  if (!isObject(item) || !isObject(operation)) return `${name} is not described`
  const described = [item.parameters, operation.parameters]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((one) => resolved(document, one))
  const missing = first(parameters, ({ name: called, in: place, required }) => {
    const found = described
      .filter(isObject)
      .find((one) => one.name === called && (place ?? one.in) === one.in)
    if (!found) return `${name}: the parameter ${called}${place ? ` in ${place}` : ''} is not described`
    const is = found.required === true
    if (required === undefined || required === is) return undefined
    return `${name}: the parameter ${called} is ${is ? 'required' : 'not required'}`
  })
  if (missing) return missing
  const answers = operation.responses
  const status = responses.find((one) => !isObject(answers) || !Object.hasOwn(answers, one))
  if (status !== undefined) return `${name}: the response ${status} is not described`
  if (body === undefined) return undefined
  const request = resolved(document, operation.requestBody)
  const content = isObject(request) ? request.content : undefined
  return isObject(content) && Object.hasOwn(content, body) ? undefined : `${name}: it does not take ${body}`
}

/** The names of parameters do not count. */
const shape = (path: string) => path.replace(/\{[^}]*\}/g, '{}').replace(/(.)\/$/, '$1')

function resolved(document: Json, value: Json | undefined): Json | undefined {
  const ref = isObject(value) ? value.$ref : undefined
  return typeof ref === 'string' && ref.startsWith('#') ? atPointer(document, ref.slice(1)) : value
}
