import { expect, it } from 'vitest'
import { readKnown } from './known-front-matter.ts'

const read = (frontMatter: Record<string, unknown>) => readKnown({ file: 'a.md', line: 3, frontMatter })

it('reads the keys it knows and leaves the others to themes', () => {
  const { known, problems } = read({
    layout: 'center',
    class: 'a  b',
    covers: ['core.1', 2],
    minutes: '5',
    title: 2024,
    clicks: 3,
    transition: 'fade',
    layoutClass: { x: 1 },
  })
  expect(known).toEqual({
    layout: 'center',
    class: ['a', 'b'],
    covers: ['core.1', '2'],
    minutes: 5,
    title: '2024',
    clicks: 3,
  })
  expect(problems).toEqual([])
})

it('splits topics at commas', () => {
  expect(read({ covers: 'core.1, core.2' }).known.covers).toEqual(['core.1', 'core.2'])
})

it('reports a wrong value, where it stands, and ignores it alone', () => {
  const { known, problems } = read({ minutes: 'soon', clicks: -1, layout: 'quote', class: { a: 1 } })
  expect(known).toEqual({ layout: 'quote' })
  expect(problems.map((problem) => problem.message)).toEqual([
    '`class` has to be a list of class names, not {"a":1}; it is ignored.',
    '`minutes` has to be a number of minutes, not "soon"; it is ignored.',
    '`clicks` has to be a whole number, not -1; it is ignored.',
  ])
  expect(problems[0]).toMatchObject({ severity: 'warning', file: 'a.md', line: 3 })
})

it('takes an empty key for an absent one', () => {
  expect(read({ layout: null, class: '' })).toEqual({ known: {}, problems: [] })
})
