import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from './api.ts'
import { ApiError } from './problem.ts'

const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  fetched.mockReset()
})

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  })

const failure = async (asked: Promise<unknown>): Promise<ApiError> => {
  const error = await asked.then(
    () => expect.fail('the request succeeded'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ApiError)
  return error as ApiError
}

describe('requests', () => {
  it('sends JSON with the cookies of this origin and gives the parsed answer', async () => {
    fetched.mockResolvedValue(json(201, { session: 's1' }))
    expect(await api.join('K7MQ2XRT', { name: 'Ana' })).toEqual({ session: 's1' })
    const [path, init] = fetched.mock.calls[0] ?? []
    expect(path).toBe('/api/v1/join/K7MQ2XRT')
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"name":"Ana"}' })
    expect(new Headers(init?.headers).get('content-type')).toBe('application/json')
  })

  it('escapes what stands in an address', async () => {
    fetched.mockResolvedValue(json(200, {}))
    await api.invitation('../auth/me?x#y')
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/invitations/..%2Fauth%2Fme%3Fx%23y')
    expect(api.assetUrl('s1', 'images/a b.svg')).toBe('/api/v1/sessions/s1/assets/images/a%20b.svg')
  })

  it('gives undefined for an answer without content', async () => {
    fetched.mockResolvedValue(new Response(null, { status: 204 }))
    expect(await api.signOut()).toBeUndefined()
  })

  it('leaves out what was not given', async () => {
    fetched.mockImplementation(async () => json(201, {}))
    await api.createSession('web')
    await api.createSession('web', { title: 'Monday', modules: [1, 3] })
    await api.ticket('s1', 'observer')
    expect(fetched.mock.calls.map(([, init]) => init?.body)).toEqual([
      '{"course":"web"}',
      '{"course":"web","modules":[1,3],"title":"Monday"}',
      '{"as":"observer"}',
    ])
  })
})

describe('failures', () => {
  it('carries the whole problem', async () => {
    fetched.mockResolvedValue(
      json(
        422,
        {
          type: 'about:blank',
          title: 'Invalid request',
          status: 422,
          detail: 'Two fields are wrong.',
          code: 'invalid',
          errors: [
            { path: '/name', message: 'A name needs at least one letter.' },
            { path: 'name', message: 'second finding' },
            { path: 'email', message: 'This is not an e-mail address.' },
          ],
        },
        { 'retry-after': '30' },
      ),
    )
    const error = await failure(api.join('X', { name: '' }))
    expect(error).toMatchObject({
      status: 422,
      title: 'Invalid request',
      detail: 'Two fields are wrong.',
      message: 'Two fields are wrong.',
      code: 'invalid',
      retryAfterMs: 30_000,
      fieldErrors: {
        name: 'A name needs at least one letter.',
        email: 'This is not an e-mail address.',
      },
    })
  })

  it('reads Retry-After as a date too', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1, 12, 0, 0), toFake: ['Date'] })
    fetched.mockResolvedValue(
      json(429, { title: 'Slow down' }, { 'retry-after': 'Thu, 01 Jan 2026 12:01:30 GMT' }),
    )
    expect((await failure(api.signIn('a@b.c', 'x'))).retryAfterMs).toBe(90_000)
  })

  it.each([
    ['an HTML page of a proxy', new Response('<h1>Bad gateway</h1>', { status: 502 }), /not available/],
    [
      'a cut-off problem',
      new Response('{"det', { status: 403, headers: { 'content-type': 'application/problem+json' } }),
      /may not/,
    ],
    [
      'errors of another shape',
      json(422, { title: 'Invalid request', errors: [null, 7, {}] }),
      /Invalid request/,
    ],
  ])('understands %s', async (_, response, text) => {
    fetched.mockResolvedValue(response)
    const error = await failure(api.me())
    expect(error.status).toBe(response.status)
    expect(error.detail).toMatch(text)
    expect(error.fieldErrors).toEqual({})
  })

  it('says when the server was not reached', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    const error = await failure(api.me())
    expect(error.status).toBe(0)
    expect(error.detail).toMatch(/cannot be reached/)
  })

  it('says when something else answered', async () => {
    fetched.mockResolvedValue(
      new Response('<form>Wi-Fi sign-in</form>', { status: 200, headers: { 'content-type': 'text/html' } }),
    )
    expect((await failure(api.me())).title).toBe('Unexpected answer')
  })

  it('gives up on a server that never answers', async () => {
    vi.useFakeTimers()
    fetched.mockImplementation(never)
    const failed = failure(api.me())
    await vi.advanceTimersByTimeAsync(20_000)
    expect((await failed).detail).toMatch(/too long/)
  })

  it('ends with the reason of the caller, not as a failure of the server', async () => {
    fetched.mockImplementation(never)
    const controller = new AbortController()
    const asked = api.me(controller.signal)
    const reason = new DOMException('left the page', 'AbortError')
    controller.abort(reason)
    await expect(asked).rejects.toBe(reason)
    await expect(api.me(controller.signal)).rejects.toBe(reason)
    expect(fetched).toHaveBeenCalledTimes(1)
  })
})

/** A server that takes the request and stays silent. */
const never: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })
