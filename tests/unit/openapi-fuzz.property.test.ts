import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HttpApp, PUBLIC_URL } from '../support/http-app.ts'
import { type OpenApi, resolved, type Schema } from '../support/openapi-breaks.ts'

/** Calls of each operation. */
const RUNS = 60

/** Values that people and programs send by mistake or on purpose, where a schema asks for something else. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', ' ', '\u0000', '../..', '%00', '1e999', '-1', 'null', '𝄞', '=1+1', 'x'.repeat(5_000)),
)

/** Something like what a schema asks for, with a part that is not. */
function like(schema: Schema, document: OpenApi): fc.Arbitrary<unknown> {
  const { properties, items, enum: values, type } = resolved(schema, document)
  if (properties) {
    const fields = Object.entries(properties).map(([name, one]) => [name, like(one, document)] as const)
    const shaped = fc.record(Object.fromEntries(fields), { requiredKeys: [] })
    return fc.oneof({ arbitrary: shaped, weight: 4 }, { arbitrary: anything, weight: 1 })
  }
  const own = values
    ? fc.constantFrom(...values)
    : items
      ? fc.array(like(items, document), { maxLength: 4 })
      : type === 'integer' || type === 'number'
        ? fc.oneof(fc.integer(), fc.double())
        : type === 'boolean'
          ? fc.boolean()
          : fc.string({ maxLength: 30 })
  return fc.oneof({ arbitrary: own, weight: 3 }, { arbitrary: anything, weight: 1 })
}

it('no request makes the server fail, and every refusal is a problem document', async () => {
  const app = await HttpApp.open()
  const owner = await app.owner()
  const session = await owner.createSession()
  const learner = app.browser()
  await learner.join(session.code, 'Lea')
  const document = (await (await app.request('/api/v1/openapi.json')).json()) as OpenApi
  const known: Record<string, string[]> = { id: [session.id], code: [session.code], exercise: ['hello'] }
  let calls = 0
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
      const value = (name: string) =>
        fc.oneof(fc.constantFrom(...(known[name] ?? ['none'])), fc.string(), anything)
      const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const schema = requestBody?.content?.['application/json']?.schema
      const request = fc.record({
        params: fc.record(Object.fromEntries(names.map((name) => [name, value(name)]))),
        query: fc.record(Object.fromEntries(query.map((name) => [name, anything])), { requiredKeys: [] }),
        body: schema ? like(schema, document) : fc.constant(undefined),
        who: fc.constantFrom(owner, learner, app.browser()),
      })
      await fc.assert(
        fc.asyncProperty(request, async ({ params, query: asked, body, who }) => {
          const text = (one: unknown) =>
            encodeURIComponent(typeof one === 'string' ? one : JSON.stringify(one))
          const address = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
            text((params as Record<string, unknown>)[name]),
          )
          const search = Object.entries(asked).map(([name, one]) => `${name}=${text(one)}`)
          const answer = await who.send(
            `/api/v1${address}${search.length > 0 ? `?${search.join('&')}` : ''}`,
            {
              method: method.toUpperCase(),
              headers: {
                origin: PUBLIC_URL,
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
              },
              ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            },
          )
          calls++
          expect(answer.status, `${method} ${address}`).toBeLessThan(500)
          if (answer.status >= 400) {
            // OAuth has errors of its own (RFC 6749 §5.2).
            const type = path === '/oauth/token' ? 'application/json' : 'application/problem+json'
            expect(answer.headers.get('content-type'), `${method} ${address}`).toContain(type)
          }
        }),
        { numRuns: RUNS },
      )
    }
  }
  expect(calls).toBeGreaterThan(30 * RUNS)
}, 120_000)
