import { expect, it } from 'vitest'
import type { AccessToken, ServiceClient } from './access.ts'
import type { User } from './accounts.ts'
import type { Stores } from './stores.ts'

const user = (id: string, role: User['role'] = 'instructor'): User => ({
  id,
  email: `${id}@example.org`,
  name: id,
  role,
  passwordHash: 'x',
  createdAt: 1,
})

const token = (id: string, more: Partial<AccessToken> = {}): AccessToken => ({
  id,
  user: 'u',
  name: `Token ${id}`,
  scopes: ['sessions:read', 'reports:read'],
  secretHash: `hash of ${id}`,
  prefix: 'lpat_abc',
  createdAt: 1,
  ...more,
})

const client = (id: string, more: Partial<ServiceClient> = {}): ServiceClient => ({
  id,
  user: 'u',
  name: `Client ${id}`,
  scopes: ['courses:read'],
  secretHash: `hash of ${id}`,
  createdAt: 1,
  ...more,
})

/** What every adapter must do for access tokens, service clients and changes of accounts. */
export function accessContract(open: () => Promise<Stores>): void {
  it('finds access tokens by id and by the hash of their secret', async () => {
    const { access, accounts } = await open()
    await accounts.addUser(user('u'))
    const one = token('t', { expiresAt: 9 })
    await access.addToken(one)
    expect(await access.findToken('t')).toEqual(one)
    expect(await access.findTokenBySecret('hash of t')).toEqual(one)
    expect(await access.findToken('hash of t')).toBeUndefined()
    expect(await access.findTokenBySecret('t')).toBeUndefined()
    await access.tokenUsed('t', 5)
    expect(await access.findToken('t')).toEqual({ ...one, lastUsedAt: 5 })
  })

  it('puts a token and a client in the place of those with their ids', async () => {
    const { access, accounts } = await open()
    await accounts.addUser(user('u'))
    await access.addToken(token('t'))
    await access.addToken(token('t', { secretHash: 'another' }))
    expect(await access.findTokenBySecret('hash of t')).toBeUndefined()
    expect(await access.listTokens('u')).toEqual([token('t', { secretHash: 'another' })])
    await access.addClient(client('c'))
    await access.addClient(client('c', { secretHash: 'another' }))
    expect(await access.listClients('u')).toEqual([client('c', { secretHash: 'another' })])
  })

  it('lists an account’s own tokens, newest first, and revokes them once', async () => {
    const { access, accounts } = await open()
    await accounts.addUser(user('u'))
    await accounts.addUser(user('v'))
    await access.addToken(token('a', { createdAt: 1 }))
    await access.addToken(token('b', { createdAt: 2 }))
    await access.addToken(token('c', { user: 'v' }))
    expect((await access.listTokens('u')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await access.revokeToken('u', 'c', 7)).toBe(false)
    expect(await access.revokeToken('u', 'a', 7)).toBe(true)
    expect(await access.revokeToken('u', 'a', 8)).toBe(false)
    expect((await access.findToken('a'))?.revokedAt).toBe(7)
    expect((await access.listTokens('u')).map(({ id }) => id)).toEqual(['b'])
  })

  it('keeps service clients in the same way', async () => {
    const { access, accounts } = await open()
    await accounts.addUser(user('u'))
    await access.addClient(client('a', { createdAt: 1 }))
    await access.addClient(client('b', { createdAt: 2 }))
    await access.clientUsed('a', 5)
    expect(await access.findClient('a')).toEqual(client('a', { lastUsedAt: 5 }))
    expect(await access.findClient('nobody')).toBeUndefined()
    expect((await access.listClients('u')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await access.revokeClient('v', 'a', 7)).toBe(false)
    expect(await access.revokeClient('u', 'a', 7)).toBe(true)
    expect((await access.findClient('a'))?.revokedAt).toBe(7)
    expect((await access.listClients('u')).map(({ id }) => id)).toEqual(['b'])
  })

  it('changes accounts, deactivates them and makes them active again', async () => {
    const { accounts } = await open()
    await accounts.addUser(user('u'))
    expect(await accounts.changeUser('nobody', { name: 'N' })).toBe('not-found')
    expect(await accounts.changeUser('u', { name: 'New' })).toBe('ok')
    expect(await accounts.changeUser('u', { deactivatedAt: 5 })).toBe('ok')
    expect(await accounts.findUser('u')).toEqual({ ...user('u'), name: 'New', deactivatedAt: 5 })
    expect(await accounts.changeUser('u', { role: 'owner' })).toBe('ok')
    expect((await accounts.listUsers())[0]?.deactivatedAt).toBe(5)
    expect(await accounts.changeUser('u', { deactivatedAt: null })).toBe('ok')
    expect(await accounts.findUserByEmail('u@example.org')).toEqual({ ...user('u', 'owner'), name: 'New' })
  })

  it('keeps an active owner', async () => {
    const { accounts } = await open()
    await accounts.addUser(user('o', 'owner'))
    await accounts.addUser(user('p', 'owner'))
    expect(await accounts.changeUser('p', { deactivatedAt: 5 })).toBe('ok')
    expect(await accounts.changeUser('o', { deactivatedAt: 5 })).toBe('last-owner')
    expect(await accounts.changeUser('o', { role: 'instructor' })).toBe('last-owner')
    expect(await accounts.changeUser('p', { deactivatedAt: null })).toBe('ok')
    const outcomes = await Promise.all(['o', 'p'].map((id) => accounts.changeUser(id, { deactivatedAt: 6 })))
    expect(outcomes.sort()).toEqual(['last-owner', 'ok'])
  })

  it('says which sign-ins it removed', async () => {
    const { accounts } = await open()
    await accounts.addUser(user('u'))
    for (const secretHash of ['a', 'b']) {
      await accounts.addSignIn({ secretHash, user: 'u', createdAt: 1, expiresAt: 9 })
    }
    expect((await accounts.removeSignInsOf('u')).sort()).toEqual(['a', 'b'])
    expect(await accounts.removeSignInsOf('u')).toEqual([])
  })
}
