import { once } from 'node:events'
import { request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterEach, describe, expect, it } from 'vitest'
import { HttpApp, PASSWORD } from '../../tests/support/http-app.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** The app behind a real HTTP server, as server/main.ts sets it up. */
async function listening(): Promise<{ app: HttpApp; port: number }> {
  const app = await HttpApp.open({ trustProxy: 0 })
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { app, port: (server.address() as AddressInfo).port }
}

interface Answer {
  status: number | undefined
  body: string
}

/** Sends chunks without saying how many bytes there will be. */
function post(
  port: number,
  path: string,
  chunks: string[],
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ port, path, method: 'POST', host: '127.0.0.1', headers }, async (response) => {
      let body = ''
      for await (const data of response) body += data
      resolve({ status: response.statusCode, body })
    })
    call.on('error', reject)
    for (const chunk of chunks) call.write(chunk)
    call.end()
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }

describe('over a real socket', () => {
  it('takes a body in chunks', async () => {
    const { app, port } = await listening()
    await app.owner()
    const chunks = ['{"email":"olga@example.org",', `"password":"${PASSWORD}"}`]
    const answer = await post(port, '/api/v1/auth/sign-in', chunks, JSON_TYPE)
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('olga@example.org') })
  })

  it('stops reading a body in chunks that is too large', async () => {
    const { port } = await listening()
    const chunks = Array.from({ length: 20 }, () => 'x'.repeat(10_000))
    expect((await post(port, '/api/v1/auth/sign-in', chunks, JSON_TYPE)).status).toBe(413)
  })

  it('takes requests without a body where none is needed', async () => {
    const { app, port } = await listening()
    const owner = await app.owner()
    const session = await owner.createSession()
    const { token } = await app.browser().join(session.code, 'Lea')
    const authorization = `Bearer ${token}`
    const path = `/api/v1/sessions/${session.id}/tickets`
    expect((await post(port, path, [], { authorization })).status).toBe(200)
    expect((await post(port, path, [], { authorization, 'content-length': '0' })).status).toBe(200)
    expect((await post(port, path, ['{}'], { authorization })).status).toBe(415)
  })
})
