import type { NotFoundHandler } from 'hono'
import { type ClientFile, clientFiles } from './client-files.ts'
import type { Env } from './deps.ts'
import { sendEncoded } from './encoded.ts'
import { problem } from './problem.ts'

/**
 * Answers what no route took: files of the built client, and its `index.html` for every other page, because the
 * client finds its pages by itself. A missing file stays 404, so that an old page that asks for a script of the
 * last release does not get HTML.
 * @param folder of the built client
 */
export function client(folder: string): NotFoundHandler<Env> {
  let files: Promise<ReadonlyMap<string, ClientFile>> | undefined
  const load = async () => {
    const found = await clientFiles(folder)
    // Not built yet: look again when somebody asks again.
    if (!found.has('/index.html')) files = undefined
    return found
  }
  return async (c) => {
    const { path, method } = c.req
    if (path.startsWith('/api/')) {
      return problem(c, { status: 404, code: 'not-found', detail: `There is no ${path} in this API.` })
    }
    if (path === '/live' && method === 'GET') {
      return problem(c, { status: 426, detail: 'This address speaks WebSocket only.' })
    }
    if (method !== 'GET' && method !== 'HEAD') {
      c.header('allow', 'GET, HEAD')
      return problem(c, { status: 405, detail: 'Pages can only be read.' })
    }
    files ??= load()
    const known = await files
    const page = known.get('/index.html')
    if (!page) {
      return c.text(
        'The pages of Lectern are not built. Run “npm run build” in its folder, or start it with “npm start”.\n',
        503,
      )
    }
    const file = known.get(path === API_PAGE ? '/api.html' : path) ?? (isPage(path) ? page : undefined)
    if (!file) return problem(c, { status: 404, code: 'not-found', detail: `There is no file ${path}.` })
    return sendEncoded(c, await file.body(), {
      'content-type': file.type,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  }
}

/** The page on which the API can be tried; a page of its own beside the client's. */
const API_PAGE = '/api'

/** Addresses of pages have no file extension in their last part; invitations have dots, but a part before them. */
const isPage = (path: string): boolean =>
  !path.startsWith('/assets/') && (/^\/(i|j|s|device|replay)\//.test(path) || !/\.[^/]*$/.test(path))
