// biome-ignore-all lint/suspicious/noTemplateCurlyInString: exercises name saved values so
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../result.ts'
import type { Check, HttpExpectation, HttpStep, Json, JsonSchema } from '../exercise.ts'
import { runAppCheck } from './app-check.ts'
import type { AppAnswer, AppCall, AppDriver } from './app-driver.ts'
import { answerProblem, fill, playSteps } from './http.ts'
import { decodeBase64Url, jwtProblem } from './jwt.ts'
import { atPointer, jsonProblem } from './match-json.ts'
import { schemaProblem } from './match-schema.ts'
import { outputProblem, textProblem } from './match-text.ts'
import { openApiProblem } from './openapi.ts'
import { conversationProblem } from './websocket.ts'

const answer = (change: Partial<AppAnswer> = {}): AppAnswer => ({
  status: 200,
  headers: [],
  body: '',
  ...change,
})
const json = (value: Json, change: Partial<AppAnswer> = {}) =>
  answer({ headers: [['content-type', 'application/json']], body: JSON.stringify(value), ...change })
const expected = (change: Partial<HttpExpectation> = {}): HttpExpectation => ({ headers: {}, ...change })
const step = (change: Partial<HttpStep> = {}): HttpStep => ({
  method: 'GET',
  path: '/',
  headers: {},
  expect: expected(),
  save: {},
  ...change,
})
const driver = (answerTo: (call: AppCall) => AppAnswer): AppDriver & { calls: AppCall[] } => {
  const calls: AppCall[] = []
  return {
    calls,
    call: async (call) => {
      calls.push(call)
      return ok(answerTo(call))
    },
    converse: async () => err('no sockets here'),
  }
}

describe('texts', () => {
  it('are equal, contain, or match', () => {
    expect(textProblem('abc', { equals: 'abc' })).toBeUndefined()
    expect(textProblem('abc', { contains: 'b' })).toBeUndefined()
    expect(textProblem('a\nbc', { matches: '^b' })).toBeUndefined()
    expect(textProblem('', { equals: 'x' })).toBe('expected “x”, got nothing')
    expect(textProblem('a\nb', { contains: 'x' })).toBe('expected it to contain “x”, got “a⏎b”')
  })

  it('of programs are compared by lines, without what nobody sees', () => {
    expect(outputProblem('1\r\n2  \n\n', { equals: '1\n2' })).toBeUndefined()
    expect(outputProblem('1\n3\n', { equals: '1\n2' })).toBe('line 2: expected “2”, got “3”')
    expect(outputProblem('1\n', { equals: '1\n2' })).toBe('line 2 is missing: expected “2”')
    expect(outputProblem('1\n2\n3', { equals: '1\n2' })).toBe('line 3 is too much: “3”')
  })
})

describe('JSON', () => {
  const value = fc.jsonValue() as fc.Arbitrary<Json>

  it('has at least itself, and more is no harm', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(jsonProblem(one, one)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fc.dictionary(fc.string(), value), (less, more) => {
        expect(jsonProblem({ ...more, ...less }, less)).toBeUndefined()
      }),
    )
  })

  it('says where it differs first', () => {
    const actual = { user: { name: 'Ada', tags: ['a', 'b'] } }
    expect(jsonProblem(actual, { user: { name: 'Bob' } })).toBe('user.name: expected "Bob", got "Ada"')
    expect(jsonProblem(actual, { user: { tags: ['a', 'c'] } })).toBe('user.tags[1]: expected "c", got "b"')
    expect(jsonProblem(actual, { user: { tags: ['a'] } })).toBe('user.tags: expected 1 item, got 2')
    expect(jsonProblem(actual, { user: { 'e-mail': 1 } })).toBe('user["e-mail"] is missing')
    expect(jsonProblem([], {})).toBe('the JSON: expected an object, got []')
    expect(jsonProblem({ toString: 1 }, { constructor: 1 })).toBe('constructor is missing')
  })

  it('is found by pointers (RFC 6901)', () => {
    const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8 }
    for (const [pointer, found] of Object.entries({
      '/foo/1': 'baz',
      '/': 0,
      '/a~1b': 1,
      '/m~0n': 8,
      '/foo/01': undefined,
      '/none': undefined,
    })) {
      expect([pointer, atPointer(document, pointer)]).toEqual([pointer, found])
    }
    expect(atPointer(document, '')).toBe(document)
  })

  it.each<[JsonSchema, Json, Json]>([
    [{ type: 'integer' }, 1, 1.5],
    [{ type: ['string', 'null'] }, null, 1],
    [{ enum: ['a', { b: 1 }] }, { b: 1 }, { b: 1, c: 2 }],
    [{ const: [1] }, [1], [1, 2]],
    [{ minimum: 1, exclusiveMaximum: 3 }, 2, 3],
    [{ minLength: 1, maxLength: 2 }, '😀😀', '😀😀😀'],
    [{ pattern: '^a+$' }, 'aa', 'ab'],
    [{ items: { type: 'string' }, minItems: 1, uniqueItems: true }, ['a', 'b'], ['a', 'a']],
    [{ required: ['id'], properties: { id: { type: 'integer' } } }, { id: 1, x: 2 }, { id: '1' }],
    [{ additionalProperties: false, properties: { a: {} } }, { a: 1 }, { b: 1 }],
    [{ additionalProperties: { type: 'number' } }, { a: 1 }, { a: 'x' }],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, 1, true],
    [{ oneOf: [{ type: 'number' }, { type: 'integer' }] }, 1.5, 1],
    [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, 2, 3],
    [{ not: { type: 'null' } }, 1, null],
  ])('schema %j', (schema, fits, wrong) => {
    expect(schemaProblem(fits, schema)).toBeUndefined()
    expect(schemaProblem(wrong, schema)).toEqual(expect.any(String))
  })
})

describe('requests', () => {
  it('are filled with what was saved, numbers staying numbers', () => {
    const saved = new Map<string, Json>([
      ['id', 7],
      ['name', 'a b'],
    ])
    const call = fill(
      step({
        path: '/books/${id}?q=${name}',
        headers: { authorization: 'Bearer ${name}' },
        body: { kind: 'json', value: { id: '${id}', text: 'no ${id}', left: '${none}' } },
      }),
      saved,
    )
    expect(call.path).toBe('/books/7?q=a%20b')
    expect(call.headers).toEqual([
      ['authorization', 'Bearer a b'],
      ['content-type', 'application/json'],
    ])
    expect(JSON.parse(call.body ?? '')).toEqual({ id: 7, text: 'no 7', left: '${none}' })
    const form = fill(step({ body: { kind: 'form', fields: { 'a b': '${name}&' } } }), saved)
    expect(form.body).toBe('a%20b=a%20b%26')
  })

  it.each<[string, AppAnswer, Partial<HttpExpectation>, string | undefined]>([
    ['any status below 400', answer({ status: 302 }), {}, undefined],
    ['a status', answer({ status: 500, body: 'Oops' }), {}, 'expected status below 400, got 500 with “Oops”'],
    [
      'one of several',
      answer({ status: 204 }),
      { status: [200, 201] },
      'expected status 200 or 201, got 204',
    ],
    ['a header', answer({ headers: [['a', '1']] }), { headers: { a: { equals: '1' } } }, undefined],
    ['a missing header', answer(), { headers: { a: { equals: '1' } } }, 'the header a is missing'],
    [
      'a header too much',
      answer({ headers: [['a', '1']] }),
      { headers: { a: null } },
      'the header a should not be there',
    ],
    ['the body', answer({ body: 'x' }), { body: { equals: 'y' } }, 'the body: expected “y”, got “x”'],
    ['JSON', json({ a: 1 }), { json: { a: 2 } }, 'a: expected 2, got 1'],
    ['no JSON', answer({ body: '<p>' }), { json: {} }, 'expected JSON, got “<p>”'],
    ['a schema', json({}), { schema: { required: ['id'] } }, 'id is missing'],
  ])('%s', (_, came, wanted, problem) => {
    expect(answerProblem(came, expected(wanted))).toBe(problem)
  })

  it('are sent in order up to the first that is wrong, and hand values on', async () => {
    const app = driver(({ method, path }) =>
      method === 'POST'
        ? json({ id: 3 }, { status: 201 })
        : path === '/books/3'
          ? json({ id: 3 })
          : answer({ status: 404 }),
    )
    const made = step({ method: 'POST', path: '/books', save: { id: { pointer: '/id' } } })
    const got = step({ path: '/books/${id}', expect: expected({ json: { id: '${id}' } }) })
    expect((await playSteps([made, got], app)).ok).toBe(true)
    const wrong = await playSteps([made, step({ path: '/none' }), got], app)
    expect(wrong).toEqual({ ok: false, error: 'GET /none: expected status below 400, got 404' })
    expect(app.calls.slice(2).map(({ path }) => path)).toEqual(['/books', '/none'])
    const nothing = await playSteps(
      [step({ save: { x: { pointer: '/y' } } })],
      driver(() => json({})),
    )
    expect(nothing).toMatchObject({ error: 'GET /: the answer has no value at /y: {}' })
  })
})

describe('OpenAPI documents', () => {
  const document = {
    info: { title: 'Shop' },
    paths: {
      '/books/{book_id}': {
        parameters: [{ $ref: '#/components/parameters/Id' }],
        get: { parameters: [{ name: 'limit', in: 'query' }], responses: { '200': {} } },
        put: { requestBody: { content: { 'application/json': {} } }, responses: {} },
      },
    },
    components: { parameters: { Id: { name: 'book_id', in: 'path', required: true } } },
  }
  const asked = { method: 'GET', path: '/books/{id}', parameters: [], responses: [] as string[] }

  it('have what is listed, whatever parameters of paths are called', () => {
    const parameters = [
      { name: 'limit', in: 'query' as const, required: false },
      { name: 'book_id', required: true },
    ]
    expect(
      openApiProblem(document, [{ ...asked, parameters, responses: ['200'] }], { info: {} }),
    ).toBeUndefined()
    expect(
      openApiProblem(document, [{ ...asked, method: 'PUT', body: 'application/json' }], undefined),
    ).toBeUndefined()
  })

  it.each([
    [{ ...asked, path: '/none' }, 'GET /none is not described'],
    [{ ...asked, parameters: [{ name: 'page' }] }, 'GET /books/{id}: the parameter page is not described'],
    [
      { ...asked, parameters: [{ name: 'limit', required: true }] },
      'GET /books/{id}: the parameter limit is not required',
    ],
    [{ ...asked, responses: ['422'] }, 'GET /books/{id}: the response 422 is not described'],
    [{ ...asked, body: 'application/json' }, 'GET /books/{id}: it does not take application/json'],
  ])('lack %#', (operation, problem) => {
    expect(openApiProblem(document, [operation], undefined)).toBe(problem)
  })
})

describe('tokens', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (claims: object, header: object = { alg: 'HS256' }) => `${part(header)}.${part(claims)}.x`
  const check = (change: object = {}) =>
    ({
      id: 'j',
      title: 'J',
      kind: 'jwt',
      steps: [],
      token: { pointer: '' },
      header: {},
      claims: {},
      required: [],
      ...change,
    }) as Extract<Check, { kind: 'jwt' }>

  it('are read, and say what they should', () => {
    const good = token({ sub: 'Ådä', iat: 100, exp: 400 })
    expect(
      jwtProblem(
        good,
        check({ header: { alg: 'HS256' }, claims: { sub: 'Ådä' }, required: ['exp'], maxSeconds: 300 }),
      ),
    ).toBeUndefined()
    expect(jwtProblem(good, check({ maxSeconds: 299 }))).toBe(
      'the token is valid for 300 seconds, longer than 299',
    )
    expect(jwtProblem(good, check({ required: ['aud'] }))).toBe('the token has no claim aud')
    expect(jwtProblem(good, check({ claims: { sub: 'x' } }))).toBe('the token: sub: expected "x", got "Ådä"')
    expect(jwtProblem(token({}), check({ maxSeconds: 1 }))).toContain('never expires')
    for (const bad of [undefined, 7, 'a.b', 'a.b.c', `${part([])}.${part({})}.x`]) {
      expect(jwtProblem(bad as Json, check())).toEqual(expect.any(String))
    }
  })

  it('are decoded as Node does it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeBase64Url(Buffer.from(text).toString('base64url'))).toBe(text)
      }),
    )
    expect(decodeBase64Url('*')).toBeUndefined()
  })
})

describe('conversations', () => {
  const clients = [{ name: 'ada', path: '/room', headers: {} }]
  const done = { kind: 'done' } as const

  it('go as written, or it is said where not', () => {
    const steps = [
      { client: 'ada', do: 'send-json', value: { say: 'hi' } },
      { client: 'ada', do: 'receive-json', json: { say: 'hi' } },
      { client: 'ada', do: 'closed', code: 1008 },
    ] as const
    const heard = (...came: object[]) => ({ connected: [done], steps: came as never })
    const hi = { kind: 'message', text: '{"say":"hi","at":1}' }
    expect(
      conversationProblem(clients, steps, heard(done, hi, { kind: 'closed', code: 1008 })),
    ).toBeUndefined()
    expect(conversationProblem(clients, steps, heard(done, { kind: 'silence' }))).toBe(
      'step 2, ada: expected a message, nothing came in time',
    )
    expect(conversationProblem(clients, steps, heard(done, { kind: 'message', text: '{}' }))).toBe(
      'step 2, ada: say is missing',
    )
    expect(conversationProblem(clients, steps, heard(done, hi, { kind: 'closed', code: 1000 }))).toBe(
      'step 3, ada: expected the server to close with 1008, it closed with 1000',
    )
    expect(
      conversationProblem(clients, [steps[0]], { connected: [{ kind: 'closed', code: 1006 }], steps: [] }),
    ).toBe('ada could not connect to /room: the server closed with 1006')
  })
})

describe('checks of an app', () => {
  it('count statements only where they can be counted', async () => {
    const check: Check = { id: 'q', title: 'Q', kind: 'queries', steps: [step()], max: 2 }
    const of = (queries?: number) =>
      runAppCheck(
        check,
        driver(() => json({}, queries === undefined ? {} : { queries })),
      )
    expect(await of(2)).toBeUndefined()
    expect(await of(3)).toBe('expected at most 2 SQL statements, there were 3')
    expect(await of()).toContain('cannot be counted')
  })

  it('say why an app could not be asked', async () => {
    const broken: AppDriver = {
      call: async () => err('the app could not be started: SyntaxError: invalid syntax'),
      converse: async () => err('no sockets here'),
    }
    const http: Check = { id: 'h', title: 'H', kind: 'http', steps: [step({ path: '/me' })] }
    expect(await runAppCheck(http, broken)).toBe(
      'GET /me: the app could not be started: SyntaxError: invalid syntax',
    )
    const socket: Check = { id: 'w', title: 'W', kind: 'websocket', clients: [], transcript: [] }
    expect(await runAppCheck(socket, broken)).toBe('no sockets here')
  })
})
