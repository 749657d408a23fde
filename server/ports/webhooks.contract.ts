import { expect, it } from 'vitest'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import type { Stores } from './stores.ts'
import type { Webhook } from './webhooks.ts'

const webhook = (id: string, more: Partial<Webhook> = {}): Webhook => ({
  id,
  account: 'u',
  url: 'https://example.org/hook',
  description: '',
  events: ['session.started', 'help.asked'],
  secret: 'whsec_x',
  active: true,
  createdAt: 1,
  since: 1,
  ...more,
})

const entry = (seq: number, event: SessionEvent) => ({ seq, at: 1_000 + seq, v: 1, actor: SYSTEM, event })

const opened = (session: string): SessionEvent => ({
  type: 'session.opened',
  session,
  title: 'A class',
  course: 'c',
  deck: 'd',
  steps: [0],
  host: 'h',
})

/** What every store of webhooks must do; `open` gives fresh, empty stores. */
export function webhooksContract(open: () => Promise<Stores>): void {
  async function withAccounts(): Promise<Stores> {
    const stores = await open()
    for (const id of ['u', 'v']) {
      const email = `${id}@example.org`
      const role = 'instructor' as const
      await stores.accounts.addUser({ id, email, name: id, role, passwordHash: 'x', createdAt: 1 })
    }
    return stores
  }

  async function session(stores: Stores, id: string, ...events: SessionEvent[]): Promise<void> {
    const row = { id, code: `CODE${id}`, title: 'A class', course: 'c', deck: 'd', createdAt: 1 }
    await stores.directory.create(
      row,
      [opened(id)].map((event, i) => entry(i + 1, event)),
    )
    const more = events.map((event, i) => entry(i + 2, event))
    if (more.length > 0) await stores.log.append(id, more)
  }

  it('keeps webhooks of accounts, oldest first', async () => {
    const { webhooks } = await withAccounts()
    await webhooks.add(webhook('b', { createdAt: 2, description: 'Grades' }))
    await webhooks.add(webhook('a'))
    await webhooks.add(webhook('c', { account: 'v', previousSecret: 'whsec_y', previousUntil: 9 }))
    expect(await webhooks.find('b')).toEqual(webhook('b', { createdAt: 2, description: 'Grades' }))
    expect((await webhooks.list('u')).map(({ id }) => id)).toEqual(['a', 'b'])
    expect((await webhooks.list()).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    expect(await webhooks.find('c')).toMatchObject({ previousSecret: 'whsec_y', previousUntil: 9 })
    expect(await webhooks.find('none')).toBeUndefined()
  })

  it('changes what is named, and takes away what is undefined', async () => {
    const { webhooks } = await withAccounts()
    await webhooks.add(webhook('a'))
    expect(await webhooks.change('a', { active: false, disabledReason: 'It is gone.' })).toBe(true)
    expect(await webhooks.find('a')).toEqual(webhook('a', { active: false, disabledReason: 'It is gone.' }))
    await webhooks.change('a', { active: true, disabledReason: undefined, events: ['session.ended'] })
    expect(await webhooks.find('a')).toEqual(webhook('a', { events: ['session.ended'] }))
    expect(await webhooks.change('none', { active: false })).toBe(false)
    expect(await webhooks.remove('a')).toBe(true)
    expect(await webhooks.remove('a')).toBe(false)
    expect(await webhooks.list()).toEqual([])
  })

  it('remembers how far a session was seen to, and never goes back', async () => {
    const stores = await withAccounts()
    await session(stores, 's', { type: 'session.started' })
    const { webhooks } = stores
    expect(await webhooks.mark('s')).toBe(0)
    await webhooks.setMark('s', 2)
    await webhooks.setMark('s', 1)
    expect(await webhooks.mark('s')).toBe(2)
  })

  it('finds the sessions whose logs go on behind their mark, but for those that ended before', async () => {
    const stores = await withAccounts()
    await session(stores, 'new')
    await session(stores, 'seen')
    await session(stores, 'over', { type: 'session.ended', reason: 'host' })
    await stores.webhooks.setMark('seen', 1)
    await stores.webhooks.setMark('over', 1)
    expect((await stores.webhooks.behind(1_002)).toSorted()).toEqual(['new', 'over'])
    expect(await stores.webhooks.behind(1_003)).toEqual(['new'])
  })
}
