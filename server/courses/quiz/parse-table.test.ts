import { describe, expect, it } from 'vitest'
import { zipFile } from '../../../tests/support/zip-file.ts'
import { parseCsv } from './parse-table.ts'
import { readQuizFile } from './read-quiz-file.ts'

const HEADINGS = [
  'Question - max 120 characters',
  'Answer 1 - max 75 characters',
  'Answer 2 - max 75 characters',
  'Answer 3 - max 75 characters',
  'Answer 4 - max 75 characters',
  'Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs',
  'Correct answer(s) - choose at least one',
]

const letter = (index: number) => String.fromCharCode(65 + index)

/** A workbook as Kahoot's template: a title above, numbers beside, shared strings. */
function workbook(rows: (string | number)[][]): Buffer {
  const strings: string[] = []
  const cell = (value: string | number, column: number, row: number) => {
    const r = `${letter(column)}${row}`
    if (typeof value === 'number') return `<c r="${r}"><v>${value}</v></c>`
    strings.push(value)
    return `<c r="${r}" t="s"><v>${strings.length - 1}</v></c>`
  }
  const encode = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const sheet = [['Quiz template'], ['', ...HEADINGS], ...rows.map((row, i) => [i + 1, ...row])].map(
    (row, i) =>
      `<row r="${i + 7}">${row.map((value, column) => (value === '' ? '' : cell(value, column, i + 7))).join('')}</row>`,
  )
  return zipFile({
    'xl/workbook.xml': '<workbook><sheets><sheet name="Quiz" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet9.xml"/></Relationships>',
    'xl/worksheets/sheet9.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><r><t>${encode(text.slice(0, 2))}</t></r><r><t>${encode(text.slice(2))}</t></r></si>`).join('')}</sst>`,
  })
}

describe("Kahoot's table", () => {
  it('is read as CSV', () => {
    const csv = `Quiz\n${HEADINGS.join(';')}\n"What, 1 * 2;\nor not?";a;b;;;20;2\nWhich?;a;b;c;d;;1,3\nNone?;a;b;;;5;\nBeyond?;a;b;;;5;3\nTime?;a;b;;;soon;1\n`
    const { questions, problems } = parseCsv(csv)
    expect(questions).toMatchObject([
      {
        line: 3,
        stem: 'What, 1 \\* 2;\\\nor not?',
        seconds: 20,
        answer: { several: false, options: [{ right: false }, { right: true }] },
      },
      { line: 5, answer: { several: true, options: [{ right: true }, {}, { right: true }, {}] } },
    ])
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [6, 'No correct answer is named.'],
      [7, 'The correct answer “3” is no number of an answer.'],
      [8, 'The time limit “soon” is no number.'],
    ])
  })

  it('is read from a workbook', async () => {
    const { questions, problems } = await readQuizFile(
      'quiz.xlsx',
      workbook([
        ['Is a < b & c?', 'yes', 'no', '', '', 30, 1],
        ['Which?', 'a', 'b', 'c', '', 10, '2,3'],
      ]),
    )
    expect(problems).toEqual([])
    expect(questions).toMatchObject([
      {
        line: 9,
        stem: 'Is a < b & c?',
        seconds: 30,
        answer: { options: [{ text: 'yes', right: true }, { text: 'no' }] },
      },
      { line: 10, answer: { several: true, options: [{ right: false }, { right: true }, { right: true }] } },
    ])
  })

  it('says where there are no headings', () => {
    expect(parseCsv('a,b,c\n1,2,3\n').problems[0]?.message).toContain('no row of headings')
  })

  it.each([
    ['no zip', Buffer.from('PK, but no zip at all, only some text that goes on')],
    ['cut off', workbook([['Q?', 'a', 'b', '', '', 5, 1]]).subarray(0, 300)],
    ['no sheet', zipFile({ 'xl/workbook.xml': '<workbook/>' })],
    ['too large a part', zipFile({ 'xl/worksheets/sheet1.xml': 'x'.repeat(9 * 1024 * 1024) })],
    ['too many parts', zipFile(Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`f${i}`, ''])))],
  ])('%s is one problem', async (_, bytes) => {
    const { questions, problems } = await readQuizFile('quiz.xlsx', bytes)
    expect(questions).toEqual([])
    expect(problems).toMatchObject([{ severity: 'error', line: 1 }])
    expect(problems[0]?.message).toMatch(/workbook/)
  })

  it('a workbook that says less than it unpacks to is refused', async () => {
    const bytes = zipFile({ 'xl/worksheets/sheet1.xml': 'x'.repeat(5000) })
    // The size stands in the local and in the central header.
    for (let at = bytes.indexOf(5000 & 0xff); at >= 0; at = bytes.indexOf(5000 & 0xff, at + 1)) {
      if (at + 4 <= bytes.length && bytes.readUInt32LE(at) === 5000) bytes.writeUInt32LE(10, at)
    }
    const { problems } = await readQuizFile('quiz.xlsx', bytes)
    expect(problems[0]?.message).toContain('damaged')
  })
})
