/** SHA-256 (FIPS 180-4) at once, because the browser's own answers later and is missing on plain http. */

const K = constants(64, 3)
const START = constants(8, 2)
const BLOCK = 64

export function sha256(bytes: Uint8Array): Uint8Array {
  const state = Uint32Array.from(START)
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)
  for (let at = 0; at < padded.length; at += BLOCK) mix(state, view, at)
  const digest = new DataView(new ArrayBuffer(32))
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word)
  return new Uint8Array(digest.buffer)
}

/** HMAC (RFC 2104). */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(BLOCK)
  padded.set(key.length > BLOCK ? sha256(key) : key)
  const keyed = (mask: number, rest: Uint8Array) => {
    const all = new Uint8Array(BLOCK + rest.length)
    all.set(padded.map((byte) => byte ^ mask))
    all.set(rest, BLOCK)
    return sha256(all)
  }
  return keyed(0x5c, keyed(0x36, message))
}

function mix(state: Uint32Array, view: DataView, at: number): void {
  const w = new Uint32Array(64)
  for (let n = 0; n < 16; n++) w[n] = view.getUint32(at + n * 4)
  const word = (n: number) => w[n] ?? 0
  for (let n = 16; n < 64; n++) {
    const [a, b] = [word(n - 15), word(n - 2)]
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    w[n] = word(n - 16) + s0 + word(n - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let n = 0; n < 64; n++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (K[n] ?? 0) + word(n)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  const next = [a, b, c, d, e, f, g, h]
  next.forEach((word, n) => {
    state[n] = (state[n] ?? 0) + word
  })
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** First 32 bits of the fractions of the first primes' roots. */
function constants(count: number, root: 2 | 3): Uint32Array {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) {
    let prime = true
    for (let by = 2; by * by <= n; by++) if (n % by === 0) prime = false
    if (prime) found.push(fraction(BigInt(n), root))
  }
  return Uint32Array.from(found)
}

/** Exactly, for floating point has too few digits: the whole root of n · 2^(32·root). */
function fraction(n: bigint, root: 2 | 3): number {
  const wanted = n << BigInt(32 * root)
  let [low, high] = [0n, 1n << 40n]
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** BigInt(root) <= wanted) low = middle
    else high = middle - 1n
  }
  return Number(low & 0xffff_ffffn)
}
