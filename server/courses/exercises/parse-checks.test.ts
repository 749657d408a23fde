import { describe, expect, it } from 'vitest'
import { readYamlDocument } from '../parse/yaml-document.ts'
import { CheckIds, parseChecks } from './parse-checks.ts'
import { report } from './raw-exercise.ts'

/** How a request refers to a value that was saved; a constant, as it looks like a mistake in a string of ours. */
const ID = '$' + '{id}'

function parse(yaml: string, options: { app?: boolean } = {}) {
  const read = readYamlDocument(yaml, 'exercise.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const problems = report()
  const checks = parseChecks(
    {
      document: read.document,
      key: 'checks',
      files: ['test_a.py', 'test_b.py', 'helper.py'].map((name) => ({ name, text: name })),
      entries: new Set(['main.py', 'tool.py']),
      hasApp: options.app ?? true,
      hasEntry: true,
    },
    new CheckIds(),
    problems,
  )
  const named = checks.filter(({ kind }) => kind !== 'tests')
  return { checks, named, problems: problems.found.map(({ line, message }) => `${line}: ${message}`) }
}

describe('checks', () => {
  it('run the tests that are named, and the others each for itself', () => {
    const { checks, problems } = parse('checks:\n  - { title: The first, tests: test_a.py }\n')
    expect(problems).toEqual([])
    expect(checks.map(({ id, title }) => [id, title])).toEqual([
      ['the-first', 'The first'],
      ['test-b-py', 'test_b.py'],
    ])
    expect(checks.map((check) => check.kind === 'tests' && check.files.map(({ name }) => name))).toEqual([
      ['test_a.py', 'helper.py'],
      ['test_b.py', 'helper.py'],
    ])
  })

  it('compare output', () => {
    const { named } = parse(`checks:
  - title: Greets
    output: Hello
  - title: Counts
    id: count
    output: { expected: { matches: '^\\d+$' }, entry: tool.py, input: "1 2\\n" }
`)
    expect(named).toEqual([
      { id: 'greets', title: 'Greets', kind: 'output', expected: { equals: 'Hello' } },
      {
        id: 'count',
        title: 'Counts',
        kind: 'output',
        expected: { matches: '^\\d+$' },
        entry: 'tool.py',
        input: '1 2\n',
      },
    ])
  })

  it('ask the app', () => {
    const { named, problems } = parse(`checks:
  - title: A book is kept
    http:
      - request: POST /books?x=1
        headers: { X-Trace: 7 }
        json: { title: Emma, tags: [a, null] }
        expect:
          status: [200, 201]
          headers: { Location: { contains: /books/ }, x-powered-by: null }
          json: { title: Emma }
          schema: { type: object, required: [id], properties: { id: { type: integer, minimum: 1 } } }
        save: { id: /id, at: 'header:Location' }
      - request: GET /books/\${id}
`)
    expect(problems).toEqual([])
    expect(named).toEqual([
      {
        id: 'a-book-is-kept',
        title: 'A book is kept',
        kind: 'http',
        steps: [
          {
            method: 'POST',
            path: '/books?x=1',
            headers: { 'x-trace': '7' },
            body: { kind: 'json', value: { title: 'Emma', tags: ['a', null] } },
            expect: {
              status: [200, 201],
              headers: { location: { contains: '/books/' }, 'x-powered-by': null },
              json: { title: 'Emma' },
              schema: {
                type: 'object',
                required: ['id'],
                properties: { id: { type: 'integer', minimum: 1 } },
              },
            },
            save: { id: { pointer: '/id' }, at: { header: 'location' } },
          },
          { method: 'GET', path: `/books/${ID}`, headers: {}, expect: { headers: {} }, save: {} },
        ],
      },
    ])
  })

  it('look at the OpenAPI document, at tokens and at queries', () => {
    const { named, problems } = parse(`checks:
  - title: Documented
    openapi:
      operations:
        GET /books: { parameters: [limit, { name: page, in: query, required: true }], responses: [200, 4XX] }
        POST /books: { body: application/json }
        DELETE /books/{id}:
      json: { info: { title: Shop } }
  - title: The token says who
    jwt:
      requests:
        - { request: POST /token, form: { username: ada } }
      token: /access_token
      header: { alg: HS256 }
      claims: { sub: ada }
      required: [exp]
      maxSeconds: 900
  - title: No query for each row
    queries: { requests: [{ request: GET /books }], max: 2 }
`)
    expect(problems).toEqual([])
    const step = { headers: {}, expect: { headers: {} }, save: {} }
    expect(named.map(({ id, title, ...body }) => body)).toEqual([
      {
        kind: 'openapi',
        document: '/openapi.json',
        operations: [
          {
            method: 'GET',
            path: '/books',
            parameters: [{ name: 'limit' }, { name: 'page', in: 'query', required: true }],
            responses: ['200', '4XX'],
          },
          { method: 'POST', path: '/books', parameters: [], responses: [], body: 'application/json' },
          { method: 'DELETE', path: '/books/{id}', parameters: [], responses: [] },
        ],
        json: { info: { title: 'Shop' } },
      },
      {
        kind: 'jwt',
        steps: [
          { method: 'POST', path: '/token', body: { kind: 'form', fields: { username: 'ada' } }, ...step },
        ],
        token: { pointer: '/access_token' },
        header: { alg: 'HS256' },
        claims: { sub: 'ada' },
        required: ['exp'],
        maxSeconds: 900,
      },
      { kind: 'queries', steps: [{ method: 'GET', path: '/books', ...step }], max: 2 },
    ])
  })

  it('play a transcript over WebSockets', () => {
    const { named, problems } = parse(`checks:
  - title: Echo
    websocket:
      path: /echo
      transcript:
        - send: hi
        - receive: hi
        - closed: 1000
  - title: Broadcast
    websocket:
      clients: { ada: /room?name=ada, bob: { path: /room, headers: { X-Name: bob } } }
      transcript:
        - { by: ada, sendJson: { say: hello } }
        - { by: bob, receiveJson: { say: hello } }
        - { by: ada, close: true }
        - { by: bob, receive: { contains: left } }
`)
    expect(problems).toEqual([])
    expect(named.map(({ id, title, kind, ...body }) => body)).toEqual([
      {
        clients: [{ name: 'client', path: '/echo', headers: {} }],
        transcript: [
          { client: 'client', do: 'send', text: 'hi' },
          { client: 'client', do: 'receive', text: { equals: 'hi' } },
          { client: 'client', do: 'closed', code: 1000 },
        ],
      },
      {
        clients: [
          { name: 'ada', path: '/room?name=ada', headers: {} },
          { name: 'bob', path: '/room', headers: { 'x-name': 'bob' } },
        ],
        transcript: [
          { client: 'ada', do: 'send-json', value: { say: 'hello' } },
          { client: 'bob', do: 'receive-json', json: { say: 'hello' } },
          { client: 'ada', do: 'close' },
          { client: 'bob', do: 'receive', text: { contains: 'left' } },
        ],
      },
    ])
  })

  it.each([
    ['- 7', '2: A check has a `title` and what is checked.'],
    [
      '- { title: x }',
      '2: A check has exactly one of tests, output, http, openapi, jwt, queries, websocket.',
    ],
    ['- { title: x, output: a, tests: test_a.py }', '2: A check has exactly one of'],
    ['- { output: a }', '2: `title`: '],
    ['- { title: x, output: a, hidden: true }', '2: There is no key hidden here.'],
    ['- { title: x, tests: ../main.py }', '2: There is no test file ../main.py here (there are: test_a.py'],
    ['- { title: x, output: { expected: a, entry: none.py } }', '2: There is no file none.py'],
    ['- { title: x, output: { matches: "(" } }', '2: `output`: '],
    ['- title: x\n    http:\n      - request: FETCH /', '4: `http.0.request`: has to be a method and a path'],
    [
      '- title: x\n    http:\n      - request: GET books',
      '4: `http.0.request`: has to be a method and a path',
    ],
    [
      '- title: x\n    http:\n      - request: GET /\n        expect: { status: ok }',
      '5: `http.0.expect.status`: has to be a status',
    ],
    [
      '- title: x\n    http:\n      - request: GET /\n        expect:\n          schema: { type: strin }',
      '6: `http.0.expect.schema.type`: ',
    ],
    [
      '- title: x\n    http:\n      - request: GET /\n        expect:\n          schema: { format: date }',
      '6: There is no key format here.',
    ],
    [
      `- title: x\n    http:\n      - request: GET /${ID}`,
      `4: \`http.0\`: nothing before this request has saved ${ID}`,
    ],
    [
      '- title: x\n    http:\n      - { request: POST /, json: 1, body: a }',
      '4: `http.0`: A request has one of',
    ],
    ['- { title: x, http: [] }', '2: `http`: has to have a request'],
    [
      '- { title: x, openapi: { operations: { /books: } } }',
      '2: `openapi.operations./books`: is no operation',
    ],
    ['- { title: x, queries: { requests: [{ request: GET / }], max: -1 } }', '2: `queries.max`: '],
    [
      '- { title: x, jwt: { requests: [{ request: GET / }], token: sub } }',
      '2: `jwt.token`: has to be a JSON pointer',
    ],
    ['- { title: x, websocket: { path: /a } }', '2: `websocket.transcript`: '],
    [
      '- { title: x, websocket: { path: /a, transcript: [{ send: a, receive: b }] } }',
      '2: `websocket.transcript.0`: A step has exactly one',
    ],
    [
      '- { title: x, websocket: { clients: { a: /a, b: /b }, transcript: [{ send: hi }] } }',
      '2: `websocket.transcript.0`: needs `by`',
    ],
    ['- { title: x, websocket: { path: /a, transcript: [{ by: z, send: hi }] } }', 'there is no client z'],
  ])('that are wrong are left out with their line: %s', (check, message) => {
    const { named, problems } = parse(`checks:\n  ${check}\n  - { title: good, output: a }\n`)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
    expect(named.map(({ title }) => title)).toEqual(['good'])
  })

  it('of an app need one', () => {
    const { problems } = parse('checks:\n  - { title: x, http: [{ request: GET / }] }\n', { app: false })
    expect(problems).toEqual(['2: `http` needs `app`: which app is asked?'])
  })

  it('have an id each', () => {
    const { named, problems } = parse(`checks:
  - { title: Größe!, output: a }
  - { title: größe, output: a }
  - { title: ???, output: a }
  - { title: x, id: grosse, output: a }
  - { title: y, id: grosse, output: a }
`)
    expect(named.map(({ id }) => id)).toEqual(['gro-e', 'gro-e-2', 'check', 'grosse'])
    expect(problems).toEqual(['6: There is another check with the id grosse.'])
  })
})
