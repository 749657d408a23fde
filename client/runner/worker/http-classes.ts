/**
 * `Request` and `Response` for web apps. Those of browsers leave out headers that pages must not set, cookies among
 * them; an app on a server reads and sets them.
 */
export function installHttpClasses(): void {
  Object.assign(globalThis, { Request: AppRequest, Response: AppResponse })
}

type Init = { headers?: HeadersInit } | undefined

/** All headers that were given, and what the browser's class has added, such as the type of the content. */
function allHeaders(added: Headers, ...given: (HeadersInit | undefined)[]): Headers {
  const headers = new Headers(given.find((one) => one !== undefined))
  for (const [name, value] of added) if (!headers.has(name)) headers.append(name, value)
  return headers
}

function keep(target: object, headers: Headers): void {
  Object.defineProperty(target, 'headers', { value: headers, configurable: true, enumerable: true })
}

class AppRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(input, init)
    const first = input instanceof Request ? input.headers : undefined
    keep(this, allHeaders(this.headers, init?.headers, first))
  }

  override clone(): Request {
    const copy = super.clone()
    keep(copy, new Headers(this.headers))
    return copy
  }
}

class AppResponse extends Response {
  constructor(body?: BodyInit | null, init?: ResponseInit) {
    super(body, init)
    keep(this, allHeaders(this.headers, init?.headers))
  }

  static override json(data: unknown, init?: ResponseInit): Response {
    const headers = new Headers((init as Init)?.headers)
    if (!headers.has('content-type')) headers.set('content-type', 'application/json')
    return new AppResponse(JSON.stringify(data), { ...init, headers })
  }

  static override redirect(url: string | URL, status = 302): Response {
    return new AppResponse(null, { status, headers: { location: String(url) } })
  }

  override clone(): Response {
    const copy = super.clone()
    keep(copy, new Headers(this.headers))
    return copy
  }
}
