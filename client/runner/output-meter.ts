import type { RunLimits } from '../../shared/runner/types.ts'

const encoder = new TextEncoder()

/**
 * Lets output through up to its limits. The worker uses it to send no more than is shown, the frame because a
 * program could get around the worker's.
 */
export class OutputMeter {
  private bytes: number
  private lines: number
  /** Which limit was passed. */
  over: 'bytes' | 'lines' | undefined

  constructor(limits: Pick<RunLimits, 'outputBytes' | 'outputLines'>) {
    this.bytes = limits.outputBytes
    this.lines = limits.outputLines
  }

  /** @returns the part of the text that is still within the limits */
  take(text: string): string {
    if (this.over) return ''
    let kept = text
    if (kept.length > this.bytes) kept = kept.slice(0, this.bytes)
    const end = endOfLines(kept, this.lines)
    if (end.cut !== undefined) {
      kept = kept.slice(0, end.cut)
      this.over = 'lines'
    }
    const size = encoder.encode(kept).length
    if (size > this.bytes || (kept.length < text.length && !this.over)) {
      // A cut inside a character leaves half of it, which is dropped.
      const { read } = encoder.encodeInto(kept, new Uint8Array(this.bytes))
      kept = kept.slice(0, read)
      this.over = 'bytes'
    }
    this.bytes -= Math.min(size, this.bytes)
    this.lines -= end.count
    return kept
  }
}

/** How many line ends the text has, and where to cut after the last allowed one if anything follows it. */
function endOfLines(text: string, allowed: number): { count: number; cut?: number } {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    count++
    if (count === allowed && at + 1 < text.length) return { count, cut: at + 1 }
  }
  return allowed === 0 && text.length > 0 ? { count: 0, cut: 0 } : { count }
}
