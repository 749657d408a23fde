import { hmacSha256, sha256 } from './sha256.ts'

/**
 * `crypto.subtle` and `crypto.randomUUID` for the sandbox, where browsers have none because it has no origin that
 * could be secure: digests and signatures of SHA-256, which tokens are mostly signed with (HS256). What it cannot do
 * it refuses by name.
 */
export function installWebCrypto(): void {
  if (crypto.subtle === undefined) define('subtle', subtle)
  if (!('CryptoKey' in globalThis)) Object.assign(globalThis, { CryptoKey: Key })
  if (crypto.randomUUID === undefined) define('randomUUID', randomUUID)
}

function define(name: string, value: unknown): void {
  Object.defineProperty(crypto, name, { value, configurable: true, enumerable: true })
}

type Algorithm = string | { name: string; hash?: string | { name: string } }
type Data = ArrayBuffer | ArrayBufferView
interface Jwk {
  kty: string
  k?: string
}

/** The browser's class is missing too; libraries know keys by this name. */
class Key {
  readonly type = 'secret'
  readonly algorithm: object
  readonly extractable: boolean
  readonly usages: readonly string[]
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array, extractable: boolean, usages: readonly string[]) {
    this.#bytes = bytes
    this.algorithm = { name: 'HMAC', hash: { name: 'SHA-256' }, length: bytes.length * 8 }
    this.extractable = extractable
    this.usages = usages
  }

  get [Symbol.toStringTag](): string {
    return 'CryptoKey'
  }

  static bytesOf(key: Key): Uint8Array {
    return key.#bytes
  }
}

const subtle = {
  async digest(algorithm: Algorithm, data: Data): Promise<ArrayBuffer> {
    onlySha256(nameOf(algorithm))
    return bufferOf(sha256(viewOf(data)))
  },

  async importKey(format: string, given: Data | Jwk, algorithm: Algorithm, ...rest: unknown[]): Promise<Key> {
    onlyHmac(algorithm)
    const [extractable, usages] = rest as [boolean, string[]]
    const bytes = format === 'jwk' ? bytesOfText((given as Jwk).k ?? '') : viewOf(given as Data)
    return new Key(Uint8Array.from(bytes), extractable, usages)
  },

  async generateKey(algorithm: Algorithm, extractable: boolean, usages: string[]): Promise<Key> {
    onlyHmac(algorithm)
    return new Key(crypto.getRandomValues(new Uint8Array(64)), extractable, usages)
  },

  async exportKey(format: string, key: Key): Promise<ArrayBuffer | Jwk> {
    if (!key.extractable) throw new DOMException('The key may not be read', 'InvalidAccessError')
    const bytes = Key.bytesOf(key)
    return format === 'jwk' ? { kty: 'oct', k: textOfBytes(bytes) } : bufferOf(bytes)
  },

  async sign(algorithm: Algorithm, key: Key, data: Data): Promise<ArrayBuffer> {
    onlyHmac(algorithm, key)
    return bufferOf(hmacSha256(Key.bytesOf(key), viewOf(data)))
  },

  async verify(algorithm: Algorithm, key: Key, signature: Data, data: Data): Promise<boolean> {
    onlyHmac(algorithm, key)
    const right = hmacSha256(Key.bytesOf(key), viewOf(data))
    const given = viewOf(signature)
    return given.length === right.length && right.every((byte, at) => byte === given[at])
  },
}

/** What of the interface there is not says so when it is called. */
for (const name of ['encrypt', 'decrypt', 'deriveBits', 'deriveKey', 'wrapKey', 'unwrapKey']) {
  Object.assign(subtle, { [name]: async () => refuse(`crypto.subtle.${name}`) })
}

function onlyHmac(algorithm: Algorithm, key?: unknown): void {
  const name = nameOf(algorithm)
  if (name.toUpperCase() !== 'HMAC') refuse(`The algorithm ${name}`)
  const hash = typeof algorithm === 'object' ? algorithm.hash : undefined
  if (hash !== undefined) onlySha256(nameOf(hash))
  if (key !== undefined && !(key instanceof Key)) throw new TypeError('The key is no CryptoKey')
}

function onlySha256(name: string): void {
  if (name.toUpperCase() !== 'SHA-256') refuse(`The hash ${name}`)
}

function refuse(what: string): never {
  throw new DOMException(
    `${what} is not available in this sandbox: it has HMAC with SHA-256 (HS256) and SHA-256 only.`,
    'NotSupportedError',
  )
}

const nameOf = (algorithm: Algorithm): string => (typeof algorithm === 'string' ? algorithm : algorithm.name)

function viewOf(data: Data): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

const bytesOfText = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const textOfBytes = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
