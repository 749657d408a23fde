import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SessionDetails, SessionList } from '../../../shared/wire/http.ts'
import { type Answer, ask } from '../../faults/ask.ts'
import { ServerProcess } from '../../support/server-process.ts'

const OWNER = { name: 'Olga', email: 'olga@example.org', password: 'a long enough password' }

let server: ServerProcess

beforeEach(async () => {
  server = await ServerProcess.start()
})

afterEach(() => server.stop())

const api = <T>(path: string, options: Parameters<typeof ask>[1] = {}): Promise<Answer<T>> =>
  ask<T>(`${server.base}/api/v1${path}`, options)

it('a session is opened once by one key, however often it is asked for and whenever the server dies', async () => {
  const secret = server.setupLink?.split('#')[1]
  const setup = await api('/auth/setup', { body: { secret, ...OWNER } })
  const as = { cookie: setup.cookies.join('; '), origin: server.base }
  const post = (key: string) =>
    api<SessionDetails>('/sessions', {
      body: { course: 'backend-frameworks', modules: [1] },
      headers: { ...as, 'idempotency-key': key },
    })
  /** Asks again as a program would that got no answer, or none that is final. */
  const insist = async (key: string): Promise<string> => {
    for (;;) {
      const { status, body } = await post(key)
      if (status === 201) return body.id
      expect([409, 503]).toContain(status)
    }
  }
  const ids: string[] = []
  for (const [key, ms] of [5, 30, 120].map((ms) => [`key-${ms}`, ms] as const)) {
    const cutOff = Promise.allSettled([post(key), post(key)])
    // Not a wait for anything: the moments at which it is killed lie before, in and behind the work.
    await new Promise((resolve) => setTimeout(resolve, ms))
    await server.kill()
    const before = (await cutOff).flatMap((one) =>
      one.status === 'fulfilled' && one.value.status === 201 ? [one.value.body.id] : [],
    )
    await server.resume()
    const [id, again] = await Promise.all([insist(key), insist(key)])
    expect([again, ...before]).toEqual([again, ...before].map(() => id))
    ids.push(id)
  }
  const { body } = await api<SessionList>('/sessions', { method: 'GET', headers: as })
  expect(body.items.map(({ id }) => id).sort()).toEqual(ids.sort())
}, 60_000)
