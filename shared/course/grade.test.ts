import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWER_MAX, checkAnswer } from './check-answer.ts'
import { grade } from './grade.ts'
import type { Answer, Question, QuestionKey } from './quiz.ts'

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>
type Own<T> = Omit<T, 'id' | 'stem' | 'points' | 'mayChange' | 'anonymous'>

function question<K extends Question['kind']>(own: Own<Of<K>> & { kind: K }): Question {
  return { id: 'q/1', stem: '', points: 1, mayChange: false, anonymous: false, ...own } as unknown as Question
}

const options = (ids: string) => [...ids].map((id) => ({ id, html: id }))
const single = question({ kind: 'choice', form: 'single', options: options('abc') })
const multiple = question({ kind: 'choice', form: 'multiple', options: options('abcd') })
const order = question({ kind: 'order', options: options('abcd') })
const match = question({ kind: 'match', options: options('abc'), targets: options('xyz') })
const line = question({ kind: 'line', language: 'python', lines: ['1', '2', '3'], html: ['1', '2', '3'] })
const short = question({ kind: 'text', form: 'short' })
const output = question({ kind: 'text', form: 'output' })
const number = question({ kind: 'number' })
const rating = question({ kind: 'rating', steps: 5, low: '', high: '' })
const cloud = question({ kind: 'open', form: 'cloud' })

const choose = (ids: string): Answer => ({ kind: 'choice', options: [...ids] })
const inOrder = (ids: string): Answer => ({ kind: 'order', options: [...ids] })
const text = (given: string): Answer => ({ kind: 'text', text: given })

describe('checkAnswer', () => {
  it.each<[string, Question, Answer, string | undefined]>([
    ['one', single, choose('a'), undefined],
    ['none of one', single, choose(''), 'Exactly one'],
    ['two of one', single, choose('ab'), 'Exactly one'],
    ['unknown', single, choose('z'), 'no option “z”'],
    ['none of several', multiple, choose(''), undefined],
    ['twice', multiple, choose('aa'), 'twice'],
    ['another kind', multiple, text('a'), 'of kind choice'],
    ['order', order, inOrder('dbca'), undefined],
    ['part of an order', order, inOrder('dbc'), 'Every option'],
    ['order with a double', order, inOrder('abca'), 'twice'],
    ['pairs', match, { kind: 'match', pairs: { a: 'x', b: 'x' } }, undefined],
    ['no pairs', match, { kind: 'match', pairs: {} }, 'Nothing'],
    ['unknown target', match, { kind: 'match', pairs: { a: 'w' } }, 'no option “w”'],
    ['unknown key', match, { kind: 'match', pairs: { constructor: 'x' } }, 'no option'],
    ['line', line, { kind: 'line', line: 3 }, undefined],
    ['line 0', line, { kind: 'line', line: 0 }, 'from 1 to 3'],
    ['line 4', line, { kind: 'line', line: 4 }, 'from 1 to 3'],
    ['half a line', line, { kind: 'line', line: 1.5 }, 'whole'],
    ['number', number, { kind: 'number', value: -0.5 }, undefined],
    ['no number', number, { kind: 'number', value: Number.NaN }, 'not a number'],
    ['infinite', number, { kind: 'number', value: Number.POSITIVE_INFINITY }, 'not a number'],
    ['rating', rating, { kind: 'rating', value: 6 }, 'from 1 to 5'],
    ['empty', short, text(' \n'), 'empty'],
    ['nothing printed', output, text(''), undefined],
    ['long', short, text('x'.repeat(ANSWER_MAX.short + 1)), 'longer'],
    ['as long as may be', short, text('x'.repeat(ANSWER_MAX.short)), undefined],
    ['cloud', cloud, { kind: 'open', text: 'x'.repeat(ANSWER_MAX.cloud + 1) }, 'longer'],
  ])('[G1] %s', (_, asked, answer, fault) => {
    if (fault === undefined) expect(checkAnswer(asked, answer)).toBeUndefined()
    else expect(checkAnswer(asked, answer)).toContain(fault)
  })
})

describe('grade', () => {
  it.each<[string, Question, QuestionKey, Answer, number]>([
    ['right', single, { kind: 'choice', options: ['b'] }, choose('b'), 1],
    ['wrong', single, { kind: 'choice', options: ['b'] }, choose('a'), 0],
    ['half right', single, { kind: 'choice', options: ['b'], weights: { a: 0.5 } }, choose('a'), 0.5],
    ['half of several', multiple, { kind: 'choice', options: ['a', 'b'] }, choose('a'), 0.5],
    ['all of them', multiple, { kind: 'choice', options: ['a', 'b'] }, choose('abcd'), 0],
    ['one wrong', multiple, { kind: 'choice', options: ['a', 'b'] }, choose('abc'), 0.5],
    ['none is right', multiple, { kind: 'choice', options: [] }, choose(''), 1],
    ['none is right, one chosen', multiple, { kind: 'choice', options: [] }, choose('a'), 0],
    ['two swapped', order, { kind: 'order', options: [...'abcd'] }, inOrder('bacd'), 2 / 3],
    ['turned round', order, { kind: 'order', options: [...'abcd'] }, inOrder('dcba'), 0],
    [
      'two of three',
      match,
      { kind: 'match', pairs: { a: 'x', b: 'y', c: 'z' } },
      { kind: 'match', pairs: { a: 'x', b: 'y' } },
      2 / 3,
    ],
    ['one of the wrong lines', line, { kind: 'line', lines: [1, 3] }, { kind: 'line', line: 3 }, 1],
    ['another line', line, { kind: 'line', lines: [1, 3] }, { kind: 'line', line: 2 }, 0],
  ])('[G5] %s', (_, asked, key, answer, share) => {
    expect(grade(asked, key, answer)).toEqual({ correct: share === 1, share })
  })

  it('[G4] a range holds its ends, and what differs by rounding only', () => {
    const key: QuestionKey = { kind: 'number', min: 0.3, max: 0.3, also: [{ min: 0, max: 1, share: 0.5 }] }
    expect(grade(number, key, { kind: 'number', value: 0.1 + 0.2 }).correct).toBe(true)
    expect(grade(number, key, { kind: 'number', value: 0.31 })).toEqual({ correct: false, share: 0.5 })
    expect(grade(number, key, { kind: 'number', value: 1.1 })).toEqual({ correct: false, share: 0 })
    const negative: QuestionKey = { kind: 'number', min: -2.719, max: -2.717 }
    expect(grade(number, negative, { kind: 'number', value: -2.7185 }).correct).toBe(true)
  })

  it('[G2][G6] a short text is one of the alternatives or matches the pattern', () => {
    const key: QuestionKey = {
      kind: 'text',
      accepted: ['start_response'],
      pattern: 'start[ -]?response',
      caseSensitive: false,
      also: [{ text: 'environ', share: 0.25 }],
    }
    for (const right of ['Start_Response.', 'start response', 'START–RESPONSE']) {
      expect([right, grade(short, key, text(right)).correct]).toEqual([right, true])
    }
    expect(grade(short, key, text('Environ'))).toEqual({ correct: false, share: 0.25 })
    expect(grade(short, key, text('restart response'))).toEqual({ correct: false, share: 0 })
    expect(grade(short, { ...key, caseSensitive: true }, text('Start_Response')).correct).toBe(false)
  })

  it('[G3] what a program prints is compared as it stands', () => {
    const key: QuestionKey = { kind: 'text', accepted: ['a\n  b\n'], caseSensitive: true }
    expect(grade(output, key, text('a \r\n  b')).correct).toBe(true)
    for (const wrong of ['A\n  b', 'a\nb', '']) expect(grade(output, key, text(wrong)).correct).toBe(false)
  })

  it('throws where the kinds do not fit', () => {
    expect(() => grade(short, { kind: 'line', lines: [1] }, text('a'))).toThrow('text question')
  })
})

describe('the share', () => {
  const ids = fc.subarray([...'abcd'])
  const permutation = fc.shuffledSubarray([...'abcd'], { minLength: 4 })
  const share = fc.double({ min: -1, max: 1, noNaN: true })
  const weights = fc.option(fc.dictionary(fc.constantFrom(...'abcd'), share), { nil: undefined })
  const pairs = fc.dictionary(fc.constantFrom(...'abc'), fc.constantFrom(...'xyz'), { minKeys: 1 })
  const allPairs = fc.tuple(...[...'abc'].map(() => fc.constantFrom(...'xyz')))

  const graded = fc.oneof(
    fc
      .tuple(ids, weights, ids)
      .map(([right, w, given]): [Question, QuestionKey, Answer, boolean] => [
        multiple,
        { kind: 'choice', options: right, ...(w ? { weights: w } : {}) },
        { kind: 'choice', options: given },
        right.join() === given.join(),
      ]),
    fc
      .tuple(permutation, permutation)
      .map(([right, given]): [Question, QuestionKey, Answer, boolean] => [
        order,
        { kind: 'order', options: right },
        { kind: 'order', options: given },
        right.join() === given.join(),
      ]),
    fc.tuple(allPairs, pairs).map(([targets, given]): [Question, QuestionKey, Answer, boolean] => {
      const right = Object.fromEntries([...'abc'].map((id, i) => [id, targets[i] ?? '']))
      const isRight = [...'abc'].every((id) => given[id] === right[id])
      return [match, { kind: 'match', pairs: right }, { kind: 'match', pairs: given }, isRight]
    }),
  )

  it('[G5] is from 0 to 1, and 1 exactly for what is right in every part', () => {
    fc.assert(
      fc.property(graded, ([asked, key, answer, isRight]) => {
        expect(checkAnswer(asked, answer)).toBeUndefined()
        const { correct, share: got } = grade(asked, key, answer)
        expect(got).toBeGreaterThanOrEqual(0)
        expect(got).toBeLessThanOrEqual(1)
        expect(correct).toBe(isRight)
        if (correct) expect(got).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('[G5] does not depend on the order in which options were chosen', () => {
    fc.assert(
      fc.property(ids, ids, (right, given) => {
        const key: QuestionKey = { kind: 'choice', options: right }
        const turned = given.toReversed()
        expect(grade(multiple, key, { kind: 'choice', options: given })).toEqual(
          grade(multiple, key, { kind: 'choice', options: turned }),
        )
      }),
    )
  })

  it('[G5] grows when two neighbours in the wrong order are swapped', () => {
    fc.assert(
      fc.property(permutation, fc.integer({ min: 0, max: 2 }), (given, at) => {
        const key: QuestionKey = { kind: 'order', options: [...'abcd'] }
        const [first = '', second = ''] = [given[at], given[at + 1]]
        fc.pre(first > second)
        const better = given.with(at, second).with(at + 1, first)
        const before = grade(order, key, { kind: 'order', options: given }).share
        expect(grade(order, key, { kind: 'order', options: better }).share).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
