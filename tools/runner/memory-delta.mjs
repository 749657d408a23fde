const PAGE_BYTES = 4_096

/**
 * What differs between two memory snapshots of Pyodide, each a head of its own followed by the heap: a line of JSON
 * `{bytes, head, baseHead, pageBytes, pages: [[first, count], …]}`, the head, then those pages of the heap, each
 * combined with the base's by exclusive or, so that what is the same in them is zero.
 */
export function memoryDelta(base, memory) {
  const [baseHead, head] = [base.readUInt32LE(4), memory.readUInt32LE(4)]
  const heap = memory.subarray(head)
  const old = Buffer.alloc(heap.length)
  base.copy(old, 0, baseHead)
  const pages = []
  const parts = []
  for (let at = 0; at < heap.length; at += PAGE_BYTES) {
    const end = Math.min(at + PAGE_BYTES, heap.length)
    if (old.compare(heap, at, end, at, end) === 0) continue
    const page = at / PAGE_BYTES
    const last = pages.at(-1)
    if (last && last[0] + last[1] === page) last[1]++
    else pages.push([page, 1])
    const part = Buffer.from(heap.subarray(at, end))
    for (let byte = 0; byte < part.length; byte++) part[byte] ^= old[at + byte]
    parts.push(part)
  }
  const facts = JSON.stringify({ bytes: memory.length, head, baseHead, pageBytes: PAGE_BYTES, pages })
  return Buffer.concat([Buffer.from(`${facts}\n`), memory.subarray(0, head), ...parts])
}
