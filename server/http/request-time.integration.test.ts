import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HttpApp, PASSWORD } from '../../tests/support/http-app.ts'
import { CourseUploads } from '../courses/imports/uploads.ts'
import { limitRequestTime } from './request-time.ts'

let place: string
let server: Server
let port: number
let cookie: string

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'lectern-slow-'))
  const uploads = new CourseUploads(join(place, 'imports'), 100_000)
  await uploads.tidy(() => false)
  const app = await HttpApp.open({ trustProxy: 0, contentDir: place, uploads })
  const owner = await app.owner()
  cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server
  limitRequestTime(server, 200)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(place, { recursive: true })
})

const files = () => readdirSync(join(place, 'imports'))

function post(path: string, headers: Record<string, string>) {
  const origin = 'https://class.example.org'
  const call = request({
    port,
    host: '127.0.0.1',
    path,
    method: 'POST',
    headers: { cookie, origin, ...headers },
  })
  const answer = new Promise<number | string>((resolve) => {
    call.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
  })
  return { call, answer }
}

const upload = () => post('/api/v1/course-imports?course=ships', { 'content-type': 'application/zip' })

describe('a request that takes long to arrive', () => {
  it('is ended, whether its body is small or never comes', async () => {
    const { call, answer } = post('/api/v1/auth/sign-in', {
      'content-type': 'application/json',
      'content-length': '1000',
    })
    call.write(`{"email":"x@example.org","password":"${PASSWORD}`)
    expect(await answer).toBe('ECONNRESET')
  })

  it('may be an upload, which is written to the disk as it comes', async () => {
    const quick = post('/api/v1/auth/sign-in', { 'content-type': 'application/json', 'content-length': '9' })
    const { call, answer } = upload()
    call.write('x'.repeat(1000))
    quick.call.flushHeaders()
    // By the time that the other is ended the upload has taken as long.
    expect(await quick.answer).toBe('ECONNRESET')
    await vi.waitFor(() => expect(files()).toHaveLength(1))
    call.write('x'.repeat(100_000))
    expect(await answer).toBe(413)
    await vi.waitFor(() => expect(files()).toEqual([]))
  })

  it('leaves nothing on the disk when it is broken off', async () => {
    const { call } = upload()
    call.write('x'.repeat(1000))
    await vi.waitFor(() => expect(files()).toHaveLength(1))
    call.destroy()
    await vi.waitFor(() => expect(files()).toEqual([]))
  })
})
