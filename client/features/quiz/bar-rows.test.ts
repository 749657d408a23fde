import { describe, expect, it } from 'vitest'
import type { Question } from '../../../shared/course/quiz.ts'
import { barRows, cloudWords, ratingMean } from './bar-rows.ts'
import { CHOICE, COMMON, OPTIONS } from './sample-views.ts'

const texts = (question: Question, bars: Record<string, number>, answered = 0) =>
  barRows(question, { bars, answered }).rows.map(({ text, count }) => [text, count])

describe('rows of a histogram', () => {
  it('are all options in their order, with the shares of both rounds and what is right', () => {
    const { rows, others } = barRows(CHOICE, {
      bars: { y: 3, x: 1 },
      before: { x: 2 },
      answered: 4,
      answerKey: { kind: 'choice', options: ['y'] },
    })
    expect(rows.map(({ text, share, before, right }) => [text, share, before, right])).toEqual([
      ['A', 0.25, 1, false],
      ['B', 0.75, 0, true],
      ['C', 0, 0, false],
    ])
    expect(others).toBe(0)
  })

  it('say nothing of right and wrong without a key', () => {
    expect(barRows(CHOICE, { bars: { y: 1 }, answered: 1 }).rows.every((row) => !('right' in row))).toBe(true)
  })

  it('count shares of people where one person may choose several', () => {
    const question: Question = { ...COMMON, kind: 'choice', form: 'multiple', options: OPTIONS }
    const { rows } = barRows(question, { bars: { x: 2, y: 2 }, answered: 2 })
    expect(rows.map(({ share }) => share)).toEqual([1, 1, 0])
  })

  it('are the most frequent of free answers; the rest is counted', () => {
    const question: Question = { ...COMMON, kind: 'text', form: 'short' }
    const bars = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`t${n}`, 10 - n]))
    const { rows, others } = barRows(question, {
      bars,
      answered: 55,
      answerKey: { kind: 'text', accepted: ['T0'], caseSensitive: false },
    })
    expect(rows).toHaveLength(8)
    expect(rows[0]).toMatchObject({ text: 't0', count: 10, right: true })
    expect(rows[1]).toMatchObject({ text: 't1', right: false })
    expect(others).toBe(3)
  })

  it('read as people read them, by kind', () => {
    expect(texts({ ...COMMON, kind: 'order', options: OPTIONS }, { 'y x z': 2 })).toEqual([['B → A → C', 2]])
    const match: Question = { ...COMMON, kind: 'match', options: OPTIONS, targets: OPTIONS }
    expect(barRows(match, { bars: { 'x z': 1 }, answered: 1 }).rows[0]).toMatchObject({
      option: 0,
      html: 'Z',
    })
    expect(
      texts({ ...COMMON, kind: 'line', language: 'py', lines: ['a', '  b'], html: ['', ''] }, { '2': 1 }),
    ).toEqual([['2: b', 1]])
    expect(texts({ ...COMMON, kind: 'number', unit: 'ms' }, { '3.5': 1 })).toEqual([['3.5 ms', 1]])
    expect(texts({ ...COMMON, kind: 'rating', steps: 2, low: 'no', high: 'yes' }, { '2': 1 })).toEqual([
      ['1 no', 0],
      ['2 yes', 1],
    ])
  })

  it('grade numbers, orders, pairs and lines by the key', () => {
    const right = (
      question: Question,
      bucket: string,
      answerKey: Parameters<typeof barRows>[1]['answerKey'],
    ) => barRows(question, { bars: { [bucket]: 1 }, answered: 1, answerKey }).rows[0]?.right
    expect(right({ ...COMMON, kind: 'number' }, '3', { kind: 'number', min: 2, max: 4 })).toBe(true)
    expect(right({ ...COMMON, kind: 'number' }, '5', { kind: 'number', min: 2, max: 4 })).toBe(false)
    const order: Question = { ...COMMON, kind: 'order', options: OPTIONS }
    expect(right(order, 'x y z', { kind: 'order', options: ['x', 'y', 'z'] })).toBe(true)
    const match: Question = { ...COMMON, kind: 'match', options: OPTIONS, targets: OPTIONS }
    expect(right(match, 'x z', { kind: 'match', pairs: { x: 'y' } })).toBe(false)
    const line: Question = { ...COMMON, kind: 'line', language: 'py', lines: ['a', 'b'], html: ['', ''] }
    expect(right(line, '2', { kind: 'line', lines: [2] })).toBe(true)
  })
})

it('the mean of a rating is that of its votes', () => {
  expect(ratingMean({ '5': 3, '1': 1 })).toBe(4)
  expect(ratingMean({})).toBeUndefined()
})

it('a cloud has the most frequent words in its middle, and biggest', () => {
  const words = cloudWords({ rare: 1, often: 9, some: 4 })
  expect(words.map(({ word }) => word)).toEqual(['some', 'often', 'rare'])
  expect(words.map(({ size }) => Number(size.toFixed(2)))).toEqual([0.61, 1, 0])
})
