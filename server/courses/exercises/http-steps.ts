import { z } from 'zod'
import type { HttpExpectation, HttpStep, Place, TextMatch } from '../../../shared/course/exercise.ts'
import { json, jsonSchema, pattern } from './json-schema.ts'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

/** `GET /books?limit=2` → method and path. */
export const requestLine = z
  .string()
  .trim()
  .regex(/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +\/\S*$/, {
    error: 'has to be a method and a path, such as "GET /books"',
  })
  .transform((text) => {
    const [method = '', path = ''] = text.split(/ +/)
    return { method, path }
  })

/** Texts that YAML may take for numbers or truth values: `etag: 1`. */
export const text = z
  .union([z.string(), z.number(), z.boolean()], { error: 'has to be a text' })
  .transform(String)

/** A text is equal to it; otherwise one of `equals`, `contains` and `matches`. */
export const textMatch: z.ZodType<TextMatch> = z.union(
  [
    text.transform((equals) => ({ equals })),
    z.strictObject({ equals: text }),
    z.strictObject({ contains: text }),
    z.strictObject({ matches: pattern }),
  ],
  {
    error: 'has to be a text, or one of `equals: text`, `contains: text`, `matches: a regular expression`',
  },
)

const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: 'has to be the name of a header' })

/** Names of headers have no case. */
function byLowerCase<T>(headers: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

export const requestHeaders = z.record(headerName, text).default({}).transform(byLowerCase)

/** `/items/0/id` in the body, `''` the whole of it; `header:location`. */
export const place: z.ZodType<Place> = z
  .string()
  .regex(/^(?:|\/.*|header:[\w-]+)$/s, {
    error: 'has to be a JSON pointer such as /items/0/id, or header:name',
  })
  .transform((where) =>
    where.startsWith('header:')
      ? { header: where.slice('header:'.length).toLowerCase() }
      : { pointer: where },
  )

const status = z.int({ error: 'has to be a status such as 200' }).min(100).max(599)

const expectation = z
  .strictObject({
    status: z
      .union([status.transform((one) => [one]), z.array(status).min(1)], {
        error: 'has to be a status such as 200, or a list of them',
      })
      .optional(),
    headers: z
      .record(headerName, z.union([textMatch, z.null()]))
      .default({})
      .transform(byLowerCase),
    body: textMatch.optional(),
    json: json.optional(),
    schema: jsonSchema.optional(),
  })
  .transform((value): HttpExpectation => withoutUndefined(value))

const VARIABLE = /^[A-Za-z_]\w*$/

export const httpStep = z
  .strictObject({
    request: requestLine,
    headers: requestHeaders,
    json: json.optional(),
    form: z.record(z.string(), text).optional(),
    body: text.optional(),
    expect: expectation.default({ headers: {} }),
    save: z
      .record(z.string().regex(VARIABLE, { error: 'has to be a name of letters, digits and _' }), place)
      .default({}),
  })
  .refine((step) => [step.json, step.form, step.body].filter((body) => body !== undefined).length < 2, {
    error: 'A request has one of `json`, `form` and `body`.',
  })
  .transform((step): HttpStep => {
    const body = bodyOf(step)
    const { request, headers, expect, save } = step
    return { ...request, headers, ...(body ? { body } : {}), expect, save }
  })

function bodyOf(step: { json?: unknown; form?: unknown; body?: unknown }): HttpStep['body'] {
  // Each was checked by its own schema.
  if (step.json !== undefined) return { kind: 'json', value: step.json as never }
  if (step.form !== undefined) return { kind: 'form', fields: step.form as never }
  return step.body === undefined ? undefined : { kind: 'text', text: step.body as never }
}

/** Requests in their order; a `${name}` must have been saved by an earlier one. */
export const httpSteps = z
  .array(httpStep, { error: 'has to be a list of requests' })
  .min(1, { error: 'has to have a request' })
  .superRefine((steps, context) => {
    const saved = new Set<string>()
    for (const [index, step] of steps.entries()) {
      for (const name of variablesIn(step)) {
        if (saved.has(name)) continue
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `nothing before this request has saved \${${name}}`,
        })
      }
      for (const name of Object.keys(step.save)) saved.add(name)
    }
  })

/** Names of the `${…}` in a request. */
function variablesIn({ path, headers, body }: HttpStep): Set<string> {
  const source = JSON.stringify([path, headers, body ?? null])
  return new Set([...source.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? ''))
}

/** An optional key that is absent is left out, as the model has it. */
export function withoutUndefined<T extends object>(value: T): Exact<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Exact<T>
}

type Exact<T> = { [K in keyof T]: Exclude<T[K], undefined> }
