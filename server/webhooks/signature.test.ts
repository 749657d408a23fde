import { Webhook as Verifier } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import type { Webhook } from '../ports/webhooks.ts'
import { newWebhookSecret, ROTATION_MS, signedHeaders, signingSecrets } from './signature.ts'

const body = JSON.stringify({ type: 'session.started', data: { title: 'Grüße' } })

describe('a message', () => {
  it('is signed so that another implementation of the scheme finds it good', () => {
    const secret = newWebhookSecret()
    const headers = signedHeaders('msg_1', body, [secret], Date.now())
    expect(new Verifier(secret).verify(body, headers)).toEqual(JSON.parse(body))
    expect(() => new Verifier(secret).verify(`${body} `, headers)).toThrow()
    expect(() => new Verifier(newWebhookSecret()).verify(body, headers)).toThrow()
    expect(() => new Verifier(secret).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow()
  })

  it('is signed as the example of the specification is', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const payload = '{"test": 2432232314}'
    const headers = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', payload, [secret], 1_614_265_330_000)
    expect(headers['webhook-timestamp']).toBe('1614265330')
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('is signed by the old secret too for a day after a new one was made', () => {
    const [old, secret] = [newWebhookSecret(), newWebhookSecret()]
    const now = Date.now()
    const webhook = { secret, previousSecret: old, previousUntil: now + ROTATION_MS } as Webhook
    const headers = signedHeaders('msg_1', body, signingSecrets(webhook, now), now)
    for (const one of [old, secret]) expect(new Verifier(one).verify(body, headers)).toBeDefined()
    expect(signingSecrets(webhook, now + ROTATION_MS)).toEqual([secret])
  })
})

describe('a secret', () => {
  it('has between 24 and 64 bytes, and is another each time', () => {
    const secret = newWebhookSecret()
    expect(secret).toMatch(/^whsec_[\w+/]+=*$/)
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32)
    expect(newWebhookSecret()).not.toBe(secret)
  })
})
