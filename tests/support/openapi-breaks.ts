export interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  example?: unknown
}

export interface Media {
  schema?: Schema
  example?: unknown
}

export interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: { content?: Record<string, Media> }
  responses: Record<string, { description?: string; content?: Record<string, Media> }>
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/**
 * What in a newer document would break a client that was written for an older one: an operation, an answer, a media
 * type or a field of an answer that is gone or has another type, a field or parameter of a request that must be there
 * now, a value of a request that is taken no more. One sentence each.
 */
export function breaks(before: OpenApi, after: OpenApi): string[] {
  const found: string[] = []
  for (const [path, methods] of Object.entries(before.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`
      const now = after.paths[path]?.[method]
      if (now) found.push(...inOperation(operation, now, before, after).map((one) => `${name}: ${one}`))
      else found.push(`${name} is gone`)
    }
  }
  return found
}

function inOperation(was: Operation, now: Operation, before: OpenApi, after: OpenApi): string[] {
  const found: string[] = []
  const known = new Set((was.parameters ?? []).filter(({ required }) => required).map(({ name }) => name))
  for (const { name, required } of now.parameters ?? []) {
    if (required && !known.has(name)) found.push(`the parameter “${name}” must be given now`)
  }
  for (const { name } of was.parameters ?? []) {
    if (!now.parameters?.some((one) => one.name === name)) found.push(`the parameter “${name}” is gone`)
  }
  for (const [type, { schema }] of Object.entries(was.requestBody?.content ?? {})) {
    const taken = now.requestBody?.content?.[type]
    if (!taken) found.push(`requests of ${type} are not taken any more`)
    else found.push(...inRequest(schema, taken.schema, before, after))
  }
  for (const [status, { content = {} }] of Object.entries(was.responses)) {
    const answer = now.responses[status]
    if (!answer) found.push(`the answer ${status} is gone`)
    for (const [type, { schema }] of Object.entries(answer ? content : {})) {
      const sent = answer?.content?.[type]
      if (!sent) found.push(`the answer ${status} is no ${type} any more`)
      else found.push(...inAnswer(schema, sent.schema, before, after, `of the answer ${status}`))
    }
  }
  return found
}

function inRequest(
  was: Schema | undefined,
  now: Schema | undefined,
  before: OpenApi,
  after: OpenApi,
): string[] {
  const [a, b] = [resolved(was, before), resolved(now, after)]
  const required = new Set(a.required ?? [])
  return (b.required ?? [])
    .filter((name) => !required.has(name))
    .map((name) => `the request must have “${name}” now`)
}

/** @param seen pairs that are being compared already: schemas may hold themselves */
function inAnswer(
  was: Schema | undefined,
  now: Schema | undefined,
  before: OpenApi,
  after: OpenApi,
  where: string,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const key = was?.$ref
  if (key && seen.has(key)) return []
  const inside = key ? new Set([...seen, key]) : seen
  const [a, b] = [resolved(was, before), resolved(now, after)]
  if (JSON.stringify(a.type) !== JSON.stringify(b.type)) return [`the type ${where} is another one`]
  const found: string[] = []
  for (const [name, schema] of Object.entries(a.properties ?? {})) {
    const other = b.properties?.[name]
    const place = `of “${name}” ${where}`
    if (!other) found.push(`“${name}” is gone ${where}`)
    else found.push(...inAnswer(schema, other, before, after, place, inside))
    if (a.required?.includes(name) && other && !b.required?.includes(name)) {
      found.push(`“${name}” may be missing now ${where}`)
    }
  }
  if (a.items) found.push(...inAnswer(a.items, b.items, before, after, where, inside))
  return found
}

/** A schema behind its references. */
export function resolved(schema: Schema | undefined, { components }: OpenApi): Schema {
  if (!schema) return {}
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : resolved(components.schemas[name], { components } as OpenApi)
}
