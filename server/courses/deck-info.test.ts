import { expect, it } from 'vitest'
import { deckAspect, deckLanguage, deckTitle } from './deck-info.ts'

it.each([
  [{ aspectRatio: '4/3' }, 4 / 3],
  [{ aspectRatio: '16:10' }, 1.6],
  [{ aspectRatio: 1.5 }, 1.5],
  [{ size: '4:3' }, 4 / 3],
  [{ size: '4K' }, 16 / 9],
  [{ aspectRatio: '1/0' }, 16 / 9],
  [{ aspectRatio: '100/1' }, 16 / 9],
  [{}, 16 / 9],
])('aspect of %j', (head, expected) => expect(deckAspect(head)).toBeCloseTo(expected))

it('language', () => {
  expect(deckLanguage({ lang: 'en-US' })).toBe('en-US')
  expect(deckLanguage({ htmlAttrs: { dir: 'ltr', lang: 'ja' } })).toBe('ja')
  expect(deckLanguage({ lang: 'x" onload="' })).toBeUndefined()
  expect(deckLanguage({})).toBeUndefined()
})

it('title without front matter is the first heading', () => {
  expect(deckTitle({ title: ' ' }, [])).toBeUndefined()
  expect(deckTitle({ title: '*A*' }, [])).toBe('A')
})
