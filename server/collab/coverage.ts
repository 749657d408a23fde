import * as encoding from 'lib0/encoding'
import type { Scan } from './scan-update.ts'

/**
 * - `nothing`: everything in the update is known
 * - `gap`: it builds on something that is not known, so it can be neither shown nor kept
 * - `news`: it adds something
 */
export type Verdict = 'nothing' | 'gap' | 'news'

/**
 * What a document consists of, without its content: how far each client is known, and what is deleted. By it a client
 * that comes back and tells its whole set of deletions again is recognised as telling nothing.
 */
export class Coverage {
  private readonly clocks = new Map<number, number>()
  /** Sorted, disjoint, not touching: `[from, to, from, to, …]` for each client. */
  private readonly deleted = new Map<number, number[]>()

  judge({ structs, deletes, needs }: Scan): Verdict {
    const after = new Map<number, number>()
    let news = false
    for (const { client, from, to } of structs) {
      const known = after.get(client) ?? this.clocks.get(client) ?? 0
      if (from > known) return 'gap'
      if (to <= known) continue
      after.set(client, to)
      news = true
    }
    const known = (client: number) => after.get(client) ?? this.clocks.get(client) ?? 0
    for (const [client, clock] of needs) if (clock >= known(client)) return 'gap'
    for (const { client, from, to } of deletes) {
      if (to > known(client)) return 'gap'
      news ||= !covers(this.deleted.get(client), from, to)
    }
    return news ? 'news' : 'nothing'
  }

  /** Notes what an update brings that was judged to be news. */
  add({ structs, deletes }: Scan): void {
    for (const { client, to } of structs) this.clocks.set(client, Math.max(to, this.clocks.get(client) ?? 0))
    for (const { client, from, to } of deletes) {
      const ranges = this.deleted.get(client) ?? []
      insert(ranges, from, to)
      this.deleted.set(client, ranges)
    }
  }

  /** The state vector as y-protocols sends it in step 1. */
  stateVector(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.clocks.size)
    for (const [client, clock] of this.clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
    return encoding.toUint8Array(encoder)
  }
}

/** Index of the first boundary that is greater than `value`; odd when `value` lies in a range. */
function boundaryAfter(ranges: readonly number[], value: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function covers(ranges: readonly number[] | undefined, from: number, to: number): boolean {
  if (!ranges) return false
  const index = boundaryAfter(ranges, from)
  return index % 2 === 1 && to <= (ranges[index] as number)
}

function insert(ranges: number[], from: number, to: number): void {
  // A range that only touches is joined: hence the search from one before.
  const first = boundaryAfter(ranges, from - 1)
  const last = boundaryAfter(ranges, to)
  const bounds: number[] = []
  if (first % 2 === 0) bounds.push(from)
  if (last % 2 === 0) bounds.push(to)
  ranges.splice(first, last - first, ...bounds)
}
