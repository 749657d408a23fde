import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { CourseSummary } from '../../shared/course/deck.ts'
import type { Env, HttpDeps } from './deps.ts'
import { encodedJson, JSON_HEADERS, sendEncoded } from './encoded.ts'
import { signedIn } from './identity.ts'
import { listedFromMemory, listQuery } from './listing.ts'
import { problem } from './problem.ts'
import { Course, CourseList, courseParam, json, problems, UNCHANGED } from './schemas.ts'
import { accountWith } from './security.ts'

const LIST = listQuery({ sorts: { title: 'string' }, sort: 'title' })

const list = createRoute({
  method: 'get',
  path: '/courses',
  tags: ['Courses'],
  summary: 'List the courses of this installation',
  security: accountWith('courses:read'),
  request: { query: LIST.query },
  responses: {
    200: json(CourseList, 'A page of the courses, by title.'),
    304: UNCHANGED,
    ...problems(401, 403, 422),
  },
})

const get = createRoute({
  method: 'get',
  path: '/courses/{course}',
  tags: ['Courses'],
  summary: 'A course of this installation',
  security: accountWith('courses:read'),
  request: { params: courseParam },
  responses: { 200: json(Course, 'The course.'), 304: UNCHANGED, ...problems(401, 403, 404, 422) },
})

const archive = createRoute({
  method: 'get',
  path: '/courses/{course}/archive',
  tags: ['Courses'],
  summary: 'Take a course away',
  description:
    'A zip of all files of the course, solutions and answers included, in a folder named by its id. `POST /course-imports` takes it again.',
  security: accountWith('courses:read'),
  request: { params: courseParam },
  responses: {
    200: {
      description: 'The archive.',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(401, 403, 404, 422),
  },
})

export function courses(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const page = LIST.page(c.req.valid('query'))
    const positionOf = ({ id, title }: CourseSummary) => ({ key: title, id })
    const body = listedFromMemory(c, page, await deps.courses.list(), positionOf, courseBody)
    return sendEncoded(c, encodedJson(body), JSON_HEADERS)
  })

  api.openapi(get, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { course } = c.req.valid('param')
    const found = (await deps.courses.list()).find(({ id }) => id === course)
    if (!found) return problem(c, { status: 404, code: 'not-found', detail: 'There is no such course.' })
    return sendEncoded(c, encodedJson(courseBody(found)), JSON_HEADERS)
  })
  api.openapi(archive, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { course: id } = c.req.valid('param')
    const zip = await deps.courses.archive(id)
    if (!zip) return problem(c, { status: 404, code: 'not-found', detail: 'There is no such course.' })
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="course.zip"; filename*=UTF-8''${encodeURIComponent(id)}.zip`,
    }
    if (c.req.method !== 'HEAD') return c.body(zip, 200, headers)
    // Nobody reads the body of an answer to HEAD, so a file would stay open.
    await zip.cancel()
    return c.body(null, 200, headers)
  })
}

const courseBody = ({ id, title, description, language, modules }: CourseSummary) => ({
  id,
  title,
  description,
  language,
  modules,
})
