import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Question } from '../../course/quiz.ts'
import { PersistentMap } from '../../persistent-map.ts'
import { bucketsOf, counted, recount } from './tally.ts'

const common = { id: 'q', stem: '', points: 1, mayChange: true, anonymous: false } as const
const cloud: Question = { ...common, kind: 'open', form: 'cloud' }
const choice: Question = { ...common, kind: 'choice', form: 'multiple', options: [] }

describe('what is counted', () => {
  it('[Q26] buckets say what was answered', () => {
    const text: Question = { ...common, kind: 'text', form: 'short' }
    const output: Question = { ...common, kind: 'text', form: 'output' }
    const cases: [Question, Answer, string[]][] = [
      [choice, { kind: 'choice', options: ['a', 'c', 'a'] }, ['a', 'c']],
      [{ ...common, kind: 'number' }, { kind: 'number', value: 0.5 }, ['0.5']],
      [text, { kind: 'text', text: '  the  blue ' }, ['the blue']],
      [output, { kind: 'text', text: 'a  b\nc\n' }, ['a  b\nc']],
      [{ ...common, kind: 'order', options: [] }, { kind: 'order', options: ['b', 'a'] }, ['b a']],
      [
        { ...common, kind: 'match', options: [], targets: [] },
        { kind: 'match', pairs: { a: 'x', b: 'y' } },
        ['a x', 'b y'],
      ],
      [{ ...common, kind: 'line', language: '', lines: [], html: [] }, { kind: 'line', line: 3 }, ['3']],
      [{ ...common, kind: 'rating', steps: 5, low: '', high: '' }, { kind: 'rating', value: 4 }, ['4']],
      [cloud, { kind: 'open', text: 'Fast, fast;  very Fun\n' }, ['fast', 'very fun']],
      [{ ...common, kind: 'open', form: 'text' }, { kind: 'open', text: ' So. ' }, ['So.']],
    ]
    for (const [question, answer, buckets] of cases) expect(bucketsOf(question, answer)).toEqual(buckets)
  })

  it('[Q26] counts that are kept are those of a recount', () => {
    const answer = fc.record({
      kind: fc.constant('choice' as const),
      options: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
    })
    const given = fc.array(fc.record({ who: fc.constantFrom('p1', 'p2', 'p3'), answer }))
    fc.assert(
      fc.property(given, (all) => {
        const last = new Map<string, Answer>()
        let counts = PersistentMap.empty<number>()
        for (const one of all) {
          counts = counted(counts, choice, one.answer, last.get(one.who))
          last.set(one.who, one.answer)
        }
        expect([...counts.entries()].sort()).toEqual([...recount(choice, last.values()).entries()].sort())
      }),
    )
  })
})
