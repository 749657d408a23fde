import { describe, expect, it } from 'vitest'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

const token = 'a-token-of-the-operator'
const bearer = (text: string) => ({ headers: { authorization: `Bearer ${text}` } })

describe('/metrics', () => {
  it('counts answers by route, never by path', async () => {
    const app = await HttpApp.open({ metricsToken: token })
    const owner = await app.owner()
    const session = await owner.createSession()
    await owner.get(`/api/v1/sessions/${session.id}`)
    await app.request('/api/v1/nothing')
    const answer = await app.request('/metrics', bearer(token))
    expect(answer.headers.get('content-type')).toContain('text/plain')
    const text = await answer.text()
    expect(text).toMatch(
      /lectern_http_request_seconds_count\{method="GET",route="[^"]*:id[^"]*",status="200"\} 1/,
    )
    expect(text).not.toContain(session.id)
    expect(text).toContain('process_cpu_seconds_total')
  })

  it('is for whoever has the token', async () => {
    const app = await HttpApp.open({ metricsToken: token })
    for (const init of [{}, bearer('wrong'), bearer(`${token}x`), bearer('')]) {
      const answer = await app.request('/metrics', init)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(await problemOf(answer)).toMatchObject({ status: 401 })
    }
  })

  it('is for this computer alone where there is no token', async () => {
    const app = await HttpApp.open()
    expect(await problemOf(await app.request('/metrics', bearer(token)))).toMatchObject({ status: 403 })
  })
})
