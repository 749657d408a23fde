import { expect, it } from 'vitest'
import { slideOf } from '../../../tests/fixtures/decks/deck-of.ts'
import { classesFromAttribute } from './attributify.ts'

it.each([
  ['grid', '~ cols-2 gap-4', ['grid', 'grid-cols-2', 'gap-4']],
  ['m', 't-4 -b-2 auto', ['mt-4', '-mb-2', 'm-auto']],
  ['text', 'sm center', ['text-sm', 'text-center']],
  ['mt-12', '', ['mt-12']],
  ['op70', '', ['op70']],
  ['border', '1', undefined],
  ['controls', '', undefined],
  ['href', 'x', undefined],
  ['hover:bg', 'white', undefined],
])('%s=%j', (name, value, expected) => expect(classesFromAttribute(name, value)).toEqual(expected))

it('joins the classes of an element', async () => {
  const { html } = await slideOf('<div class="a" m="t-4" text-center h-3 hover:bg="white">x</div>')
  expect(html).toBe('<div class="a mt-4 text-center h-3">x</div>')
})
