import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { IndexedCourse, SearchEntry, SearchIndex, SearchQuery, TextPart } from './search.ts'
import { searchWords } from './search-words.ts'

const course = (id: string, revision = 'r1'): IndexedCourse => ({
  course: id,
  revision,
  title: `Title of ${id}`,
  language: 'en',
})

const slide = (number: number, title: string, body = '', notes = ''): SearchEntry => ({
  kind: 'slide',
  ref: String(number),
  slide: number,
  title,
  body,
  notes,
})

const question = (ref: string, body: string): SearchEntry => ({
  kind: 'question',
  ref,
  title: 'Quiz',
  body,
  notes: '',
})

const textOf = (parts: TextPart[]) => parts.map(({ text }) => text).join('')
const matches = (parts: TextPart[]) => parts.filter(({ match }) => match).map(({ text }) => text)

/** What every adapter of the search index must do; `open` gives a fresh, empty one. */
export function searchContract(open: () => Promise<SearchIndex>): void {
  const find = (index: SearchIndex, text: string, more: Partial<SearchQuery> = {}) =>
    index.find({ words: searchWords(text), offset: 0, limit: 10, ...more })
  const refs = async (index: SearchIndex, text: string, more: Partial<SearchQuery> = {}) =>
    (await find(index, text, more)).hits.map(({ ref }) => ref)

  it('finds what holds all words, the last of them begun, whatever their case and accents', async () => {
    const index = await open()
    await index.replace(course('a'), [
      slide(1, 'Middleware', 'Requests pass it twice.'),
      slide(2, 'Déjà vu', 'A café of requests'),
      slide(3, 'Other', 'nothing'),
    ])
    expect(await refs(index, 'requests')).toHaveLength(2)
    expect(await refs(index, 'requests TWI')).toEqual(['1'])
    expect(await refs(index, 'twi requests')).toEqual([])
    expect(await refs(index, 'deja')).toEqual(['2'])
    expect(await refs(index, 'CAFÉ req')).toEqual(['2'])
    expect(await refs(index, '')).toEqual([])
    expect(await refs(index, '!? "')).toEqual([])
  })

  it('puts titles first, and says where the words are', async () => {
    const index = await open()
    await index.replace(course('a'), [
      slide(1, 'Other', 'a body about tokens'),
      slide(2, 'Tokens', 'something else'),
      slide(3, 'Third', 'nothing here', 'say that tokens expire'),
    ])
    const { hits, total } = await find(index, 'tokens')
    expect([hits[0]?.ref, total]).toEqual(['2', 3])
    expect(hits[0]).toMatchObject({ course: { course: 'a', title: 'Title of a', language: 'en' }, slide: 2 })
    expect(matches(hits[0]?.title ?? [])).toEqual(['Tokens'])
    expect(textOf(hits[0]?.snippet ?? [])).toBe('something else')
    const inNotes = hits.find(({ ref }) => ref === '3')
    expect(inNotes).toMatchObject({ in: 'notes' })
    expect(matches(inNotes?.snippet ?? [])).toEqual(['tokens'])
  })

  it('shows a part of a long text, around a match', async () => {
    const index = await open()
    const body = `${'before '.repeat(300)}needle ${'after '.repeat(300)}`
    await index.replace(course('a'), [slide(1, 'Long', body)])
    const snippet = (await find(index, 'needle')).hits[0]?.snippet ?? []
    expect(matches(snippet)).toEqual(['needle'])
    expect(textOf(snippet).length).toBeLessThan(400)
  })

  it('keeps to a kind, to a course, and to a part of the list', async () => {
    const index = await open()
    await index.replace(course('a'), [slide(1, 'word'), slide(2, 'word'), question('q/1', 'a word')])
    await index.replace(course('b'), [slide(1, 'word')])
    expect(await refs(index, 'word', { kind: 'question' })).toEqual(['q/1'])
    expect((await find(index, 'word', { course: 'b' })).total).toBe(1)
    const pages = await Promise.all([0, 3, 6].map((offset) => find(index, 'word', { offset, limit: 3 })))
    expect(pages.map(({ hits, total }) => [hits.length, total])).toEqual([
      [3, 4],
      [1, 4],
      [0, 4],
    ])
    const all = pages.flatMap(({ hits }) => hits.map((hit) => `${hit.course.course}/${hit.kind}/${hit.ref}`))
    expect(new Set(all).size).toBe(4)
  })

  it('replaces a course whole, and forgets one that is gone', async () => {
    const index = await open()
    await index.replace(course('a'), [slide(1, 'old')])
    await index.replace(course('b'), [slide(1, 'old')])
    await index.replace(course('a', 'r2'), [slide(1, 'new')])
    expect((await index.courses()).toSorted((x, y) => (x.course < y.course ? -1 : 1))).toEqual([
      course('a', 'r2'),
      course('b'),
    ])
    expect((await find(index, 'old')).hits.map((hit) => hit.course.course)).toEqual(['b'])
    await index.remove('b')
    await index.remove('never there')
    expect((await find(index, 'old')).total).toBe(0)
    expect(await index.courses()).toEqual([course('a', 'r2')])
  })

  it('takes anything that somebody types as words, and gives texts back as they are', async () => {
    const index = await open()
    const body = '<script>alert("x")</script> & NEAR(a b) OR "quoted" col:umn ^caret *star -minus'
    await index.replace(course('a'), [slide(1, 'Syntax', body)])
    expect(await refs(index, '<script>alert')).toEqual(['1'])
    expect(await refs(index, 'NEAR(a b)')).toEqual(['1'])
    expect(await refs(index, 'syntax OR nowhere')).toEqual([])
    const { hits } = await find(index, 'alert')
    expect(textOf(hits[0]?.snippet ?? [])).toContain('<script>alert("x")</script>')
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom('"', '*', 'AND', 'NEAR(', ')', '\0', '^', ':', '-', 'a', '\ud800', '{', ' '))
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { hits, total } = await find(index, text)
        expect(hits.length).toBe(total)
        // Even words that no function has looked at.
        await index.find({ words: [text], offset: 0, limit: 1 })
      }),
      { numRuns: 300 },
    )
  })
}
