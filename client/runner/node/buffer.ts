type Encoding = 'utf8' | 'utf-8' | 'hex' | 'base64' | 'base64url' | 'latin1' | 'binary' | 'ascii'
type Source = string | ArrayBuffer | ArrayLike<number>

/** `node:buffer` as far as texts and their encodings go; numbers are read with a DataView. */
export class Buffer extends Uint8Array {
  /** From text of an encoding, or from bytes. */
  static override from(source: Source | Iterable<number>, encoding?: unknown): Buffer {
    if (typeof source === 'string') return copyOf(encode(source, (encoding ?? 'utf8') as Encoding))
    return copyOf(new Uint8Array(source as ArrayLike<number>))
  }

  static alloc(size: number, fill: number | string = 0): Buffer {
    const buffer = new Buffer(size)
    if (typeof fill === 'number') return buffer.fill(fill)
    const bytes = encode(fill, 'utf8')
    for (let at = 0; at < size && bytes.length > 0; at++) buffer[at] = bytes[at % bytes.length] ?? 0
    return buffer
  }

  static allocUnsafe(size: number): Buffer {
    return new Buffer(size)
  }

  static concat(list: readonly Uint8Array[]): Buffer {
    const whole = new Buffer(list.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const one of list) {
      whole.set(one, at)
      at += one.length
    }
    return whole
  }

  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer
  }

  static byteLength(source: string | Uint8Array, encoding: Encoding = 'utf8'): number {
    return typeof source === 'string' ? encode(source, encoding).length : source.byteLength
  }

  static compare(a: Uint8Array, b: Uint8Array): number {
    const length = Math.min(a.length, b.length)
    for (let at = 0; at < length; at++) {
      const difference = (a[at] ?? 0) - (b[at] ?? 0)
      if (difference !== 0) return Math.sign(difference)
    }
    return Math.sign(a.length - b.length)
  }

  override toString(encoding: Encoding = 'utf8'): string {
    return decode(this, encoding)
  }

  equals(other: Uint8Array): boolean {
    return Buffer.compare(this, other) === 0
  }

  toJSON(): { type: 'Buffer'; data: number[] } {
    return { type: 'Buffer', data: [...this] }
  }
}

function copyOf(bytes: Uint8Array): Buffer {
  const buffer = new Buffer(bytes.length)
  buffer.set(bytes)
  return buffer
}

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'hex') {
    const pairs = text.match(/^(?:[0-9a-f]{2})+/i)?.[0].match(/../g) ?? []
    return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
  }
  if (encoding === 'base64' || encoding === 'base64url') {
    const plain = text
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replace(/[^A-Za-z0-9+/]/g, '')
    return latin1(atob(plain))
  }
  if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii') return latin1(text)
  return new TextEncoder().encode(text)
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes)
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  if (encoding === 'base64') return btoa(text)
  if (encoding === 'base64url') return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return text
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)

export default { Buffer }
