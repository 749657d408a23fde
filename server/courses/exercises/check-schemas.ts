import { z } from 'zod'
import type {
  CheckKind,
  OpenApiOperation,
  WebSocketClient,
  WebSocketStep,
} from '../../../shared/course/exercise.ts'
import { httpSteps, METHODS, place, requestHeaders, requestLine, text, textMatch } from './http-steps.ts'
import { json, jsonObject } from './json-schema.ts'

const path = z.string().regex(/^\/\S*$/, { error: 'has to be a path that begins with /' })
const names = z.union([text.transform((name) => [name]), z.array(text)], {
  error: 'has to be a name, or a list of names',
})

const output = z.union(
  [
    textMatch.transform((expected) => ({ expected, entry: undefined, input: undefined })),
    z.strictObject({ expected: textMatch, entry: text.optional(), input: text.optional() }),
  ],
  { error: 'has to be the expected text, or have `expected`, and if needed `entry` and `input`' },
)

const parameter = z.union(
  [
    text.transform((name) => ({ name })),
    z.strictObject({
      name: text,
      in: z.enum(['query', 'path', 'header', 'cookie']).optional(),
      required: z.boolean().optional(),
    }),
  ],
  { error: 'has to be the name of a parameter, or have `name`, and if needed `in` and `required`' },
)

const operation = z.strictObject({
  parameters: z.array(parameter).default([]),
  responses: z
    .array(text.pipe(z.string().regex(/^(?:[1-5](?:\d\d|XX)|default)$/, { error: 'has to be a status' })))
    .default([]),
  body: text.optional(),
})

const openapi = z.strictObject({
  document: path.default('/openapi.json'),
  operations: z
    .record(z.string(), operation.nullable(), { error: 'has to map operations such as "GET /books"' })
    .superRefine((operations, context) => {
      for (const line of Object.keys(operations)) {
        if (requestLine.safeParse(line).success) continue
        const message = `is no operation: it is a method (${METHODS.join(', ')}) and a path, such as "GET /books"`
        context.addIssue({ code: 'custom', path: [line], message })
      }
    })
    .default({})
    .transform((operations) => Object.entries(operations).map(([line, asked]) => toOperation(line, asked))),
  json: json.optional(),
})

function toOperation(line: string, asked: z.output<typeof operation> | null): OpenApiOperation {
  const [method = '', at = ''] = line.trim().split(/ +/)
  const { parameters = [], responses = [], body } = asked ?? {}
  return {
    method,
    path: at,
    parameters: parameters as OpenApiOperation['parameters'],
    responses,
    ...(body === undefined ? {} : { body }),
  }
}

const jwt = z.strictObject({
  requests: httpSteps,
  token: place,
  header: jsonObject.default({}),
  claims: jsonObject.default({}),
  required: z.array(text).default([]),
  maxSeconds: z.int().min(1).optional(),
})

const queries = z.strictObject({ requests: httpSteps, max: z.int().min(0) })

/** Everybody connects to `path`, or each client to its own. */
const DEFAULT_CLIENT = 'client'

const client = z.union([
  path.transform((at) => ({ path: at, headers: {} })),
  z.strictObject({ path, headers: requestHeaders }),
])

const ACTIONS = ['send', 'sendJson', 'receive', 'receiveJson', 'close', 'closed'] as const

const line = z
  .strictObject({
    by: text.optional(),
    send: text.optional(),
    sendJson: json.optional(),
    receive: textMatch.optional(),
    receiveJson: json.optional(),
    close: z.literal(true, { error: 'has to be true' }).optional(),
    closed: z
      .union([z.literal(true), z.int().min(1000).max(4999)], {
        error: 'has to be true, or the code that the server closes with',
      })
      .optional(),
  })
  .refine((step) => ACTIONS.filter((action) => step[action] !== undefined).length === 1, {
    error: `A step has exactly one of ${ACTIONS.join(', ')}.`,
  })

const websocket = z
  .strictObject({
    path: path.optional(),
    headers: requestHeaders,
    clients: z
      .record(z.string(), client)
      .refine((clients) => Object.keys(clients).length > 0, { error: 'has to have a client' })
      .optional(),
    transcript: z.array(line).min(1, { error: 'has to have a step' }),
  })
  .refine((check) => (check.path === undefined) !== (check.clients === undefined), {
    error: 'A check has either `path` or `clients`.',
  })
  .transform((check, context) => {
    const clients: WebSocketClient[] = check.clients
      ? Object.entries(check.clients).map(([name, { path: at, headers }]) => ({
          name,
          path: at,
          headers: { ...check.headers, ...headers },
        }))
      : [{ name: DEFAULT_CLIENT, path: check.path ?? '/', headers: check.headers }]
    const [first] = clients
    const transcript = check.transcript.map((step, index): WebSocketStep => {
      const by = step.by ?? (clients.length === 1 ? first?.name : undefined)
      if (by === undefined || !clients.some(({ name }) => name === by)) {
        const message =
          by === undefined ? 'needs `by`: there are several clients' : `there is no client ${by}`
        context.addIssue({ code: 'custom', path: ['transcript', index], message })
      }
      return toStep(by ?? '', step)
    })
    return { clients, transcript }
  })

function toStep(by: string, step: z.output<typeof line>): WebSocketStep {
  if (step.send !== undefined) return { client: by, do: 'send', text: step.send }
  if (step.sendJson !== undefined) return { client: by, do: 'send-json', value: step.sendJson }
  if (step.receive !== undefined) return { client: by, do: 'receive', text: step.receive }
  if (step.receiveJson !== undefined) return { client: by, do: 'receive-json', json: step.receiveJson }
  if (step.close) return { client: by, do: 'close' }
  return { client: by, do: 'closed', ...(typeof step.closed === 'number' ? { code: step.closed } : {}) }
}

/** What stands behind the key of each kind of check in exercise.yaml. */
export const CHECK_SCHEMAS = {
  tests: names,
  output,
  http: httpSteps,
  openapi,
  jwt,
  queries,
  websocket,
} satisfies Record<CheckKind, z.ZodType>

export const CHECK_KINDS = Object.keys(CHECK_SCHEMAS) as CheckKind[]
