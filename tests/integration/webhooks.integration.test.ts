import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SessionDetails } from '../../shared/wire/http.ts'
import type { CreatedWebhook, WebhookDelivery } from '../../shared/wire/webhook-bodies.ts'
import { until } from '../harness/until.ts'
import { ServerProcess } from '../support/server-process.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'

const SESSIONS = 8
const CONTENT = join(import.meta.dirname, '../fixtures/take-home-courses')

let server: ServerProcess
let receiver: WebhookReceiver

beforeEach(async () => {
  receiver = await WebhookReceiver.start()
  server = await ServerProcess.start({ LECTERN_WEBHOOK_PRIVATE: 'allow', LECTERN_CONTENT: CONTENT })
})

afterEach(async () => {
  await server.stop()
  await receiver.stop()
})

/** Calls of a browser in which the owner is signed in. */
async function owner() {
  let cookie = ''
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${server.base}/api/v1${path}`, {
      method,
      headers: {
        origin: server.base,
        cookie,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return (await answer.json()) as T
  }
  const secret = server.setupLink?.split('#')[1] ?? ''
  const me = { name: 'Olga', email: 'olga@example.org', password: 'a long enough password' }
  await call('POST', '/auth/setup', { secret, ...me })
  return call
}

it('tells of everything that was acknowledged, once, though the server is killed again and again', async () => {
  const call = await owner()
  const events = ['session.created', 'session.ended']
  const { id: hook } = await call<CreatedWebhook>('POST', '/webhooks', { url: receiver.url, events })
  // The first requests are never answered: their deliveries are cut off in the middle.
  receiver.answers.push(...Array.from({ length: 4 }, () => () => undefined))
  const wanted: string[] = []
  for (let round = 0; round < 2; round += 1) {
    const ids: string[] = []
    for (let count = 0; count < SESSIONS / 2; count += 1) {
      const { id } = await call<SessionDetails>('POST', '/sessions', { course: 'evening' })
      ids.push(id)
    }
    await Promise.all(ids.map((id) => call('POST', `/sessions/${id}/end`)))
    // Acknowledged, and whatever was to come of it is not done yet, or half.
    await server.kill()
    if (round === 1) receiver.answers.splice(0)
    await server.resume()
    wanted.push(...ids.flatMap((id) => events.map((type) => `${type} ${id}`)))
  }
  const messages = () => {
    const found = new Map<string, Set<string>>()
    for (const { headers, body } of receiver.received) {
      const { type, data } = JSON.parse(body) as { type: string; data: { session: string } }
      const key = `${type} ${data.session}`
      found.set(key, (found.get(key) ?? new Set()).add(headers['webhook-id'] ?? ''))
    }
    return found
  }
  await until(() => messages().size === wanted.length)
  const found = messages()
  expect([...found.keys()].toSorted()).toEqual(wanted.toSorted())
  // However often it was sent: each is one message.
  for (const [key, ids] of found) expect(ids.size, key).toBe(1)
  const deliveries = () => call<{ items: WebhookDelivery[] }>('GET', `/webhooks/${hook}/deliveries`)
  let done = 0
  await until(
    () => done === wanted.length,
    async () => {
      done = (await deliveries()).items.filter(({ state }) => state === 'done').length
    },
  )
  expect((await deliveries()).items).toHaveLength(wanted.length)
}, 120_000)

it('tells of what the command line did, without anybody in the session', async () => {
  const call = await owner()
  const events = ['session.created']
  await call('POST', '/webhooks', { url: receiver.url, events })
  const { id } = await server.createSession('evening')
  await until(() => receiver.received.length === 1)
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ data: { session: id } })
})
