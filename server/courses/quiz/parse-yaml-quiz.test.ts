import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseYamlQuiz } from './parse-yaml-quiz.ts'
import { printYamlQuiz } from './print-yaml-quiz.ts'
import { checked } from './read-quiz-file.ts'
import type { SourceAnswer, SourceQuestion } from './source-quiz.ts'

const read = (text: string) => checked(parseYamlQuiz(text))

function answerOf(text: string): SourceAnswer {
  const { questions, problems } = read(text)
  expect(problems).toEqual([])
  const [question] = questions
  if (!question) throw new Error('no question')
  return question.answer
}

describe('the YAML form', () => {
  it.each<[string, string, SourceAnswer]>([
    [
      'one right',
      'ask: Q\nchoices: [a, { right: b, feedback: yes! }, { wrong: c, worth: 0.5 }]',
      {
        kind: 'choice',
        several: false,
        isPoll: false,
        options: [
          { text: 'a', right: false },
          { text: 'b', right: true, feedback: 'yes!' },
          { text: 'c', right: false, worth: 0.5 },
        ],
      },
    ],
    [
      'several right',
      'ask: Q\nchoices: [{ right: 1 }, { right: true }, c]',
      {
        kind: 'choice',
        several: true,
        isPoll: false,
        options: [
          { text: '1', right: true },
          { text: 'true', right: true },
          { text: 'c', right: false },
        ],
      },
    ],
    [
      'a poll',
      'ask: Q\nchoices: [a, b]\nseveral: true',
      {
        kind: 'choice',
        several: true,
        isPoll: true,
        options: [
          { text: 'a', right: false },
          { text: 'b', right: false },
        ],
      },
    ],
    [
      'true or false',
      'ask: Q\ntrue-false: false\nfeedback: { true: no }',
      { kind: 'true-false', right: false, feedback: { true: 'no' } },
    ],
    [
      'a number',
      'ask: Q\nnumber: 0.3\ntolerance: 0.1\nunit: ms\nalso: [{ number: 1, worth: 0.5 }, { from: 2, to: 3, worth: 0.2 }]',
      {
        kind: 'number',
        min: 0.2,
        max: 0.4,
        unit: 'ms',
        also: [
          { min: 1, max: 1, share: 0.5 },
          { min: 2, max: 3, share: 0.2 },
        ],
      },
    ],
    ['a range', 'ask: Q\nnumber: { from: -1, to: 1e3 }', { kind: 'number', min: -1, max: 1000, also: [] }],
    [
      'a short text',
      'ask: Q\ntext: [scope, 404]\npattern: "sc?ope"\ncase-sensitive: true\nalso: [{ text: a, worth: 0.5 }]',
      {
        kind: 'text',
        accepted: ['scope', '404'],
        pattern: 'sc?ope',
        caseSensitive: true,
        also: [{ text: 'a', share: 0.5 }],
      },
    ],
    [
      'a pattern alone',
      'ask: Q\npattern: a+',
      { kind: 'text', accepted: [], pattern: 'a+', caseSensitive: false, also: [] },
    ],
    ['what is printed', 'ask: Q\ncode: print(1)\nprints: |\n   1\n', { kind: 'output', accepted: ['1\n'] }],
    ['an order', 'ask: Q\norder: [a, b, 3]', { kind: 'order', items: ['a', 'b', '3'] }],
    [
      'pairs',
      'ask: Q\nmatch: { WSGI: sync, 200: OK }\nextra: [x]',
      {
        kind: 'match',
        pairs: [
          { option: '200', target: 'OK' },
          { option: 'WSGI', target: 'sync' },
        ],
        extra: ['x'],
      },
    ],
    [
      'the wrong line',
      'ask: Q\nlanguage: python\ncode: |\n  def f():\n    retrun 1\nwrong-line: 2',
      { kind: 'line', language: 'python', lines: ['def f():', '  retrun 1'], wrong: [2] },
    ],
    ['a rating', 'ask: Q\nrating: 4', { kind: 'rating', steps: 4, low: '', high: '' }],
    [
      'a rating with words',
      'ask: Q\nrating: { low: Lost, high: Bored }',
      { kind: 'rating', steps: 5, low: 'Lost', high: 'Bored' },
    ],
    ['open text', 'ask: Q\nopen: text', { kind: 'open', form: 'text' }],
    ['a word cloud', 'ask: Q\nopen: cloud', { kind: 'open', form: 'cloud' }],
  ])('%s', (_, text, expected) => {
    expect(answerOf(text)).toEqual(expected)
  })

  it('takes settings for all questions where they fit', () => {
    const { title, questions } = read(
      'title: T\nseconds: 20\npoints: 2\nanonymous: true\ncovers: asgi.1 asgi.2\nquestions:\n- { ask: A, true-false: true, seconds: 40 }\n- { ask: B, open: cloud, covers: [x] }',
    )
    expect(title).toBe('T')
    expect(questions[0]).toMatchObject({ seconds: 40, points: 2, covers: ['asgi.1', 'asgi.2'] })
    expect(questions[0]).not.toHaveProperty('anonymous')
    expect(questions[1]).toMatchObject({ seconds: 20, anonymous: true, covers: ['x'] })
    expect(questions[1]).not.toHaveProperty('points')
  })

  it('shows the code below the question', () => {
    expect(
      read('- ask: What?\n  language: python\n  code: |\n    print(1)\n  prints: 1').questions[0]?.stem,
    ).toBe('What?\n\n```python\nprint(1)\n```')
  })

  it('keeps the good questions and says of the others where and why', () => {
    const { questions, problems } = read(`title: T
questions:
  - ask: Good
    true-false: true
  - ask: No answer
  - ask: Two kinds
    true-false: true
    number: 3
  - ask: Stray
    open: text
    tolerance: 3
  - ask: Typo
    chocies: [a]
  - ask: None right
    choices: [{ wrong: a }, b]
  - ask: One
    choices: [{ right: a }]
  - ask: Bad pattern
    pattern: (a
  - ask: Line
    code: |
      a
      b
    wrong-line: 3
  - ask: Anonymous
    true-false: true
    anonymous: true
  - ask: Twice
    order: [a, a]
  - ask: Backwards
    number: { from: 3, to: 1 }
  - 7
  - ask: Good, too
    open: text
`)
    expect(questions.map(({ line, stem }) => [line, stem])).toEqual([
      [3, 'Good'],
      [33, 'Good, too'],
    ])
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      expect.stringContaining('5: It says nothing about answers'),
      '6: `number` does not go together with `true-false`.',
      '9: `tolerance` does not go together with `open`.',
      '13: There is no key chocies here.',
      '14: No option is right.',
      '16: There have to be at least two options to choose from.',
      '18: There is a “(” without its “)” in the pattern.',
      '20: There is no line 3: the code has 2.',
      expect.stringContaining('25: Only a question without a right answer can be anonymous'),
      '28: “a” is there twice.',
      expect.stringContaining('30: The right number has to be a number'),
      expect.stringMatching(/^32: .*expected object/),
    ])
  })

  it('loses only the question that is no YAML', () => {
    const { title, questions, problems } = read(`title: T
seconds: 30

questions:
  - ask: Good
    true-false: true

  - ask: Broken
    choices:
      - \`async def\` makes one
      - right: b

  - ask: "Not closed
    true-false: true

  - ask: Good, too
    open: text
`)
    expect(title).toBe('T')
    expect(questions.map(({ line, stem, seconds }) => [line, stem, seconds])).toEqual([
      [5, 'Good', 30],
      [16, 'Good, too', 30],
    ])
    expect(problems.map(({ line }) => line)).toEqual([10, 15])
  })

  it.each(['', '42', 'title: T', 'questions: 3', '- [[[', `${'['.repeat(20_000)}`, 'a: &a [*a, *a]'])(
    '%s is a problem and no more',
    (text) => {
      const { questions, problems } = read(text)
      expect(questions).toEqual([])
      expect(problems.length).toBeGreaterThan(0)
    },
  )

  const text = fc
    .string({
      unit: fc.constantFrom('a', 'B', '1', ' ', ':', '#', '-', "'", '"', '`', '\n', '*', '{', '|', 'é'),
      maxLength: 12,
    })
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const texts = fc.uniqueArray(text, { minLength: 2, maxLength: 4 })
  const decimal = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8)
  const worth = fc.integer({ min: 1, max: 7 }).map((value) => value / 8)
  const range = fc.tuple(decimal, decimal).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))
  const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
    fc.option(value).map((given) => (given === null ? {} : { [key]: given }))
  const option = fc
    .tuple(text, fc.boolean(), maybe('worth', worth), maybe('feedback', text))
    .map(([text, right, ...rest]) => ({ text, right, ...Object.assign({}, ...rest) }))
  const answer: fc.Arbitrary<SourceAnswer> = fc.oneof(
    fc.tuple(fc.array(option, { minLength: 2, maxLength: 4 }), fc.boolean()).map(([options, flag]) => ({
      kind: 'choice' as const,
      several: flag || options.filter(({ right }) => right).length !== 1,
      isPoll: false,
      options,
    })),
    texts.map((each) => ({
      kind: 'choice' as const,
      several: false,
      isPoll: true,
      options: each.map((text) => ({ text, right: false })),
    })),
    fc.record({ kind: fc.constant('true-false' as const), right: fc.boolean() }),
    fc
      .tuple(
        range,
        fc.array(
          fc.tuple(range, worth).map(([r, share]) => ({ ...r, share })),
          { maxLength: 2 },
        ),
        maybe('unit', text),
      )
      .map(([r, also, unit]) => ({ kind: 'number' as const, ...r, also, ...unit })),
    fc
      .tuple(
        fc.array(fc.constantFrom('a', '404', 'x y'), { minLength: 1, maxLength: 2 }),
        maybe('pattern', fc.constantFrom('a+', '#?')),
        fc.boolean(),
      )
      .map(([accepted, pattern, caseSensitive]) => ({
        kind: 'text' as const,
        accepted,
        ...pattern,
        caseSensitive,
        also: [{ text: 'b', share: 0.5 }],
      })),
    fc
      .array(fc.constantFrom('1\n', ' a\n  b\n', '', '# x', '- y\n\n'), { minLength: 1, maxLength: 2 })
      .map((accepted) => ({ kind: 'output' as const, accepted })),
    texts.map((items) => ({ kind: 'order' as const, items })),
    fc.tuple(texts, fc.array(text, { maxLength: 2 })).map(([options, extra]) => ({
      kind: 'match' as const,
      pairs: options
        .filter((each) => !/^\d+$/.test(each))
        .concat('z1', 'z2')
        .map((option, i) => ({ option, target: `t${i}` })),
      extra,
    })),
    fc.constant<SourceAnswer>({
      kind: 'line',
      language: 'python',
      lines: ['def f():', '    x', '', 'y'],
      wrong: [2],
    }),
    fc.constant({ kind: 'rating' as const, steps: 4, low: 'a', high: '' }),
    fc.constantFrom('text' as const, 'cloud' as const).map((form) => ({ kind: 'open' as const, form })),
  )
  const question: fc.Arbitrary<SourceQuestion> = fc
    .tuple(
      text,
      answer,
      maybe('explanation', text),
      maybe('seconds', fc.integer({ min: 5, max: 60 })),
      maybe('mayChange', fc.boolean()),
    )
    .map(([stem, given, ...rest]) => ({
      line: 1,
      stem,
      covers: ['asgi.1'],
      answer: given,
      ...Object.assign({}, ...rest),
    }))

  it('is read as it was printed', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 3 }), (questions) => {
        const printed = printYamlQuiz({ title: 'T', questions })
        const again = checked(parseYamlQuiz(printed))
        const good = checked({ questions, problems: [] }).questions
        fc.pre(good.length === questions.length)
        expect([printed, again.problems]).toEqual([printed, []])
        expect(again.questions.map((each) => ({ ...each, line: 1 }))).toEqual(questions)
      }),
      { numRuns: 300 },
    )
  })
})
