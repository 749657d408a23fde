/**
 * Names for the identifiers that cross the boundaries between parts. All are opaque strings: nothing may be
 * read out of them, and only the server makes them.
 */
export type SessionId = string
export type ParticipantId = string
export type UserId = string
/** Chosen by the sender of a command; the same id sent again by the same actor is the same command. */
export type CommandId = string
/** The name of a course folder below the content folder. */
export type CourseId = string
/** SHA-256 (hex) of a compiled deck: two equal ids are the same slides. */
export type DeckId = string

/**
 * The letters of join codes. Of each pair that people confuse when they read a code aloud or from the back row
 * (0/O, 1/I/L, 2/Z, 5/S, 8/B) at most one is in, and there are no vowels, so that no words appear.
 */
export const CODE_ALPHABET = '23456789CDFGHJKMNPQRTVWXY'

/** 25^8 ≈ 1.5 × 10^11 codes (37 bits): with the limit on wrong codes, guessing a live one is hopeless. */
export const CODE_LENGTH = 8

const LOOKALIKES: Record<string, string> = { Z: '2', S: '5', B: '8' }

/** A code as typed by a person → its stored form: upper case, no separators, confusable letters replaced. */
export function normalizeCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[ZSB]/g, (letter) => LOOKALIKES[letter] ?? letter)
}

/** The form that people read: `K7MQ-2XRT`. */
export function formatCode(code: string): string {
  return code.length === CODE_LENGTH ? `${code.slice(0, 4)}-${code.slice(4)}` : code
}

/** @param bytes at least `CODE_LENGTH` × 2 bytes from a CSPRNG; bytes that would bias the choice are skipped. */
export function codeFromBytes(bytes: Iterable<number>): string {
  const limit = 256 - (256 % CODE_ALPHABET.length)
  let code = ''
  for (const byte of bytes) {
    if (byte < limit) code += CODE_ALPHABET[byte % CODE_ALPHABET.length]
    if (code.length === CODE_LENGTH) return code
  }
  throw new RangeError('not enough random bytes for a code')
}
