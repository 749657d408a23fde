import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { mayRead } from '../../shared/session/permissions.ts'
import type { CourseAsset } from '../ports/course-library.ts'
import { byteRange } from './byte-range.ts'
import type { Env, HttpDeps } from './deps.ts'
import { openSession, participant } from './identity.ts'
import { problem } from './problem.ts'
import { idParam, problems } from './schemas.ts'
import { participantWith } from './security.ts'

/** Minutes for which a browser asks no more: long enough for a class, short enough for an author who mends. */
const MAX_AGE_SECONDS = 600

/**
 * An SVG is a document too when somebody opens its address: it runs no scripts and loads nothing then. Other files
 * get the policy of every answer; in a sandbox Chromium shows no PDF.
 */
const SVG_POLICY = `default-src 'none'; style-src 'unsafe-inline'; sandbox`

/** Where a file lies in the folder of its course. */
export const assetPath = z.object({
  path: z.string().openapi({
    param: { name: 'path', in: 'path' },
    description: 'Path in the course folder; may hold `/`',
    example: 'images/deep/x.svg',
  }),
})

/** What `sendAsset` answers with, for the API document. */
export const ASSET_ANSWERS = {
  200: {
    description: 'The file.',
    content: { '*/*': { schema: z.string().openapi({ format: 'binary' }) } },
  },
  206: { description: 'The part that the header `Range` asks for.' },
  416: { description: 'The part begins behind the end of the file.' },
}

const description = createRoute({
  method: 'get',
  path: '/sessions/{id}/assets/{path}',
  tags: ['Slides'],
  summary: 'A file that the slides show',
  security: participantWith('sessions:read'),
  request: { params: idParam.extend(assetPath.shape) },
  responses: { ...ASSET_ANSWERS, ...problems(401, 403, 404) },
})

export function assets(api: OpenAPIHono<Env>, deps: HttpDeps): void {
  // OpenAPI has no parameter that spans slashes, so description and route are registered apart.
  api.openAPIRegistry.registerPath(description)
  api.get('/sessions/:id/assets/:path{.+}', async (c) => {
    const session = await openSession(deps, c.req.param('id'))
    if (!session.ok) return problem(c, session.error)
    const { row, room } = session.value
    const who = await participant(c, deps, room, ({ role }) => mayRead(role, 'deck'))
    if (!who.ok) return problem(c, who.error)
    return sendAsset(c, await deps.courses.asset(row.course, c.req.param('path')))
  })
}

/** Answers with a file of a course, or the part of it that is asked for. */
export function sendAsset(c: Context, asset: CourseAsset | undefined) {
  if (!asset) return problem(c, { status: 404, code: 'not-found', detail: 'The course has no such file.' })
  const headers = {
    'content-type': asset.type,
    // Safari plays no film that it cannot fetch in parts.
    'accept-ranges': 'bytes',
    'cache-control': `private, max-age=${MAX_AGE_SECONDS}`,
    ...(asset.type === 'image/svg+xml' ? { 'content-security-policy': SVG_POLICY } : {}),
  }
  const whole = { ...headers, 'content-length': String(asset.size) }
  // Nobody reads the body of an answer to HEAD, so the file would stay open.
  if (c.req.method === 'HEAD') return c.body(null, 200, whole)
  const range = byteRange(c.req.header('range'), asset.size)
  if (range === 'whole') return c.body(asset.stream(), 200, whole)
  if (range === 'unsatisfiable') return c.body(null, 416, { 'content-range': `bytes */${asset.size}` })
  return c.body(asset.stream(range), 206, {
    ...headers,
    'content-length': String(range.last - range.first + 1),
    'content-range': `bytes ${range.first}-${range.last}/${asset.size}`,
  })
}
