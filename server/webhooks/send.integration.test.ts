import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answering, WebhookReceiver } from '../../tests/support/webhook-receiver.ts'
import { type SendRules, send } from './send.ts'

let receiver: WebhookReceiver

beforeEach(async () => {
  receiver = await WebhookReceiver.start()
})

afterEach(() => receiver.stop())

const LOCAL: SendRules = { privateTargets: 'allow', resolve: async () => ['127.0.0.1'] }

const post = (url: string, rules: Partial<SendRules> = {}, signal = new AbortController().signal) =>
  send({ url, headers: { 'x-a': 'b' }, body: '{"ü":1}', signal }, { ...LOCAL, ...rules })

describe('sending', () => {
  it('posts the body and its headers', async () => {
    expect(await post(receiver.url)).toEqual({ ok: true, value: 204 })
    expect(receiver.received).toMatchObject([
      { body: '{"ü":1}', path: '/hook', headers: { 'x-a': 'b', 'content-length': '8' } },
    ])
  })

  it('takes only 2xx for success and follows no redirect', async () => {
    const elsewhere = await WebhookReceiver.start()
    receiver.answers.push(answering(302, { location: elsewhere.url }), answering(500), answering(410))
    const reason = 'The receiver answered 302. Redirects are not followed.'
    expect(await post(receiver.url)).toEqual({ ok: false, error: { reason, status: 302 } })
    expect(await post(receiver.url)).toMatchObject({ error: { status: 500 } })
    expect(await post(receiver.url)).toMatchObject({ error: { status: 410 } })
    expect(elsewhere.received).toEqual([])
    await elsewhere.stop()
  })

  it('connects to the address that was checked, asks for it once, and says the name', async () => {
    let asked = 0
    // A name that leads elsewhere when it is asked again: a look-up at connecting would fail here.
    const resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['192.0.2.1'])
    expect((await post(`http://rebind.test:${receiver.port}/`, { resolve })).ok).toBe(true)
    expect(asked).toBe(1)
    expect(receiver.received[0]?.headers.host).toBe(`rebind.test:${receiver.port}`)
  })

  it('sends nothing to where it must not', async () => {
    for (const url of [
      `https://127.0.0.1:${receiver.port}/`,
      `https://rebind.test:${receiver.port}/`,
      `http://127.0.0.1:${receiver.port}/`,
    ]) {
      expect(await post(url, { privateTargets: 'refuse' })).toMatchObject({ error: { refused: true } })
    }
    expect(receiver.received).toEqual([])
  })

  it('does not wait for a receiver that says nothing, nor for a name that nobody tells', async () => {
    receiver.answers.push(() => undefined)
    const reason = 'The receiver did not answer within 0.05 seconds.'
    expect(await post(receiver.url, { timeout: 50 })).toEqual({ ok: false, error: { reason } })
    const resolve = () => new Promise<string[]>(() => undefined)
    expect(await post('https://slow.test/', { resolve, timeout: 50 })).toEqual({
      ok: false,
      error: { reason },
    })
  })

  it('reads little of an answer that does not end', async () => {
    receiver.answers.push((response) => {
      response.writeHead(200)
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(1_000)));
      }
      response.on('drain', pour)
      pour()
    })
    expect(await post(receiver.url)).toEqual({ ok: true, value: 200 })
  })

  it('takes the status though the rest of the answer never comes', async () => {
    receiver.answers.push((response) => {
      response.writeHead(200)
      response.write('a part')
    })
    expect(await post(receiver.url, { timeout: 200 })).toEqual({ ok: true, value: 200 })
  })

  it('says why there was no answer', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as { port: number }
    gone.close()
    await once(gone, 'close')
    const refused = await post(`http://127.0.0.1:${port}/`)
    expect(refused).toEqual({ ok: false, error: { reason: 'Nobody listens at this address.' } })
    const resolve = async () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
    expect(await post('https://none.test/', { resolve })).toMatchObject({
      error: { reason: 'There is no computer with this name.' },
    })
    const plain = await post(`https://127.0.0.1:${receiver.port}/`)
    expect(plain).toMatchObject({ error: { reason: expect.stringContaining('cannot be reached') } })
  })

  it('ends when the server stops', async () => {
    receiver.answers.push(() => undefined)
    const stop = new AbortController()
    const sent = post(receiver.url, {}, stop.signal)
    stop.abort()
    expect((await sent).ok).toBe(false)
  })
})
