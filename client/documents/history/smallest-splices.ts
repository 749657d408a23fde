import { applySplices, type Splice, spliceBetween } from './splice.ts'

/** Lines with their ends; words, white space and single signs. */
const LINES = /[^\n]*\n|[^\n]+/g
const WORDS = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu

/** Texts that have less in common than that are exchanged: the search takes the square of it. */
const DIFFERENCES_MAX = 1_500

/**
 * A small edit that leads from one text to the other, line by line and within them word by word: what others write
 * at the same time in what both have stays in its place. Splices count one after another.
 */
export function smallestSplices(from: string, to: string): Splice[] {
  let shift = 0
  const splices: Splice[] = []
  for (const line of hunks(from, to, LINES)) {
    for (const word of hunks(line.removed, line.inserted, WORDS)) {
      const inner = spliceBetween(word.removed, word.inserted)
      if (!inner) continue
      splices.push({ ...inner, at: line.at + word.at + inner.at + shift })
      shift += inner.inserted.length - inner.removed.length
    }
  }
  if (applySplices(from, splices) !== to) throw new Error('the splices do not lead to the text')
  return splices
}

/** What is different, in whole tokens; places count in `from`. */
function hunks(from: string, to: string, token: RegExp): Splice[] {
  const a = from.match(token) ?? []
  const b = to.match(token) ?? []
  const found: Splice[] = []
  let at = 0
  let [i, j] = [0, 0]
  const take = (untilA: number, untilB: number) => {
    const removed = a.slice(i, untilA).join('')
    const inserted = b.slice(j, untilB).join('')
    if (removed !== inserted) found.push({ at, removed, inserted })
    at += removed.length
    ;[i, j] = [untilA, untilB]
  }
  for (const [x, y, length] of common(a, b)) {
    take(x, y)
    at += a.slice(x, x + length).join('').length
    ;[i, j] = [x + length, y + length]
  }
  take(a.length, b.length)
  return found
}

type Run = [x: number, y: number, length: number]

/** Runs of tokens that both have, in order (E. Myers, An O(ND) Difference Algorithm, 1986). */
function common(a: readonly string[], b: readonly string[]): Run[] {
  let head = 0
  const shorter = Math.min(a.length, b.length)
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = pairs(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return [
    [0, 0, head],
    ...middle.map(([x, y]): Run => [x + head, y + head, 1]),
    [a.length - tail, b.length - tail, tail],
  ]
}

function pairs(a: readonly string[], b: readonly string[]): [x: number, y: number][] {
  const limit = Math.min(a.length + b.length, DIFFERENCES_MAX)
  /** For each number of differences: how far each diagonal k = x - y was reached. */
  const trace: Map<number, number>[] = []
  let reached = new Map([[1, 0]])
  for (let d = 0; d <= limit; d++) {
    const next = new Map<number, number>()
    for (let k = -d; k <= d; k += 2) {
      const [up, left] = [reached.get(k + 1) ?? -1, reached.get(k - 1) ?? -1]
      let x = k === -d || (k !== d && left < up) ? up : left + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length)
    }
    trace.push(next)
    reached = next
  }
  return []
}

function walkBack(trace: readonly Map<number, number>[], endX: number, endY: number): [number, number][] {
  const found: [number, number][] = []
  let [x, y] = [endX, endY]
  for (let d = trace.length; d >= 0; d--) {
    const before = trace[d - 1]
    const k = x - y
    const down = k === -d || (k !== d && (before?.get(k - 1) ?? -1) < (before?.get(k + 1) ?? -1))
    const fromK = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : (before?.get(fromK) ?? 0)
    const startX = d === 0 ? 0 : down ? fromX : fromX + 1
    while (x > startX) found.push([--x, --y])
    if (d > 0) [x, y] = [fromX, fromX - fromK]
  }
  return found.reverse()
}
