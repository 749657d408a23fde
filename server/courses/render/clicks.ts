/** When something appears, and for a range when it is gone again. */
export interface ClickSpan {
  start: number
  end?: number
}

/** One bound of a click position: relative to the clicks before it, or counted from the slide's beginning. */
interface Bound {
  relative: boolean
  value: number
}

/** The highest click that is accepted; a typing mistake must not make a slide of a million steps. */
const MAX_CLICK = 500

/**
 * Slidev's counter of clicks: relative positions (`+1`) count from the sum of the relative sizes before them,
 * absolute ones (`3`) do not move it. Elements have to be resolved in document order.
 */
export class ClickCounter {
  private offset = 0
  /** The last click on which anything changes: the number of steps of the slide. */
  total = 0

  /** @param size number of clicks that the element takes from `start` on (a fence with k line sets: k − 1). */
  since(at: string, size = 1): ClickSpan | undefined {
    const bound = parseBound(at)
    if (!bound) return undefined
    const start = clamp(bound.relative ? this.offset + bound.value : bound.value)
    const last = clamp(start + size - 1)
    if (bound.relative) this.offset = clamp(this.offset + bound.value + size - 1)
    this.total = Math.max(this.total, last)
    return { start }
  }

  /** @param at `+1`, `3`, or a range `[2, 4]` that ends before its second click. */
  resolve(at: string): ClickSpan | undefined {
    const range = /^\s*\[([^,\]]+),([^,\]]+)\]\s*$/.exec(at)
    if (!range) return this.since(at)
    const from = parseBound(range[1] ?? '')
    const to = parseBound(range[2] ?? '')
    if (!from || !to) return undefined
    const start = clamp(from.relative ? this.offset + from.value : from.value)
    const end = clamp(to.relative ? start + to.value : to.value)
    this.offset = clamp(this.offset + (from.relative ? from.value : 0) + (to.relative ? to.value : 0))
    this.total = Math.max(this.total, end)
    return { start, end }
  }

  /** `<v-click-gap size="2"/>`: clicks that pass without a change. */
  skip(size: number): void {
    this.offset = clamp(this.offset + size)
    this.total = Math.max(this.total, this.offset)
  }
}

function clamp(value: number): number {
  return Math.min(MAX_CLICK, Math.max(0, Math.trunc(value)))
}

/**
 * A position as it stands in an attribute. A sign makes it relative only inside quotes or as a plain
 * attribute; `false` switches the click off.
 */
function parseBound(text: string): Bound | undefined {
  const value = text.trim().replace(/^(['"`])(.*)\1$/, '$2')
  if (value === '' || value === 'true') return { relative: true, value: 1 }
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(value)) return undefined
  return { relative: /^[+-]/.test(value), value: Number(value) }
}

/** The value of a directive is JavaScript there: unquoted, `+1` is the number 1 and so absolute. */
export function directiveValue(text: string): string {
  return /^\s*\+\d/.test(text) ? text.trim().slice(1) : text
}
