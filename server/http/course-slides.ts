import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { CompiledCourse } from '../ports/course-library.ts'
import { ASSET_ANSWERS, assetPath, sendAsset } from './assets.ts'
import { StaffSlide } from './deck.ts'
import type { Env, HttpDeps } from './deps.ts'
import { courseSlide } from './examples.ts'
import { signedIn } from './identity.ts'
import { MadeOnce } from './made-once.ts'
import { problem, type Refusal } from './problem.ts'
import { courseParam, json, problems } from './schemas.ts'
import { accountWith } from './security.ts'

/** Compiled courses kept: whoever looks through one asks for slide after slide. */
const KEPT = 2

const CourseSlide = z
  .object({
    title: z.string().openapi({ description: 'Of the course.' }),
    language: z.string(),
    aspect: z.number(),
    number: z.int(),
    count: z.int().openapi({ description: 'Slides of the course.' }),
    module: z
      .int()
      .optional()
      .openapi({ description: 'Number of the module that it is in, as `POST /sessions` takes it.' }),
    slide: StaffSlide,
  })
  .openapi('CourseSlide', { example: courseSlide })

const routes = {
  slide: createRoute({
    method: 'get',
    path: '/courses/{course}/slides/{slide}',
    tags: ['Courses'],
    summary: 'One slide of a course as it is now',
    description:
      'With presenter notes, for accounts. A session shows its slides as they were when it was opened.',
    security: accountWith('courses:read'),
    request: {
      params: courseParam.extend({
        slide: z.coerce
          .number()
          .int()
          .min(1)
          .openapi({ param: { name: 'slide', in: 'path' }, description: 'Its number, from 1', example: 1 }),
      }),
    },
    responses: { 200: json(CourseSlide, 'The slide.'), ...problems(401, 403, 404, 422) },
  }),
  asset: createRoute({
    method: 'get',
    path: '/courses/{course}/assets/{path}',
    tags: ['Courses'],
    summary: 'A file that the slides of a course show',
    security: accountWith('courses:read'),
    request: {
      params: courseParam.extend(assetPath.shape),
    },
    responses: { ...ASSET_ANSWERS, ...problems(401, 403, 404) },
  }),
}

/** Looking at slides without a session, as search results do. */
export function courseSlides(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  /** By course and the state of its files. */
  const decks = new MadeOnce<Pick<CompiledCourse, 'staff' | 'moduleOfSlides'>>(KEPT)

  async function deckOf(id: string) {
    const key = `${id} ${await deps.courses.revision(id)}`
    return decks.get(key, () => deps.courses.compile(id))
  }

  api.openapi(routes.slide, async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    const { course: id, slide: number } = c.req.valid('param')
    const deck = await deckOf(id)
    if (!deck) return problem(c, NO_COURSE)
    const slide = deck.staff.slides[number - 1]
    const count = deck.staff.slides.length
    if (!slide) {
      return problem(c, {
        status: 404,
        code: 'not-found',
        detail: `The course has ${count} slides, not ${number}.`,
      })
    }
    const { title, language, aspect } = deck.staff
    const module = deck.moduleOfSlides?.[number - 1] ?? undefined
    const place = { number, count, ...(module === undefined ? {} : { module }) }
    return c.json({ title, language, aspect, ...place, slide }, 200)
  })

  // OpenAPI has no parameter that spans slashes, so description and route are registered apart.
  api.openAPIRegistry.registerPath(routes.asset)
  api.get('/courses/:course/assets/:path{.+}', async (c) => {
    const account = await signedIn(c, deps)
    if (!account.ok) return problem(c, account.error)
    return sendAsset(c, await deps.courses.asset(c.req.param('course'), c.req.param('path')))
  })
}

const NO_COURSE: Refusal<404> = { status: 404, code: 'not-found', detail: 'There is no such course.' }
