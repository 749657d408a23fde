import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/project-root.ts'
import { applyDelta } from '../../shared/runner/memory-delta.ts'

interface Tool {
  memoryDelta: (base: Buffer, memory: Buffer) => Buffer
}
const address = pathToFileURL(join(projectRoot, 'tools/runner/memory-delta.mjs')).href
const { memoryDelta } = (await import(address)) as Tool

/** A snapshot: a head that says its own length, then a heap. */
function snapshot(head: number, heap: Uint8Array): Buffer {
  const start = Buffer.alloc(head, 7)
  start.writeUInt32LE(head, 4)
  return Buffer.concat([start, heap])
}

const bufferOf = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer

describe('what differs between two memories', () => {
  it('makes the second of the first, with other lengths of heads and heaps', () => {
    const heads = fc.constantFrom(16, 32, 48)
    const writes = fc.array(fc.tuple(fc.nat(19_999), fc.integer({ min: 1, max: 255 })), { maxLength: 20 })
    fc.assert(
      fc.property(
        heads,
        heads,
        fc.integer({ min: 0, max: 9_000 }),
        writes,
        (head, baseHead, more, changes) => {
          const heap = Uint8Array.from({ length: 20_000 }, (_, at) => at & 0xff)
          const grown = new Uint8Array(heap.length + more)
          grown.set(heap)
          for (const [at, value] of changes) grown[at] = value
          const [base, memory] = [snapshot(baseHead, heap), snapshot(head, grown)]
          const made = applyDelta(bufferOf(base), bufferOf(memoryDelta(base, memory)))
          expect(Buffer.from(made).equals(memory)).toBe(true)
        },
      ),
    )
  })

  it('is small when little differs, and refuses what does not belong to it', () => {
    const base = snapshot(16, new Uint8Array(1_000_000))
    const memory = Buffer.from(base)
    memory[500_000] = 1
    const delta = memoryDelta(base, memory)
    expect(delta.length).toBeLessThan(5_000)
    expect(() => applyDelta(bufferOf(base), bufferOf(Buffer.concat([delta, delta])))).toThrow('do not belong')
  })
})
