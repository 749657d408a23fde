import { err, ok, type Result } from '../../result.ts'
import type { Check, Json, JsonObject } from '../exercise.ts'
import { isObject, jsonProblem, parseJson } from './match-json.ts'

/** @returns what is wrong with a JSON Web Token (RFC 7519) that should be as the check says; undefined for nothing */
export function jwtProblem(
  token: Json | undefined,
  { header, claims, required, maxSeconds }: Extract<Check, { kind: 'jwt' }>,
): string | undefined {
  const read = readJwt(token)
  if (!read.ok) return read.error
  const { header: has, claims: says } = read.value
  const wrong = jsonProblem(has, header) ?? jsonProblem(says, claims)
  if (wrong !== undefined) return `the token: ${wrong}`
  const missing = required.find((name) => !Object.hasOwn(says, name))
  if (missing !== undefined) return `the token has no claim ${missing}`
  if (maxSeconds === undefined) return undefined
  const { exp, iat } = says
  if (typeof exp !== 'number') return 'the token never expires: it has no exp'
  if (typeof iat !== 'number') return 'the token does not say when it was made: it has no iat'
  return exp - iat > maxSeconds
    ? `the token is valid for ${exp - iat} seconds, longer than ${maxSeconds}`
    : undefined
}

/** Reads header and claims of a compact token; the signature is not verified. */
export function readJwt(token: Json | undefined): Result<{ header: JsonObject; claims: JsonObject }, string> {
  if (typeof token !== 'string') return err('the answer has no token where it should be')
  const parts = token.split('.')
  if (parts.length !== 3) return err('it is no JSON Web Token: that has three parts with dots between')
  const [header, claims] = parts.slice(0, 2).map((part) => parseJson(decodeBase64Url(part) ?? ''))
  if (!isObject(header)) return err('the first part of the token cannot be read')
  if (!isObject(claims)) return err('the claims of the token cannot be read')
  return ok({ header, claims })
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url of UTF-8 (RFC 4648 §5) without help of browser or Node. @returns undefined for what is none */
export function decodeBase64Url(text: string): string | undefined {
  let bits = 0
  let held = 0
  let escaped = ''
  for (const letter of text.replace(/=+$/, '')) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return undefined
    held = (held << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`
    held &= (1 << bits) - 1
  }
  try {
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}
