import { expect, it } from 'vitest'
import type { StaffDeck } from '../../shared/course/deck.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import type { User } from './accounts.ts'
import { askedContract } from './asked.contract.ts'
import type { SessionFilter, SessionRow } from './directory.ts'
import { searchContract } from './search.contract.ts'
import type { Stores } from './stores.ts'

const entry = (seq: number, event: SessionEvent, more: Partial<Envelope> = {}): Envelope => ({
  seq,
  at: 1_000 + seq,
  v: 1,
  actor: SYSTEM,
  event,
  ...more,
})

const opened = (session: string): SessionEvent => ({
  type: 'session.opened',
  session,
  title: 'A class',
  course: 'c',
  deck: 'd',
  steps: [0, 2],
  host: 'h',
})

const row = (id: string, more: Partial<SessionRow> = {}): SessionRow => ({
  id,
  code: `CODE${id}`,
  title: 'A class',
  course: 'c',
  deck: 'd',
  createdAt: 1,
  ...more,
})

const user = (id: string, more: Partial<User> = {}): User => ({
  id,
  email: `${id}@example.org`,
  name: id,
  role: 'instructor',
  passwordHash: 'x',
  createdAt: 1,
  ...more,
})

const joined = (participant: string, name: string): SessionEvent => ({
  type: 'person.joined',
  participant,
  name,
  role: 'learner',
  standing: 'in',
})

/** What every adapter of the stores must do; `open` gives a fresh, empty one. */
export function storesContract(open: () => Promise<Stores>): void {
  it('gives back appended entries in order, from any point', async () => {
    const { log, directory } = await open()
    const first = entry(1, opened('s'))
    const second = entry(
      2,
      { type: 'session.started' },
      { actor: { kind: 'participant', id: 'h' }, cid: 'c1' },
    )
    await directory.create(row('s'), [first])
    expect(await log.append('s', [second])).toEqual({ ok: true })
    expect(await log.read('s', 0)).toEqual([first, second])
    expect(await log.read('s', 1)).toEqual([second])
    expect(await log.read('s', 2)).toEqual([])
    expect(await log.read('s', 0, 1)).toEqual([first])
    expect(await log.read('nobody', 0)).toEqual([])
  })

  it('refuses an append that does not follow the last entry, and writes nothing of it', async () => {
    const { log, directory } = await open()
    await directory.create(row('s'), [entry(1, opened('s'))])
    const late = [entry(1, { type: 'session.started' }), entry(2, { type: 'session.started' })]
    expect(await log.append('s', late)).toEqual({ ok: false, seq: 1 })
    expect(await log.append('s', [entry(3, { type: 'session.started' })])).toEqual({ ok: false, seq: 1 })
    expect(await log.read('s', 0)).toHaveLength(1)
  })

  it('lets exactly one of many writers at the same place win', async () => {
    const { log, directory } = await open()
    await directory.create(row('s'), [entry(1, opened('s'))])
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => log.append('s', [entry(2, joined(`p${n}`, `N${n}`))])),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await log.read('s', 0)).toHaveLength(2)
  })

  it('keeps the newest name of a person and gives it to every entry that names them', async () => {
    const { log, directory } = await open()
    await directory.create(row('s'), [entry(1, opened('s')), entry(2, joined('p', 'Ana'))])
    await log.append('s', [entry(3, { type: 'person.renamed', participant: 'p', name: 'Ana B.' })])
    const events = (await log.read('s', 1)).map(({ event }) => event)
    expect(events).toEqual([
      joined('p', 'Ana B.'),
      { type: 'person.renamed', participant: 'p', name: 'Ana B.' },
    ])
  })

  it('finds sessions by id and code, lists the newest first, and follows their end', async () => {
    const { log, directory, accounts } = await open()
    await accounts.addUser(user('u'))
    await directory.create(row('a', { createdAt: 1, owner: 'u' }), [entry(1, opened('a'))])
    await directory.create(row('b', { createdAt: 2 }), [entry(1, opened('b'))])
    expect(await directory.findByCode('CODEa')).toEqual({
      ...row('a', { createdAt: 1, owner: 'u' }),
      learners: 0,
    })
    expect(await directory.find('nobody')).toBeUndefined()
    expect((await directory.list({ limit: 10 })).map(({ id }) => id)).toEqual(['b', 'a'])
    expect((await directory.list({ limit: 1 })).map(({ id }) => id)).toEqual(['b'])
    expect((await directory.list({ owner: 'u', limit: 10 })).map(({ id }) => id)).toEqual(['a'])
    await directory.create(row('c', { createdAt: 3, course: 'other' }), [entry(1, opened('c'))])
    expect((await directory.list({ course: 'other', limit: 10 })).map(({ id }) => id)).toEqual(['c'])
    await log.append('c', [entry(2, { type: 'session.ended', reason: 'host' })])
    await log.append('b', [entry(2, { type: 'session.ended', reason: 'host' })])
    expect((await directory.find('b'))?.endedAt).toBe(1_002)
    expect((await directory.list({ live: true, limit: 10 })).map(({ id }) => id)).toEqual(['a'])
    expect((await directory.list({ live: false, limit: 10 })).map(({ id }) => id)).toEqual(['c', 'b'])
  })

  it('tells when a session began and how many learners are in it, as its log does', async () => {
    const { log, directory } = await open()
    await directory.create(row('s'), [entry(1, opened('s'))])
    const learners = async () => (await directory.find('s'))?.learners
    await log.append('s', [
      entry(2, { ...joined('h', 'Host'), role: 'instructor' } as SessionEvent),
      entry(3, joined('a', 'Ana')),
      entry(4, { ...joined('w', 'Wes'), standing: 'waiting' } as SessionEvent),
    ])
    expect(await learners()).toBe(1)
    await log.append('s', [entry(5, { type: 'person.admitted', participant: 'w' })])
    expect(await learners()).toBe(2)
    await log.append('s', [
      entry(6, { type: 'person.removed', participant: 'a' }),
      entry(7, { type: 'person.removed', participant: 'h' }),
      entry(8, { type: 'person.renamed', participant: 'w', name: 'Wesley' }),
      entry(9, { type: 'session.started' }),
    ])
    expect(await directory.find('s')).toEqual({ ...row('s'), startedAt: 1_009, learners: 1 })
    await log.append('s', [entry(10, { type: 'person.admitted', participant: 'a' })])
    expect(await learners()).toBe(2)
  })

  it('gives pages of sessions in any order, and chooses them by course and title', async () => {
    const { directory } = await open()
    const titles = ['beta', 'Alpha', 'alpha', 'Übung', 'Beta 100%', 'delta']
    for (const [n, title] of titles.entries()) {
      const id = `s${n}`
      await directory.create(row(id, { title, createdAt: 10 + (n >> 1), course: n < 4 ? 'c' : 'd' }), [
        entry(1, opened(id)),
      ])
    }
    const keyOf = {
      createdAt: ({ createdAt, id }: SessionRow) => ({ key: createdAt, id }),
      title: ({ title, id }: SessionRow) => ({ key: title, id }),
    }
    const walk = async (field: 'createdAt' | 'title', descending: boolean) => {
      const sort = { field, descending }
      const ids: string[] = []
      for (let page = await directory.list({ sort, limit: 2 }); page.length > 0; ) {
        ids.push(...page.map(({ id }) => id))
        const last = page.at(-1)
        if (!last) break
        page = await directory.list({ sort, limit: 2, after: keyOf[field](last) })
      }
      return ids.join(' ')
    }
    expect(await walk('createdAt', true)).toBe('s5 s4 s3 s2 s1 s0')
    expect(await walk('createdAt', false)).toBe('s0 s1 s2 s3 s4 s5')
    expect(await walk('title', false)).toBe('s1 s2 s0 s4 s5 s3')
    expect(await walk('title', true)).toBe('s3 s5 s4 s0 s2 s1')
    const found = async (filter: SessionFilter) => {
      const ids = (await directory.list({ ...filter, limit: 9 })).map(({ id }) => id)
      expect(await directory.count(filter)).toBe(ids.length)
      return ids.join(' ')
    }
    expect(await found({ title: 'BETA' })).toBe('s4 s0')
    expect(await found({ title: 'übung' })).toBe('s3')
    expect(await found({ title: '0%' })).toBe('s4')
    expect(await found({ title: '_' })).toBe('')
    expect(await found({ course: 'd' })).toBe('s5 s4')
    expect(await found({ course: 'd', live: false })).toBe('')
    expect(await found({})).toBe('s5 s4 s3 s2 s1 s0')
  })

  it('refuses a second session with the same code', async () => {
    const { directory } = await open()
    await directory.create(row('a', { code: 'SAME' }), [entry(1, opened('a'))])
    await expect(directory.create(row('b', { code: 'SAME' }), [entry(1, opened('b'))])).rejects.toThrow()
    expect(await directory.find('b')).toBeUndefined()
  })

  it('stores a deck once and gives it back', async () => {
    const { decks } = await open()
    const deck: StaffDeck = {
      id: 'd',
      course: 'c',
      title: 'T',
      language: 'en',
      aspect: 16 / 9,
      slides: [],
      exercises: [],
      quizzes: [],
    }
    await decks.put(deck)
    await decks.put(deck)
    expect(await decks.get('d')).toEqual(deck)
    expect(await decks.get('e')).toBeUndefined()
  })

  it('keeps accounts, one for each address', async () => {
    const { accounts } = await open()
    expect(await accounts.addUser(user('u'))).toBe(true)
    expect(await accounts.addUser(user('v', { email: 'u@example.org' }))).toBe(false)
    expect(await accounts.findUserByEmail('u@example.org')).toEqual(user('u'))
    await accounts.setPassword('u', 'y')
    expect((await accounts.findUser('u'))?.passwordHash).toBe('y')
    expect(await accounts.listUsers()).toHaveLength(1)
  })

  it('keeps sign-ins until they are withdrawn', async () => {
    const { accounts } = await open()
    await accounts.addUser(user('u'))
    const signIn = (secretHash: string) => ({ secretHash, user: 'u', createdAt: 1, expiresAt: 9 })
    await accounts.addSignIn(signIn('a'))
    await accounts.addSignIn(signIn('b'))
    expect(await accounts.findSignIn('a')).toEqual(signIn('a'))
    await accounts.removeSignIn('a')
    expect(await accounts.findSignIn('a')).toBeUndefined()
    await accounts.removeSignInsOf('u')
    expect(await accounts.findSignIn('b')).toBeUndefined()
  })

  it('forgets sign-ins that have expired when the next one is made', async () => {
    const { accounts } = await open()
    await accounts.addUser(user('u'))
    await accounts.addSignIn({ secretHash: 'old', user: 'u', createdAt: 1, expiresAt: 9 })
    await accounts.addSignIn({ secretHash: 'young', user: 'u', createdAt: 8, expiresAt: 20 })
    expect(await accounts.findSignIn('old')).toBeDefined()
    await accounts.addSignIn({ secretHash: 'new', user: 'u', createdAt: 9, expiresAt: 30 })
    expect(await accounts.findSignIn('old')).toBeUndefined()
    expect(await accounts.findSignIn('young')).toBeDefined()
  })

  it('makes the owner once, with the newest setup secret', async () => {
    const { accounts } = await open()
    await accounts.setSetupSecret('old')
    await accounts.setSetupSecret('new')
    expect(await accounts.redeemSetupSecret('old', user('o'))).toBe('bad-secret')
    expect(await accounts.redeemSetupSecret('new', user('o'))).toBe('ok')
    expect((await accounts.findUser('o'))?.role).toBe('owner')
    await accounts.setSetupSecret('again')
    expect(await accounts.redeemSetupSecret('again', user('p'))).toBe('has-owner')
  })

  it('keeps what was asked for under a key, its answer, and forgets both in time', async () => {
    const { idempotencyKeys: keys } = await open()
    const key = { account: 'u', route: 'POST /x', keyHash: 'k' }
    const first = { ...key, fingerprint: 'f', resource: 'r', expiresAt: 10 }
    expect(await keys.claim(first, 1)).toEqual(first)
    // Whoever comes later is told of the first, whatever they bring.
    expect(await keys.claim({ ...first, fingerprint: 'g', resource: 's' }, 2)).toEqual(first)
    expect((await keys.claim({ ...first, account: 'v', resource: 's' }, 2)).resource).toBe('s')
    await keys.settle(key, Uint8Array.of(1, 2))
    const known = await keys.claim({ ...first, resource: 's' }, 9)
    expect({ ...known, answer: [...(known.answer ?? [])] }).toEqual({ ...first, answer: [1, 2] })
    const again = { ...first, resource: 't', expiresAt: 20 }
    expect(await keys.claim(again, 10)).toEqual(again)
    await keys.forget(key)
    expect(await keys.claim({ ...again, resource: 'w' }, 11)).toEqual({ ...again, resource: 'w' })
  })

  it('gives one of many who claim a key at once the right to it', async () => {
    const { idempotencyKeys: keys } = await open()
    const key = { account: 'u', route: 'POST /x', keyHash: 'k', fingerprint: 'f', expiresAt: 10 }
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, n) => keys.claim({ ...key, resource: `r${n}` }, 1)),
    )
    expect(new Set(claims.map(({ resource }) => resource)).size).toBe(1)
  })

  it('keeps signing keys in the order of their making', async () => {
    const { accounts } = await open()
    await accounts.addSigningKey({ kid: 'k1', secret: 's1', createdAt: 1 })
    await accounts.addSigningKey({ kid: 'k2', secret: 's2', createdAt: 2 })
    expect((await accounts.signingKeys()).map(({ kid }) => kid)).toEqual(['k1', 'k2'])
  })

  searchContract(async () => (await open()).search)
  askedContract(open)
}
