/** How typed answers are compared: what people mean to be the same text has to be the same. */

const APOSTROPHES = /[\u2018\u2019\u201A\u201B\u2032\u02BC\u0060\u00B4]/g
const QUOTES = /[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g
const TRAILING = /[\s.,;:!?\u3002\uFF01\uFF1F]+$/

/**
 * A short text for comparison: compatibility forms (NFKC) and, unless `caseSensitive`, case make no difference, nor do
 * white space, the shapes of quotes and dashes, or punctuation at the end. A text of nothing but punctuation keeps it.
 */
export function normaliseText(text: string, caseSensitive: boolean): string {
  let folded = text.replace(QUOTES, '"').replace(APOSTROPHES, "'").normalize('NFKC')
  if (!caseSensitive) folded = folded.toLowerCase().normalize('NFKC')
  const plain = folded
    .replace(INVISIBLE, '')
    .replace(QUOTES, '"')
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.replace(TRAILING, '') || plain
}

/** What a program printed, for comparison: only line ends, blanks at the ends of lines and empty last lines go. */
export function normaliseOutput(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
}
