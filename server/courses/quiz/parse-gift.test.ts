import { describe, expect, it } from 'vitest'
import { parseGift } from './parse-gift.ts'
import type { SourceAnswer } from './source-quiz.ts'

const one = (text: string) => {
  const { questions, problems } = parseGift(text)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const [question] = questions
  if (!question) throw new Error('no question')
  return question
}
const choice = (text: string) => {
  const { answer } = one(text)
  if (answer.kind !== 'choice') throw new Error(answer.kind)
  return answer
}

describe('GIFT', () => {
  it('keeps the good questions and says of the bad ones where and why', () => {
    const { questions, problems } = parseGift(`// first

What is 1 + 1? {#2}

No answers here, and no brace {

Which? {
  =a

  ~b
}

::t:: x = y {T}
$CATEGORY: top/Servers

Last {=yes ~no`)
    expect(questions.map(({ line, stem }) => [line, stem])).toEqual([
      [3, 'What is 1 + 1?'],
      [7, 'Which?'],
    ])
    expect(problems.map(({ severity, line }) => [severity, line])).toEqual([
      ['error', 5],
      ['error', 13],
      ['error', 16],
    ])
    expect(problems[0]?.message).toContain('A { or } is missing')
    expect(problems[1]?.message).toContain('\\ before them')
  })

  it('takes the title of the category', () => {
    expect(parseGift('$CATEGORY: $course$/top/Servers\n\nA? {T}').title).toBe('Servers')
  })

  it('leaves descriptions out, and says so', () => {
    const { questions, problems } = parseGift('Read this first.\n\nA? {T}')
    expect(questions).toHaveLength(1)
    expect(problems).toMatchObject([{ severity: 'warning', line: 1 }])
  })

  it('takes the id of a comment', () => {
    expect(one('// [id:warm-up] [tag:x]\nA? {T}').name).toBe('warm-up')
  })

  it('gives several “=” equal parts, and weights where they are not equal', () => {
    expect(choice('Q {=a =b ~c}')).toMatchObject({
      several: true,
      options: [{ right: true }, { right: true }, {}],
    })
    expect(choice('Q {=a =b ~c}').options.some(({ worth }) => worth !== undefined)).toBe(false)
    expect(choice('Q {~%50%a ~%50%b ~%-50%c}').options.some(({ worth }) => worth !== undefined)).toBe(false)
    expect(choice('Q {~%50%a ~%50%b ~c}').options).toEqual([
      { text: 'a', right: true, worth: 0.5 },
      { text: 'b', right: true, worth: 0.5 },
      { text: 'c', right: false },
    ])
    expect(choice('Q {=a ~%50%b ~c}')).toEqual({
      kind: 'choice',
      several: false,
      isPoll: false,
      options: [
        { text: 'a', right: true },
        { text: 'b', right: false, worth: 0.5 },
        { text: 'c', right: false },
      ],
    })
  })

  it('gives feedback of true and false to the answer that is wrong or right', () => {
    expect(one('Q {T#no#yes}').answer).toEqual({
      kind: 'true-false',
      right: true,
      feedback: { true: 'yes', false: 'no' },
    })
    expect(one('Q {F#no}').answer).toEqual({ kind: 'true-false', right: false, feedback: { true: 'no' } })
  })

  it.each<[string, SourceAnswer]>([
    [
      'Q {=a b =%50%c}',
      { kind: 'text', accepted: ['a b'], caseSensitive: false, also: [{ text: 'c', share: 0.5 }] },
    ],
    ['Q {=start*}', { kind: 'text', accepted: [], pattern: 'start.*', caseSensitive: false, also: [] }],
    [
      'Q {=a -> 1 =b -> x\\=y = -> z}',
      {
        kind: 'match',
        pairs: [
          { option: 'a', target: '1' },
          { option: 'b', target: 'x=y' },
        ],
        extra: ['z'],
      },
    ],
    ['Q {}', { kind: 'open', form: 'text' }],
    ['Q {#=5 =%25%4..6 ~#no}', { kind: 'number', min: 5, max: 5, also: [{ min: 4, max: 6, share: 0.25 }] }],
  ])('%s', (text, answer) => {
    expect(one(text).answer).toEqual(answer)
  })

  it('shows plain text as it stands, and HTML and Markdown as they are meant', () => {
    expect(one('[plain]a*b*c <b> {T}').stem).toBe('a\\*b\\*c \\<b>')
    expect(one('[html]<p>a <b>bold</b> x</p> {T}').stem).toBe('a **bold** x')
    expect(one('[markdown]a *b* {T}').stem).toBe('a *b*')
    expect(one('Is <code>1 * 2</code> right? {T}').stem).toBe('Is `1 * 2` right?')
  })

  it('is not stopped by CRLF, a byte order mark or a missing last line end', () => {
    expect(parseGift('\uFEFFA? {T}\r\n\r\nB? {F}').questions).toHaveLength(2)
  })

  it('refuses a question that is too long for its grammar', () => {
    const { questions, problems } = parseGift(`${'x'.repeat(60_000)} {T}\n\nA? {T}`)
    expect(questions).toHaveLength(1)
    expect(problems[0]?.message).toContain('longer')
  })
})
