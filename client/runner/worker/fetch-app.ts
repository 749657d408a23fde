import type { AppRequest, AppResponse } from '../../../shared/runner/types.ts'

/** What a request is sent to: a function of a `Request`, or an object with one called `fetch`. */
type Handler = (request: Request) => Response | Promise<Response>

/**
 * Finds the app that `main:app` names in what its module exports; without such a name the default export counts.
 * @throws Error with what is wrong, for the learner
 */
export function findHandler(exports: unknown, module: string, name: string): Handler {
  const all = Object(exports) as Record<string, unknown>
  const app = name in all ? all[name] : all.default
  if (app === undefined) throw new Error(`${module} exports no “${name}” and has no default export.`)
  if (typeof app === 'function') return app as Handler
  const { fetch } = Object(app) as { fetch?: unknown }
  if (typeof fetch === 'function') return (request) => fetch.call(app, request)
  throw new Error(
    `“${name}” of ${module} must be a function that takes a Request, or an object with fetch().`,
  )
}

/** @throws Error when the app answers with anything but a `Response` */
export async function answerRequest(
  handler: Handler,
  asked: AppRequest,
  maxBytes: number,
): Promise<AppResponse> {
  const method = asked.method.toUpperCase()
  const bodyless = method === 'GET' || method === 'HEAD'
  const request = new Request(`http://localhost${asked.path}`, {
    method,
    headers: (asked.headers ?? []).map(([name, value]): [string, string] => [name, value]),
    ...(bodyless || asked.body === undefined ? {} : { body: asked.body }),
  })
  const began = performance.now()
  const response: unknown = await handler(request)
  if (!(response instanceof Response)) {
    throw new TypeError('The app must answer with a Response; it answered with something else.')
  }
  const bytes = new Uint8Array(await response.arrayBuffer())
  return {
    type: 'response',
    status: response.status,
    headers: [...response.headers],
    body: new TextDecoder().decode(bytes.subarray(0, maxBytes)),
    bodyBytes: bytes.length,
    ms: Math.round(performance.now() - began),
  }
}
