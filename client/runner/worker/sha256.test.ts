import { describe, expect, it } from 'vitest'
import { hmacSha256, sha256 } from './sha256.ts'

/** By the browser's own. */
const digest = async (bytes: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))
const sign = async (key: Uint8Array, text: Uint8Array) => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, Uint8Array.from(text)))
}

describe('SHA-256', () => {
  it('is right for every length around its blocks', async () => {
    for (let length = 0; length <= 130; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 0xff)
      expect(sha256(bytes)).toEqual(await digest(bytes))
    }
  })

  it('signs with short and long keys', async () => {
    for (const length of [1, 63, 64, 65, 200]) {
      const key = new Uint8Array(length).fill(9)
      const text = new TextEncoder().encode('message')
      expect(hmacSha256(key, text)).toEqual(await sign(key, text))
    }
  })
})
