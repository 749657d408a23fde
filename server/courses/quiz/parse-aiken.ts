import { toLines } from '../parse/lines.ts'
import { markdownOfPlain } from './plain-markdown.ts'
import { QuestionError, readEach, type SourceQuestion, type SourceQuiz } from './source-quiz.ts'

interface Block {
  line: number
  lines: string[]
}

const OPTION = /^\s*([A-Z])\s*[.)]\s+(.*)$/
const ANSWER = /^\s*ANSWER\s*:\s*(.*)$/i

/** Whether a text file is Aiken rather than GIFT, which has the same ending. */
export const isAiken = (text: string): boolean => /^\s*ANSWER\s*:/im.test(text)

/** Aiken: a question, options `A.` or `A)`, and `ANSWER: B`. https://docs.moodle.org/en/Aiken_format */
export function parseAiken(text: string): SourceQuiz {
  return readEach(blocks(toLines(text)), read)
}

/** Up to each `ANSWER:`; what has none ends at an empty line after its options. */
function blocks(lines: readonly string[]): Block[] {
  const found: Block[] = []
  let current: Block | undefined
  for (const [index, line] of lines.entries()) {
    const isBlank = !line.trim()
    if (isBlank && current?.lines.some((earlier) => OPTION.test(earlier)) && !answerFollows(lines, index)) {
      found.push(current)
      current = undefined
    }
    if (isBlank && !current) continue
    current ??= { line: index + 1, lines: [] }
    current.lines.push(line)
    if (ANSWER.test(line)) {
      found.push(current)
      current = undefined
    }
  }
  return current ? [...found, current] : found
}

function answerFollows(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 20).find((line) => line.trim()) ?? ''
  return OPTION.test(next) || ANSWER.test(next)
}

function read({ line, lines }: Block): SourceQuestion {
  const first = lines.findIndex((each) => OPTION.test(each))
  const end = lines.findIndex((each) => ANSWER.test(each))
  if (first < 0) throw new QuestionError('There are no options such as “A. …” here.')
  if (end < 0) throw new QuestionError('The line “ANSWER: …” is missing.', line + lines.length - 1)
  const options: { letter: string; text: string }[] = []
  for (const each of lines.slice(first, end)) {
    const [, letter, text = ''] = OPTION.exec(each) ?? []
    const last = options.at(-1)
    if (letter) options.push({ letter, text })
    else if (last) last.text += `\n${each}`
  }
  const wanted = (ANSWER.exec(lines[end] ?? '')?.[1] ?? '')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const missing = wanted.find((letter) => !options.some((option) => option.letter === letter))
  if (wanted.length === 0) throw new QuestionError('“ANSWER:” names no option.', line + end)
  if (missing !== undefined) throw new QuestionError(`There is no option ${missing}.`, line + end)
  return {
    line,
    stem: markdownOfPlain(lines.slice(0, first).join('\n')),
    covers: [],
    answer: {
      kind: 'choice',
      several: wanted.length > 1,
      isPoll: false,
      options: options.map(({ letter, text }) => ({
        text: markdownOfPlain(text),
        right: wanted.includes(letter),
      })),
    },
  }
}
