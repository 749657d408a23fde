import type { Piece } from './pieces.ts'

/** Columns of the board that give way where there is little room, px of the table's width that each needs. */
export const WIDTHS = {
  name: 160,
  status: 204,
  count: 64,
  step: 30,
  time: 112,
  handed: 80,
  others: 88,
  other: 34,
}

export interface Columns {
  /** Shown as a column each; empty where there is no room, and the count of checks stands alone. */
  pieces: readonly Piece[]
  handed: boolean
  /** How many of the other exercises somebody is through. */
  others: boolean
}

/** Which columns stand side by side in a table of this width: none is cut off. */
export function columnsFor(width: number, pieces: readonly Piece[], others: number): Columns {
  const { name, status, count, step, time } = WIDTHS
  let left = width - name - status - count - time
  const take = (px: number) => {
    if (px > left) return false
    left -= px
    return true
  }
  const shown = take(pieces.length * step) ? pieces : []
  const handed = take(WIDTHS.handed)
  return { pieces: shown, handed, others: others > 0 && take(WIDTHS.others) }
}
