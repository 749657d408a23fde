import * as peg from 'gift-pegjs'
import { toLines } from '../parse/lines.ts'

export type GiftQuestion = ReturnType<typeof peg.parse>[number]

/** One question of a GIFT file, or what keeps it from being read. */
export type GiftItem = { line: number } & ({ question: GiftQuestion } | { error: string })

/** The grammar goes back and forth inside a question; a real one is far shorter. */
const BLOCK_MAX = 50_000

/**
 * Reads a GIFT file question by question: the grammar gives up a whole file for one mistake, so each block that
 * empty lines set apart is read for itself.
 */
export function readGift(text: string): GiftItem[] {
  return giftBlocks(toLines(text)).flatMap(({ line, text: block }): GiftItem[] => {
    if (block.length > BLOCK_MAX)
      return [{ line, error: `The question is longer than ${BLOCK_MAX} characters.` }]
    try {
      return peg.parse(block).map((question) => ({ line, question }))
    } catch (error) {
      if (error instanceof peg.SyntaxError)
        return [{ ...whereIn(line, error), error: describe(block, error) }]
      if (error instanceof RangeError) return [{ line, error: 'It is nested too deep.' }]
      throw error
    }
  })
}

const whereIn = (line: number, { location }: peg.SyntaxError) => ({ line: line + location.start.line - 1 })

function describe(block: string, { found }: peg.SyntaxError): string {
  if (!block.includes('{')) return 'There are no answers in { } here.'
  if (count(block, '{') !== count(block, '}'))
    return 'A { or } is missing, or one in the text has no \\ before it.'
  const sign = found === null ? 'the end' : `“${found}”`
  return `It cannot be read at ${sign}; the signs ~ = # { } : in a text need a \\ before them.`
}

const count = (text: string, sign: string) => text.replace(/\\./g, '').split(sign).length - 1

interface Block {
  /** Of the first line that is no comment, from 1. */
  line: number
  text: string
}

/**
 * Cuts at empty lines, but not at those inside braces, unless the braces are never closed before the next ones open.
 * Comments stay with the question that they stand above: they may hold its id.
 */
export function giftBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let current: { first: number; lines: string[] } | undefined
  const flush = () => {
    const content =
      current?.lines.findIndex((line) => line.trim() && !line.trimStart().startsWith('//')) ?? -1
    if (current && content >= 0) {
      blocks.push({ line: current.first + content + 1, text: current.lines.join('\n') })
    }
    current = undefined
  }
  let isOpen = false
  for (const [index, line] of lines.entries()) {
    const isComment = line.trimStart().startsWith('//')
    if (!line.trim() && (!isOpen || !closesLater(lines, index))) {
      flush()
      isOpen = false
      continue
    }
    if (line.startsWith('$CATEGORY:')) {
      flush()
      blocks.push({ line: index + 1, text: line })
      continue
    }
    // A blank line inside the answers would end the question for the grammar.
    if (!line.trim()) continue
    current ??= { first: index, lines: [] }
    current.lines.push(line)
    if (!isComment) isOpen = bracesAfter(line, isOpen)
  }
  flush()
  return blocks
}

function bracesAfter(line: string, isOpen: boolean): boolean {
  let open = isOpen
  for (const [sign] of line.matchAll(/\\.|[{}]/g)) {
    if (sign === '{') open = true
    else if (sign === '}') open = false
  }
  return open
}

/** How far an answer that is interrupted by empty lines may go on. */
const LOOK_AHEAD = 200

function closesLater(lines: readonly string[], from: number): boolean {
  for (const line of lines.slice(from, from + LOOK_AHEAD)) {
    if (line.trimStart().startsWith('//')) continue
    const sign = [...line.matchAll(/\\.|[{}]/g)].find(([found]) => found === '{' || found === '}')
    if (sign) return sign[0] === '}'
  }
  return false
}

/** The grammar leaves these behind in the answers of a matching question. */
export function decodeRest(text: string): string {
  return text.replace(/&&0(\d\d);?/g, (_, code: string) => String.fromCharCode(Number(code)))
}
