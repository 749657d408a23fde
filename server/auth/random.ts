import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { CODE_LENGTH, codeFromBytes } from '../../shared/ids.ts'

/** Crockford's base32 (https://www.crockford.com/base32.html), lower case: safe in URLs, cookies and file names. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 26

/** An identifier that nobody guesses: 26 letters and digits, 130 bits. */
export function newId(): string {
  let id = ''
  for (const byte of randomBytes(ID_LENGTH)) id += ALPHABET[byte % ALPHABET.length]
  return id
}

/** A password made up: five groups of five letters and digits, 125 bits, fit to be read from a note. */
export const newReadablePassword = (): string => (newId().slice(0, 25).match(/.{5}/g) ?? []).join('-')

/** A join code in its stored form. */
export const newCode = (): string => codeFromBytes(randomBytes(CODE_LENGTH * 4))

/** A secret of 256 bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * The form in which a secret is stored. A fast hash is enough: there are too many secrets of 256 bits to try.
 */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Compares without telling by its time how much was right. Lengths are not secret. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
