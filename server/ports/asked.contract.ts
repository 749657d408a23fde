import { expect, it } from 'vitest'
import { type Envelope, SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import type { AskPhase } from '../../shared/session/talk/asks.ts'
import type { SearchQuery } from './search.ts'
import type { Stores } from './stores.ts'

const entry = (seq: number, event: SessionEvent): Envelope => ({ seq, at: 1, v: 1, actor: SYSTEM, event })

const submitted = (n: number, text: string, waiting = false): SessionEvent => ({
  type: 'ask.submitted',
  ask: `a${n}`,
  by: 'p-lea',
  anonymous: n % 2 === 0,
  text,
  slide: n - 1,
  waiting,
})
const settled = (n: number, phase: AskPhase): SessionEvent => ({ type: 'ask.settled', ask: `a${n}`, phase })

/** A session of a course, and what happens in it from its second entry on. */
async function session(stores: Stores, id: string, owner: string | undefined, events: SessionEvent[]) {
  const row = { id, code: `CODE${id}`, title: `Class ${id}`, course: 'c', deck: 'd', createdAt: 1 }
  const opened = { type: 'session.opened', session: id, title: 'T', course: 'c', deck: 'd' } as const
  const entries = events.map((event, index) => entry(index + 2, event))
  await stores.directory.create({ ...row, ...(owner === undefined ? {} : { owner }) }, [
    entry(1, { ...opened, steps: [], host: 'h' }),
  ])
  expect(await stores.log.append(id, entries)).toEqual({ ok: true })
}

/** What every adapter must do to find what learners asked; `open` gives fresh, empty stores. */
export function askedContract(open: () => Promise<Stores>): void {
  async function school() {
    const stores = await open()
    for (const id of ['ida', 'ivo']) {
      const user = { id, email: `${id}@example.org`, name: id, role: 'instructor' as const }
      await stores.accounts.addUser({ ...user, passwordHash: 'x', createdAt: 1 })
    }
    const find = (word: string, more: Partial<SearchQuery> = {}) =>
      stores.search.find({ words: [word], asked: {}, offset: 0, limit: 9, ...more })
    const refs = async (word: string, more: Partial<SearchQuery> = {}) =>
      (await find(word, more)).hits.map(({ ref }) => ref).sort()
    return { stores, find, refs }
  }

  it('finds what learners asked in the sessions of an account, and says whether it was answered', async () => {
    const { stores, find, refs } = await school()
    await session(stores, 's', 'ida', [submitted(1, 'Why a semaphore?'), submitted(2, 'Semaphore, again?')])
    await session(stores, 't', 'ivo', [submitted(1, 'A semaphore of mine')])
    await session(stores, 'u', undefined, [submitted(1, 'A semaphore of nobody')])
    expect(await refs('semaphore')).toEqual(['s/a1', 's/a2', 't/a1', 'u/a1'])
    expect(await refs('semaphore', { asked: { owner: 'ida' } })).toEqual(['s/a1', 's/a2'])
    expect((await stores.search.find({ words: ['semaphore'], offset: 0, limit: 9 })).total).toBe(0)
    await stores.log.append('s', [entry(4, settled(1, 'answered'))])
    const { hits, total } = await find('why')
    expect(total).toBe(1)
    expect(hits[0]).toEqual({
      course: { course: 'c', title: 'c', language: 'und' },
      kind: 'asked',
      ref: 's/a1',
      slide: 1,
      title: [],
      snippet: [
        { text: 'Why', match: true },
        { text: ' a semaphore?', match: false },
      ],
      in: 'body',
      asked: { session: 's', title: 'Class s', answered: true },
    })
    expect(JSON.stringify(await find('semaphore'))).not.toContain('p-lea')
  })

  it('finds nothing that is hidden or was taken back', async () => {
    const { stores, refs } = await school()
    await session(stores, 's', 'ida', [
      submitted(1, 'word one', true),
      submitted(2, 'word two'),
      submitted(3, 'word three'),
      settled(2, 'hidden'),
      settled(3, 'withdrawn'),
    ])
    expect(await refs('word')).toEqual(['s/a1'])
    await stores.log.append('s', [entry(7, settled(2, 'shown')), entry(8, settled(1, 'hidden'))])
    expect(await refs('word')).toEqual(['s/a2'])
  })

  it('keeps what was asked when its course is read again or goes, and counts it among the rest', async () => {
    const { stores, find, refs } = await school()
    await session(stores, 's', 'ida', [submitted(1, 'about tokens')])
    const course = { course: 'c', revision: 'r', title: 'Course', language: 'en' }
    const slide = { kind: 'slide' as const, ref: '1', slide: 1, title: 'Tokens', body: '', notes: '' }
    await stores.search.replace(course, [slide])
    await stores.search.replace({ ...course, revision: 'r2' }, [slide])
    const { hits, total } = await find('tokens')
    expect([total, hits.map(({ kind }) => kind)]).toEqual([2, ['slide', 'asked']])
    expect(hits[1]?.course).toEqual({ course: 'c', title: 'Course', language: 'en' })
    expect(await refs('tokens', { kind: 'asked', course: 'c' })).toEqual(['s/a1'])
    expect(await refs('tokens', { course: 'other' })).toEqual([])
    await stores.search.remove('c')
    expect(await refs('tokens')).toEqual(['s/a1'])
  })
}
