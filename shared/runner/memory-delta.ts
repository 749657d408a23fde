interface Facts {
  /** Length of the whole. */
  bytes: number
  /** Length of its head, which lies before the heap. */
  head: number
  baseHead: number
  pageBytes: number
  /** Pages of the heap that differ: the first, and how many follow it. */
  pages: [first: number, count: number][]
}

const LINE_END = 10

/**
 * Makes a whole memory snapshot of the common one and what differs from it, as tools/runner/memory-delta.mjs writes
 * it.
 * @throws Error when they do not belong together
 */
export function applyDelta(base: ArrayBuffer | undefined, delta: ArrayBuffer | undefined): ArrayBuffer {
  if (!base || !delta) throw new Error('a part of the memory snapshot is missing')
  const change = new Uint8Array(delta)
  const lineEnd = change.indexOf(LINE_END)
  const facts = JSON.parse(ascii(change.subarray(0, lineEnd))) as Facts
  const { bytes, head, baseHead, pageBytes, pages } = facts
  const whole = new Uint8Array(bytes)
  let at = lineEnd + 1
  whole.set(change.subarray(at, at + head))
  at += head
  const heap = whole.subarray(head)
  heap.set(new Uint8Array(base, baseHead))
  for (const [first, count] of pages) {
    const from = first * pageBytes
    const until = Math.min(from + count * pageBytes, heap.length)
    for (let byte = from; byte < until; byte++, at++) heap[byte] = (heap[byte] ?? 0) ^ (change[at] ?? 0)
  }
  if (at !== change.length) throw new Error('the memory snapshot’s parts do not belong together')
  return whole.buffer
}

function ascii(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
