import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Env, HttpDeps } from './deps.ts'
import { signedIn } from './identity.ts'
import { problem } from './problem.ts'
import { CourseList, json, problems } from './schemas.ts'
import { accountWith } from './security.ts'

const list = createRoute({
  method: 'get',
  path: '/courses',
  tags: ['Courses'],
  summary: 'List the courses of this installation',
  security: accountWith('courses:read'),
  responses: { 200: json(CourseList, 'The courses, by title.'), ...problems(401, 403) },
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
}
