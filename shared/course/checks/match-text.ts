import type { TextMatch } from '../exercise.ts'
import { showText } from './show.ts'

/** A regular expression looks at so many characters at most: its time grows with them. */
const MATCHED_MAX = 20_000

/** @returns what is wrong, as a phrase that follows “expected …”; undefined where it matches */
export function textProblem(actual: string, match: TextMatch): string | undefined {
  const but = `got ${actual === '' ? 'nothing' : showText(actual)}`
  if ('equals' in match)
    return actual === match.equals ? undefined : `expected ${showText(match.equals)}, ${but}`
  if ('contains' in match) {
    return actual.includes(match.contains)
      ? undefined
      : `expected it to contain ${showText(match.contains)}, ${but}`
  }
  return new RegExp(match.matches, 'mu').test(actual.slice(0, MATCHED_MAX))
    ? undefined
    : `expected it to match /${match.matches}/, ${but}`
}

/** What a program wrote, compared line by line: line ends, and white space at the ends, do not count. */
export function outputProblem(written: string, expected: TextMatch): string | undefined {
  const actual = tidy(written)
  if (!('equals' in expected)) return textProblem(actual, expected)
  const wanted = tidy(expected.equals)
  if (actual === wanted) return undefined
  const [got, want] = [actual.split('\n'), wanted.split('\n')]
  const at = want.findIndex((line, index) => line !== got[index])
  if (want.length === 1 || actual === '') return textProblem(actual, { equals: wanted })
  const line = at < 0 ? want.length : at
  if (got[line] === undefined) return `line ${line + 1} is missing: expected ${showText(want[line] ?? '')}`
  if (want[line] === undefined) return `line ${line + 1} is too much: ${showText(got[line])}`
  return `line ${line + 1}: expected ${showText(want[line])}, got ${showText(got[line])}`
}

const tidy = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
