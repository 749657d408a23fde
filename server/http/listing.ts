import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Page, Position } from '../ports/page.ts'
import type { Ctx } from './deps.ts'

/** Items in one answer at most. */
const PAGE_MAX = 100
/** A cursor holds a sort key and an id; a title as key is the longest. */
const CURSOR_MAX = 2_000

/** What a page of a list is asked for with, checked. */
export interface PageRequest<Field extends string = string, Filters = unknown> extends Page<Field> {
  filters: Filters
}

interface ListRules<Field extends string, Shape extends z.ZodRawShape> {
  /** The fields that a list may be sorted by, and what their values are. */
  sorts: Record<Field, 'string' | 'number'>
  /** What holds without `sort`; `-` in front: descending. */
  sort: NoInfer<Field | `-${Field}`>
  /** Further query parameters, by which items are chosen. */
  filters?: Shape
  /** Only in the order of `sort`, not the other way round. */
  oneWay?: boolean
  /** Items in an answer without `limit`; `PAGE_MAX` where it is absent. */
  limit?: number
}

/**
 * The query of a list: `limit`, `cursor`, `sort` and the filters that are named. A cursor is good for the sort and
 * filters that it was given for; any other is refused with the path `cursor` (422).
 * @returns `query` for the route, and `page`, which reads what the route found valid
 */
export function listQuery<Field extends string, Shape extends z.ZodRawShape = Record<never, never>>(
  rules: ListRules<Field, Shape>,
) {
  const fields = Object.keys(rules.sorts) as Field[]
  const allowed = rules.oneWay ? [rules.sort] : fields.flatMap((field) => [field, `-${field}` as const])
  const shape = (rules.filters ?? {}) as Shape
  const readCursor = (text: string, sort: string, filters: string): Position | undefined => {
    const found = decodeCursor(text)
    const type = rules.sorts[fieldOf(sort) as Field]
    const fits = found?.sort === sort && found.filters === filters && typeof found.key === type
    return fits ? { key: found.key, id: found.id } : undefined
  }
  const base = z.object({
    limit: z.coerce
      .number({ error: `A number from 1 to ${PAGE_MAX}.` })
      .pipe(
        z
          .int(`A whole number from 1 to ${PAGE_MAX}.`)
          .min(1, 'At least 1.')
          .max(PAGE_MAX, `At most ${PAGE_MAX}.`),
      )
      .default(rules.limit ?? PAGE_MAX)
      .openapi({ param: { name: 'limit', in: 'query' }, description: 'Items in the answer at most' }),
    cursor: z
      .string()
      .max(CURSOR_MAX)
      .optional()
      .openapi({
        param: { name: 'cursor', in: 'query' },
        description: 'Where the page begins, from `next` of the page before; opaque',
      }),
    sort: z
      .enum(allowed as [string, ...string[]], { error: `One of ${allowed.join(', ')}.` })
      .default(rules.sort)
      .openapi({ param: { name: 'sort', in: 'query' }, description: 'With `-` in front: descending' }),
    ...shape,
  })
  type Query = { limit: number; cursor?: string | undefined; sort: string }

  const filtersOf = (query: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(query).filter(([name]) => name in shape))

  const query = base.superRefine((value, context) => {
    const { cursor, sort } = value as Query
    if (cursor === undefined || readCursor(cursor, sort, fingerprint(filtersOf(value)))) return
    context.addIssue({
      code: 'custom',
      path: ['cursor'],
      message: 'This is no cursor of this list with this sort and these filters. Begin without one.',
    })
  })

  /** @param valid what the route's validation gave */
  const page = (valid: Query): PageRequest<Field, z.output<z.ZodObject<Shape>>> => {
    const filters = filtersOf(valid)
    const after = valid.cursor && readCursor(valid.cursor, valid.sort, fingerprint(filters))
    return {
      limit: valid.limit,
      sort: { field: fieldOf(valid.sort) as Field, descending: valid.sort.startsWith('-') },
      ...(after ? { after } : {}),
      filters: filters as z.output<z.ZodObject<Shape>>,
    }
  }
  return { query, page }
}

/** A filter by yes or no: `?live=true`. */
export const flagFilter = (name: string, description: string) =>
  z
    .enum(['true', 'false'], { error: 'Either true or false.' })
    .transform((text) => text === 'true')
    .optional()
    .openapi({ type: 'boolean', param: { name, in: 'query' }, description })

/** The schema of an answer that holds a page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().optional().openapi({ description: 'Address of the next page; absent on the last.' }),
    total: z.int().optional().openapi({ description: 'Items on all pages.' }),
  })

/** What a store is asked for: one item more than is shown, so that it is known whether there is a next page. */
export const pageBehind = <Field extends string>({
  limit,
  sort,
  after,
}: PageRequest<Field>): Page<Field> => ({
  limit: limit + 1,
  sort,
  ...(after ? { after } : {}),
})

/** A page as it is answered. */
export interface Listed<Item> {
  items: Item[]
  next?: string
  total?: number
}

/**
 * The answer with a page, and the header `Link` on it.
 * @param found what was found from the page's beginning on, in order, one more than `limit` where there are more
 * @param positionOf where an item stands in this sort
 */
export function listed<Found, Item>(
  c: Ctx,
  page: PageRequest,
  found: readonly Found[],
  positionOf: (item: Found) => Position,
  bodyOf: (item: Found) => Item,
  total?: number,
): Listed<Item> {
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  const next = found.length > page.limit && last ? nextAddress(c, page, positionOf(last)) : undefined
  if (next !== undefined) c.header('link', `<${next}>; rel="next"`)
  return {
    items: shown.map(bodyOf),
    ...(next === undefined ? {} : { next }),
    ...(total === undefined ? {} : { total }),
  }
}

/**
 * A page of what is in memory: sorts it, goes behind the cursor, and answers as `listed` does, with the total.
 * @param positionOf where an item stands in a sort by `field`
 */
export function listedFromMemory<Found, Item, Field extends string>(
  c: Ctx,
  page: PageRequest<Field>,
  all: readonly Found[],
  positionOf: (item: Found, field: Field) => Position,
  bodyOf: (item: Found) => Item,
): Listed<Item> {
  const { field, descending } = page.sort
  const sign = descending ? -1 : 1
  const { after } = page
  const rest = all
    .map((item) => ({ item, position: positionOf(item, field) }))
    .sort((a, b) => sign * comparePositions(a.position, b.position))
    .filter(({ position }) => !after || sign * comparePositions(position, after) > 0)
    .slice(0, page.limit + 1)
  return listed(
    c,
    page,
    rest,
    ({ position }) => position,
    ({ item }) => bodyOf(item),
    all.length,
  )
}

const collator = new Intl.Collator('en')

/** Ascending by key, texts as in a dictionary, then by id. */
function comparePositions(a: Position, b: Position): number {
  const byKey =
    typeof a.key === 'number' && typeof b.key === 'number'
      ? a.key - b.key
      : collator.compare(String(a.key), String(b.key))
  if (byKey !== 0) return byKey
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

function nextAddress(c: Ctx, page: PageRequest, { key, id }: Position): string {
  const url = new URL(c.req.url)
  const { field, descending } = page.sort
  const sort = descending ? `-${field}` : field
  url.searchParams.set('cursor', encodeCursor({ sort, key, id, filters: fingerprint(page.filters) }))
  return `${url.pathname}${url.search}`
}

interface Cursor extends Position {
  sort: string
  /** Fingerprint of the filters. */
  filters: string
}

const encodeCursor = ({ sort, key, id, filters }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, key, id, filters])).toString('base64url')

const cursorParts = z.tuple([z.string(), z.union([z.string(), z.number()]), z.string(), z.string()])

function decodeCursor(text: string): Cursor | undefined {
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  const parts = cursorParts.safeParse(json)
  if (!parts.success) return undefined
  const [sort, key, id, filters] = parts.data
  return { sort, key, id, filters }
}

const fieldOf = (sort: string): string => sort.replace(/^-/, '')

/** Filters that are not given count as absent; those that are come in the order in which the list declares them. */
const fingerprint = (filters: unknown): string =>
  createHash('sha256').update(JSON.stringify(filters)).digest('base64url').slice(0, 8)
