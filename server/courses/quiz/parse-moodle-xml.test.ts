import { describe, expect, it } from 'vitest'
import { parseMoodleXml } from './parse-moodle-xml.ts'
import type { SourceAnswer } from './source-quiz.ts'

const question = (type: string, inside: string, text = 'Q') =>
  `<question type="${type}"><name><text>N</text></name><questiontext format="html"><text><![CDATA[<p>${text}</p>]]></text></questiontext>${inside}</question>`
const answer = (fraction: number, text: string, more = '') =>
  `<answer fraction="${fraction}" format="moodle_auto_format"><text>${text}</text>${more}</answer>`
const quiz = (...questions: string[]) =>
  parseMoodleXml(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>`)
const feedback = (text: string) => `<feedback format="html"><text>${text}</text></feedback>`

describe('Moodle XML', () => {
  it.each<[string, string, SourceAnswer]>([
    [
      'one right',
      question(
        'multichoice',
        `<single>true</single>${answer(100, 'a', feedback('&lt;b&gt;yes&lt;/b&gt;'))}${answer(50, 'b')}${answer(0, 'c')}`,
      ),
      {
        kind: 'choice',
        several: false,
        isPoll: false,
        options: [
          { text: 'a', right: true, feedback: '**yes**' },
          { text: 'b', right: false, worth: 0.5 },
          { text: 'c', right: false },
        ],
      },
    ],
    [
      'several right',
      question(
        'multichoice',
        `<single>false</single>${answer(50, 'a')}${answer(50, 'b')}${answer(-50, 'c')}`,
      ),
      {
        kind: 'choice',
        several: true,
        isPoll: false,
        options: [
          { text: 'a', right: true },
          { text: 'b', right: true },
          { text: 'c', right: false },
        ],
      },
    ],
    [
      'true or false',
      question('truefalse', answer(0, 'true', feedback('no')) + answer(100, 'false')),
      { kind: 'true-false', right: false, feedback: { true: 'no' } },
    ],
    [
      'short answer',
      question(
        'shortanswer',
        `<usecase>1</usecase>${answer(100, 'environ')}${answer(100, 'env*')}${answer(50, 'scope')}`,
      ),
      {
        kind: 'text',
        accepted: ['environ'],
        pattern: 'env.*',
        caseSensitive: true,
        also: [{ text: 'scope', share: 0.5 }],
      },
    ],
    [
      'number',
      question(
        'numerical',
        `${answer(100, '2.5', '<tolerance>0.1</tolerance>')}${answer(0, '*')}<units><unit><multiplier>1</multiplier><unit_name>ms</unit_name></unit></units>`,
      ),
      { kind: 'number', min: 2.4, max: 2.6, unit: 'ms', also: [] },
    ],
    [
      'matching',
      question(
        'matching',
        ['WSGI|sync', 'ASGI|async', '|both']
          .map((pair) => pair.split('|'))
          .map(
            ([left, right]) =>
              `<subquestion format="html"><text>${left}</text><answer><text>${right}</text></answer></subquestion>`,
          )
          .join(''),
      ),
      {
        kind: 'match',
        pairs: [
          { option: 'WSGI', target: 'sync' },
          { option: 'ASGI', target: 'async' },
        ],
        extra: ['both'],
      },
    ],
    [
      'ordering',
      question('ordering', answer(2, 'second') + answer(1, 'first') + answer(3, 'third')),
      { kind: 'order', items: ['first', 'second', 'third'] },
    ],
    ['essay', question('essay', '<responseformat>editor</responseformat>'), { kind: 'open', form: 'text' }],
    [
      'words in gaps',
      question(
        'ddwtos',
        ['one', 'two', 'three']
          .map((word) => `<dragbox><text>${word}</text><group>1</group></dragbox>`)
          .join(''),
        'A [[2]] and [[1]]',
      ),
      {
        kind: 'match',
        pairs: [
          { option: 'Gap 1', target: 'two' },
          { option: 'Gap 2', target: 'one' },
        ],
        extra: ['three'],
      },
    ],
  ])('%s', (_, xml, expected) => {
    const { questions, problems } = quiz(xml)
    expect(problems).toEqual([])
    expect(questions.map((each) => each.answer)).toEqual([expected])
  })

  it('takes the title, points, explanation and pictures beside the file', () => {
    const xml = question('essay', '', 'See <img src="@@PLUGINFILE@@/a b.png" alt="A loop"/> and \\(a_1\\)')
    const { title, questions } = quiz(
      '<question type="category"><category><text>$course$/top/Servers</text></category></question>',
      xml,
      question(
        'truefalse',
        `<defaultgrade>2.0</defaultgrade><generalfeedback format="html"><text>Because.</text></generalfeedback>${answer(100, 'true')}${answer(0, 'false')}`,
      ),
    )
    expect(title).toBe('Servers')
    expect(questions[0]?.stem).toBe('See ![A loop](<a%20b.png>) and $a_1$')
    expect(questions[1]).toMatchObject({ points: 2, explanation: 'Because.' })
  })

  it('keeps the good questions and says of the others where and why', () => {
    const { questions, problems } = quiz(
      question('cloze', ''),
      question('numerical', answer(100, 'ten')),
      question('description', ''),
      question('essay', '<file name="x.png" encoding="base64">AAAA</file>'),
      question('truefalse', answer(100, 'yes')),
    )
    expect(questions.map(({ line }) => line)).toEqual([4, 6])
    expect(problems).toEqual([
      { severity: 'error', line: 3, message: "Questions of Moodle's type “cloze” are not supported." },
      { severity: 'warning', line: 5, message: 'A description asks nothing; it is left out.' },
      { severity: 'warning', line: 6, message: 'Files inside the XML are left out: put pictures beside it.' },
      { severity: 'error', line: 7, message: 'The answers true and false are missing.' },
    ])
  })

  it('lets no entity grow or read a file', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};&l${i};&l${i};">`,
    ).join('')
    const text = `<!DOCTYPE quiz [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">${bomb}]><quiz>${question('truefalse', `${answer(100, 'true')}${answer(0, 'false')}<generalfeedback><text>&l30; &f;</text></generalfeedback>`)}</quiz>`
    const start = performance.now()
    const { questions } = parseMoodleXml(text)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(questions[0]?.explanation).not.toContain('root')
    expect(JSON.stringify(questions).length).toBeLessThan(1000)
  })

  it('says what is no Moodle XML, and survives what is nested without end', () => {
    expect(parseMoodleXml('<html/>').problems[0]?.message).toContain('no <quiz>')
    expect(parseMoodleXml(`<quiz>${'<question>'.repeat(50_000)}`).questions).toEqual([])
  })
})
