import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { SearchHit as HitBody } from '../../shared/wire/search.ts'
import * as wire from '../../shared/wire/search.ts'
import type { SearchHit } from '../ports/search.ts'
import { searchWords } from '../ports/search-words.ts'
import type { Env, HttpDeps } from './deps.ts'
import { searchResults } from './examples.ts'
import { signedIn } from './identity.ts'
import { problem, type Refusal } from './problem.ts'
import { json, problems } from './schemas.ts'
import { accountWith } from './security.ts'

const SearchResults = wire.searchResults.clone().openapi('SearchResults', { example: searchResults })

/** Nobody turns over so many pages. */
const MAX_OFFSET = 10_000

const query = z.object({
  q: z
    .string()
    .min(1, 'Say what to look for.')
    .max(200, 'At most 200 characters can be looked for.')
    .openapi({
      param: { name: 'q', in: 'query' },
      description:
        'Words, all of which have to be found; the last may be the beginning of one. There is no syntax: everything else only parts words.',
      example: 'depend',
    }),
  kind: wire.searchKind
    .clone()
    .optional()
    .openapi({ param: { name: 'kind', in: 'query' }, description: 'Only these', example: 'slide' }),
  course: z
    .string()
    .max(100)
    .optional()
    .openapi({ param: { name: 'course', in: 'query' }, description: 'Only in the course with this id' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .openapi({ param: { name: 'limit', in: 'query' }, description: 'Results of a page', example: 10 }),
  cursor: z
    .string()
    .max(40)
    .transform((text, ctx) => {
      const offset = offsetOf(text)
      if (offset === undefined) ctx.addIssue({ code: 'custom', message: 'This cursor is from no page.' })
      return offset ?? 0
    })
    .optional()
    .openapi({
      param: { name: 'cursor', in: 'query' },
      type: 'string',
      description: 'Where the page begins, as `next` of the one before says it',
    }),
})

const get = createRoute({
  method: 'get',
  path: '/search',
  tags: ['Courses'],
  summary: 'Find courses, slides, exercises, quiz questions, and what learners asked',
  description:
    'The best first; words in titles count more. Case and accents make no difference. For accounts: presenter notes and explanations are found too, keys are not. What learners asked is found in the sessions of the account, for the owner of the installation in all, without who asked; not what was hidden or taken back. An access token needs the scope `reports:read` beside for that. Courses that changed are read first; `complete` is false while that takes longer.',
  security: accountWith('courses:read'),
  request: { query },
  responses: { 200: json(SearchResults, 'What was found.'), ...problems(401, 403, 422) },
})

export function search(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(get, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { q, kind, course, limit, cursor: offset = 0 } = c.req.valid('query')
    const granted = c.get('granted')?.scopes
    const mayReadAsked = granted === undefined || granted.includes('reports:read')
    if (kind === 'asked' && !mayReadAsked) return problem(c, NO_REPORTS)
    const { user } = account.value
    const complete = await deps.courseIndex.ready()
    const { hits, total } = await deps.stores.search.find({
      words: searchWords(q),
      ...(kind && { kind }),
      ...(course === undefined ? {} : { course }),
      ...(mayReadAsked ? { asked: user.role === 'owner' ? {} : { owner: user.id } } : {}),
      offset,
      limit,
    })
    const next = offset + hits.length
    if (next >= total || next > MAX_OFFSET) return c.json({ items: hits.map(hitBody), total, complete }, 200)
    const address = new URL(c.req.url)
    address.searchParams.set('cursor', cursorOf(next))
    const page = `${address.pathname}${address.search}`
    c.header('link', `<${page}>; rel="next"`)
    return c.json({ items: hits.map(hitBody), total, next: page, complete }, 200)
  })
}

const NO_REPORTS: Refusal<403> = {
  status: 403,
  code: 'forbidden',
  detail: 'The access token lacks the scope “reports:read”, which what learners asked needs.',
}

function hitBody({ course, kind, ref, slide, title, snippet, in: place, asked }: SearchHit): HitBody {
  return {
    course: { id: course.course, title: course.title, language: course.language },
    kind,
    ref,
    ...(slide === undefined ? {} : { slide }),
    title,
    snippet,
    in: place,
    ...(asked ? { asked } : {}),
  }
}

const cursorOf = (offset: number) => Buffer.from(`after ${offset}`).toString('base64url')

function offsetOf(cursor: string): number | undefined {
  const digits = /^after (\d{1,5})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  const offset = Number(digits)
  return offset <= MAX_OFFSET ? offset : undefined
}
