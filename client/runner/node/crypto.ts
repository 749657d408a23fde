import { hmacSha256, sha256 } from '../worker/sha256.ts'
import { Buffer } from './buffer.ts'

/** The part of `node:crypto` that learners' web apps use; hashes are SHA-256 only. */

type Data = string | Uint8Array
type Encoding = Parameters<Buffer['toString']>[0]

const bytesOf = (data: Data): Uint8Array => (typeof data === 'string' ? new TextEncoder().encode(data) : data)

class Hash {
  private readonly parts: Uint8Array[] = []
  private readonly finish: (all: Uint8Array) => Uint8Array

  constructor(finish: (all: Uint8Array) => Uint8Array) {
    this.finish = finish
  }

  update(data: Data): this {
    this.parts.push(bytesOf(data))
    return this
  }

  digest(): Buffer
  digest(encoding: Encoding): string
  digest(encoding?: Encoding): Buffer | string {
    const digest = Buffer.from(this.finish(Buffer.concat(this.parts)))
    return encoding ? digest.toString(encoding) : digest
  }
}

function onlySha256(algorithm: string): void {
  if (algorithm.toLowerCase().replace('-', '') === 'sha256') return
  throw new Error(`The hash “${algorithm}” is not available here: use sha256, or crypto.subtle.`)
}

export function createHash(algorithm: string): Hash {
  onlySha256(algorithm)
  return new Hash(sha256)
}

export function createHmac(algorithm: string, key: Data): Hash {
  onlySha256(algorithm)
  return new Hash((all) => hmacSha256(bytesOf(key), all))
}

export const randomBytes = (size: number): Buffer => globalThis.crypto.getRandomValues(Buffer.alloc(size))

export const randomUUID = (): string => globalThis.crypto.randomUUID()

export function randomInt(min: number, max?: number): number {
  const [low, high] = max === undefined ? [0, min] : [min, max]
  const [word = 0] = globalThis.crypto.getRandomValues(new Uint32Array(1))
  return low + Math.floor((word / 2 ** 32) * (high - low))
}

export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) throw new RangeError('Input buffers must have the same byte length')
  return a.reduce((difference, byte, at) => difference | (byte ^ (b[at] ?? 0)), 0) === 0
}

export const webcrypto = globalThis.crypto
export const subtle = globalThis.crypto.subtle

export default {
  createHash,
  createHmac,
  randomBytes,
  randomUUID,
  randomInt,
  timingSafeEqual,
  webcrypto,
  subtle,
}
