import type { TextPart } from './search.ts'

/** Words of a query that are looked for; more narrow nothing down and cost time. */
const MAX_WORDS = 12

/**
 * What somebody typed, as the words to look for. What separates words is left out, and so are “words” without a letter
 * or a digit; `foo.bar` stays one word, and is found as `foo` followed by `bar`.
 */
export function searchWords(text: string): string[] {
  return text
    .split(/[\s\p{Cc}\p{Cs}"]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MAX_WORDS)
}

/** Characters that stand around matches inside an adapter; no text of an entry has them. */
export const MATCH_START = '\u0001'
export const MATCH_END = '\u0002'

/** A text as the index takes it: in one line, without control characters. */
export const indexedText = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()

/** A text with marked matches → its parts. */
export function textParts(marked: string): TextPart[] {
  const parts = marked.split(new RegExp(`(${MATCH_START}[^${MATCH_END}]*${MATCH_END})`))
  return parts
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(MATCH_START) ? { text: part.slice(1, -1), match: true } : { text: part, match: false },
    )
}
