import { SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../tests/support/manual-clock.ts'
import { memoryStores } from '../adapters/memory/stores.ts'
import { KeyRing, keyBytes } from './keys.ts'
import { ParticipantTokens } from './participant-tokens.ts'

async function made() {
  const clock = new ManualClock()
  const { accounts } = memoryStores()
  const keys = await KeyRing.load(accounts, clock)
  return { clock, accounts, keys, tokens: new ParticipantTokens(keys, clock) }
}

const claims = { session: 's', participant: 'p' }
const HOUR = 60 * 60 * 1000

describe('participant tokens', () => {
  it('say who somebody is in one session', async () => {
    const { tokens } = await made()
    const token = await tokens.sign({ ...claims, signIn: 'hash' })
    expect(await tokens.verify(token, 's')).toEqual({ ...claims, signIn: 'hash', renew: false })
    expect(await tokens.verify(token, 'other')).toBeUndefined()
    expect(await tokens.verify('', 's')).toBeUndefined()
    expect(await tokens.verify('a.b.c', 's')).toBeUndefined()
  })

  it('end after 72 hours, and ask to be renewed after half of them', async () => {
    const { clock, tokens } = await made()
    const token = await tokens.sign(claims)
    clock.advance(37 * HOUR)
    expect(await tokens.verify(token, 's')).toMatchObject({ renew: true })
    clock.advance(35 * HOUR)
    expect(await tokens.verify(token, 's')).toBeUndefined()
  })

  it('are refused with another algorithm, issuer, audience, key or without an end', async () => {
    const { clock, keys, tokens } = await made()
    const now = Math.floor(clock.now() / 1000)
    const key = keys.current()
    const jwt = (alg: string, kid: string) =>
      new SignJWT({ sid: 's' }).setProtectedHeader({ alg, kid }).setSubject('p').setIssuedAt(now)
    const good = () => jwt('HS256', key.kid).setIssuer('lectern').setAudience('lectern:participant')
    const bytes = keyBytes(key)
    expect(
      await tokens.verify(
        await good()
          .setExpirationTime(now + 60)
          .sign(bytes),
        's',
      ),
    ).toBeDefined()
    const forged = await Promise.all([
      good().sign(bytes),
      good()
        .setExpirationTime(now + 60)
        .setAudience('lectern:device')
        .sign(bytes),
      good()
        .setExpirationTime(now + 60)
        .setIssuer('other')
        .sign(bytes),
      good()
        .setExpirationTime(now + 60)
        .sign(Buffer.alloc(32, 1)),
      jwt('HS256', 'unknown')
        .setIssuer('lectern')
        .setAudience('lectern:participant')
        .setExpirationTime(now + 60)
        .sign(bytes),
      jwt('HS512', key.kid)
        .setIssuer('lectern')
        .setAudience('lectern:participant')
        .setExpirationTime(now + 60)
        .sign(Buffer.alloc(64, 1)),
      new UnsecuredJWT({ sid: 's' })
        .setSubject('p')
        .setIssuer('lectern')
        .setAudience('lectern:participant')
        .setIssuedAt(now)
        .setExpirationTime(now + 60)
        .encode(),
    ])
    for (const token of forged) expect(await tokens.verify(token, 's')).toBeUndefined()
  })
})

describe('the key ring', () => {
  it('makes one key, and keeps it', async () => {
    const { clock, accounts, keys } = await made()
    const again = await KeyRing.load(accounts, clock)
    expect(again.current()).toEqual(keys.current())
    expect(Buffer.from(keys.current().secret, 'base64url')).toHaveLength(32)
  })

  it('finds a key that another process made, and signs with the newest', async () => {
    const { clock, accounts, keys, tokens } = await made()
    clock.advance(5_000)
    const secret = Buffer.alloc(32, 7).toString('base64url')
    await accounts.addSigningKey({ kid: 'newer', secret, createdAt: clock.now() })
    const elsewhere = new ParticipantTokens(await KeyRing.load(accounts, clock), clock)
    const token = await elsewhere.sign(claims)
    expect(await tokens.verify(token, 's')).toMatchObject(claims)
    expect(keys.current().kid).toBe('newer')
  })

  it('does not ask the store again and again for keys that do not exist', async () => {
    const { clock, accounts, keys } = await made()
    clock.advance(5_000)
    let asked = 0
    const { signingKeys } = accounts
    accounts.signingKeys = () => {
      asked += 1
      return signingKeys()
    }
    for (let n = 0; n < 20; n++) expect(await keys.find(`unknown ${n}`)).toBeUndefined()
    expect(asked).toBe(1)
  })
})
