import { CODE_ALPHABET, CODE_LENGTH, formatCode, normalizeCode } from '../../../shared/ids.ts'

const GROUP = CODE_LENGTH / 2

/** What is in a code field, with the place of the caret. */
export interface TypedCode {
  text: string
  caret: number
}

/**
 * A code field after an edit: upper case, look-alike letters replaced, a hyphen in the middle, nothing past the
 * last place. The caret stays behind the character that it stood behind, also when a hyphen came or went.
 */
export function formatTyped(raw: string, caret: number): TypedCode {
  const pasted = codeInAddress(raw)
  if (pasted !== undefined) return { text: formatCode(pasted), caret: formatCode(pasted).length }
  const code = normalizeCode(raw).slice(0, CODE_LENGTH)
  const before = Math.min(normalizeCode(raw.slice(0, caret)).length, code.length)
  if (code.length <= GROUP) return { text: code, caret: before }
  return {
    text: `${code.slice(0, GROUP)}-${code.slice(GROUP)}`,
    caret: before > GROUP || (before === GROUP && caret > GROUP) ? before + 1 : before,
  }
}

/** The code of a pasted join address such as `https://lectern.example/j/K7MQ-2XRT`. */
function codeInAddress(raw: string): string | undefined {
  const found = /\/j\/([A-Za-z0-9-]+)/.exec(raw)?.[1]
  return found === undefined ? undefined : normalizeCode(found).slice(0, CODE_LENGTH)
}

/** Why a code cannot be right, in words for the person who typed it; undefined where it can. */
export function codeFault(typed: string): string | undefined {
  const code = normalizeCode(typed)
  if (code === '') return 'Please enter the code of your class.'
  const wrong = [...code].find((character) => !CODE_ALPHABET.includes(character))
  if (wrong !== undefined) return `There is no “${wrong}” in a class code. Please look at it once more.`
  if (code.length !== CODE_LENGTH) {
    return `A class code has ${CODE_LENGTH} characters; this one has ${code.length}.`
  }
  return undefined
}
