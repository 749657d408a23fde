import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env, HttpDeps } from './deps.ts'
import { signedIn } from './identity.ts'
import { problem } from './problem.ts'
import { CourseList, json, problems, SECURITY } from './schemas.ts'

const list = createRoute({
  method: 'get',
  path: '/courses',
  tags: ['Courses'],
  summary: 'List the courses of this installation',
  security: SECURITY.account,
  responses: { 200: json(CourseList, 'The courses, by title.'), ...problems(401) },
})

const archive = createRoute({
  method: 'get',
  path: '/courses/{course}/archive',
  tags: ['Courses'],
  summary: 'Take a course away',
  description:
    'A zip of all files of the course, solutions and answers included, in a folder named by its id. `POST /course-imports` takes it again.',
  security: SECURITY.account,
  request: {
    params: z.object({
      course: z
        .string()
        .max(100)
        .openapi({ param: { name: 'course', in: 'path' }, description: 'Id of a course', example: 'intro' }),
    }),
  },
  responses: {
    200: {
      description: 'The archive.',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(401, 404, 422),
  },
})

export function courses(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  api.openapi(list, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const items = (await deps.courses.list()).map(({ id, title, description, language, modules }) => ({
      id,
      title,
      description,
      language,
      modules,
    }))
    return c.json({ items }, 200)
  })
  api.openapi(archive, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { course: id } = c.req.valid('param')
    const zip = await deps.courses.archive(id)
    if (!zip) return problem(c, { status: 404, code: 'not-found', detail: 'There is no such course.' })
    return c.body(zip, 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="course.zip"; filename*=UTF-8''${encodeURIComponent(id)}.zip`,
    })
  })
}
