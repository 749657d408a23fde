import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import type { Env } from './deps.ts'
import { invalid } from './failures.ts'
import { flagFilter, type Listed, listedFromMemory, listQuery, pageOf } from './listing.ts'

interface Fruit {
  id: string
  name: string
  weight: number
}

const FRUIT: Fruit[] = [
  { id: '1', name: 'pear', weight: 3 },
  { id: '2', name: 'apple', weight: 2 },
  { id: '3', name: 'plum', weight: 1 },
  { id: '4', name: 'apple', weight: 9 },
  { id: '5', name: 'fig', weight: 1 },
]

const fruits = listQuery({
  sorts: { name: 'string', weight: 'number' },
  sort: '-weight',
  filters: {
    light: flagFilter('light', 'Only what weighs little'),
    q: z
      .string()
      .optional()
      .openapi({ param: { name: 'q', in: 'query' } }),
  },
  limit: 2,
})

/** A list over `all`, which a test may change between pages. */
function app(all: Fruit[]) {
  const api = new OpenAPIHono<Env>({ defaultHook: invalid })
  const route = createRoute({
    method: 'get',
    path: '/fruits',
    request: { query: fruits.query },
    responses: {
      200: {
        description: 'Fruits',
        content: { 'application/json': { schema: pageOf(z.object({ id: z.string() })) } },
      },
    },
  })
  api.openapi(route, (c) => {
    const page = fruits.page(c.req.valid('query'))
    const found = all.filter(({ weight }) => !page.filters.light || weight < 3)
    return c.json(
      listedFromMemory(
        c,
        page,
        found,
        (item, field) => ({ key: item[field], id: item.id }),
        ({ id }) => ({ id }),
      ),
      200,
    )
  })
  return api
}

async function get(api: ReturnType<typeof app>, path: string) {
  const answer = await api.request(path)
  return { answer, body: (await answer.json()) as Listed<{ id: string }> }
}

async function walk(api: ReturnType<typeof app>, path: string, between?: () => void): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const { body } = await get(api, next)
    ids.push(...body.items.map(({ id }) => id))
    next = body.next
    between?.()
  }
  return ids
}

describe('a list in pages', () => {
  it('has its total, and the address of the next page in the body and in `Link`', async () => {
    const { answer, body } = await get(app(FRUIT), '/fruits')
    expect(body.items.map(({ id }) => id)).toEqual(['4', '1'])
    expect(body.total).toBe(5)
    expect(body.next).toMatch(/^\/fruits\?cursor=[\w-]+$/)
    expect(answer.headers.get('link')).toBe(`<${body.next}>; rel="next"`)
  })

  it('holds everything once, whatever it is sorted by and however long its pages are', async () => {
    const api = app(FRUIT)
    expect(await walk(api, '/fruits')).toEqual(['4', '1', '2', '5', '3'])
    expect(await walk(api, '/fruits?sort=weight&limit=1')).toEqual(['3', '5', '2', '1', '4'])
    expect(await walk(api, '/fruits?sort=name')).toEqual(['2', '4', '5', '1', '3'])
    expect(await walk(api, '/fruits?sort=-name&limit=100')).toEqual(['3', '1', '5', '4', '2'])
    expect(await walk(api, '/fruits?light=true&limit=1')).toEqual(['2', '5', '3'])
  })

  it('skips and doubles nothing while things are added', async () => {
    const all = [...FRUIT]
    let n = 0
    const ids = await walk(app(all), '/fruits?sort=-weight', () => {
      n += 1
      all.push({ id: `new-${n}`, name: 'melon', weight: 50 })
    })
    expect(ids).toEqual(['4', '1', '2', '5', '3'])
  })

  it('has no next page behind a full last one', async () => {
    const { answer, body } = await get(app(FRUIT), '/fruits?limit=5')
    expect(body).not.toHaveProperty('next')
    expect(answer.headers.get('link')).toBeNull()
  })
})

describe('a request for a page that is not acceptable', () => {
  const refusal = async (path: string) => {
    const answer = await app(FRUIT).request(path)
    expect(answer.status).toBe(422)
    return ((await answer.json()) as { errors: { path: string; message: string }[] }).errors
  }

  it.each([
    ['limit=0', 'limit', 'At least 1.'],
    ['limit=101', 'limit', 'At most 100.'],
    ['limit=1.5', 'limit', 'A whole number from 1 to 100.'],
    ['limit=many', 'limit', 'A number from 1 to 100.'],
    ['sort=colour', 'sort', 'One of name, -name, weight, -weight.'],
    ['light=maybe', 'light', 'Either true or false.'],
  ])('names what is wrong with %s', async (query, path, message) => {
    expect(await refusal(`/fruits?${query}`)).toEqual([{ path, message }])
  })

  it('names a cursor that is none, or one of another sort, filter or type', async () => {
    const cursor = new URL((await get(app(FRUIT), '/fruits')).body.next ?? '', 'http://x').searchParams.get(
      'cursor',
    )
    const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const [, , , filters] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as string[]
    for (const query of [
      'cursor=nonsense',
      'cursor=',
      `cursor=${forged(null)}`,
      `cursor=${forged(['-weight', 'heavy', '1', filters])}`,
      `cursor=${forged(['-weight', 1, 1, filters])}`,
      `cursor=${cursor}&sort=name`,
      `cursor=${cursor}&sort=weight`,
      `cursor=${cursor}&light=true`,
    ]) {
      expect((await refusal(`/fruits?${query}`)).map(({ path }) => path)).toEqual(['cursor'])
    }
    expect((await app(FRUIT).request(`/fruits?cursor=${cursor}&limit=1`)).status).toBe(200)
  })
})
