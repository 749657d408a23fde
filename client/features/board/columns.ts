import type { Piece } from './pieces.ts'

/** Columns of the board that give way where there is little room, px of the table's width that each needs. */
export const WIDTHS = {
  name: 160,
  status: 204,
  count: 64,
  step: 29,
  time: 112,
  handed: 88,
  others: 88,
  other: 34,
}

export interface Columns {
  /** Shown as a column each; empty where there is no room, and the count of checks stands alone. */
  pieces: readonly Piece[]
  /** Of each of them, px. */
  pieceWidth: number
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
  const elsewhere = others > 0 && take(WIDTHS.others)
  // Half of what is left over is for titles, the other half for names.
  const more = shown.length === 0 ? 0 : Math.floor(left / 2 / shown.length)
  return { pieces: shown, pieceWidth: Math.min(PIECE_MOST, step + more), handed, others: elsewhere }
}

const PIECE_MOST = 130
/** From this width on a column has room for the beginning of a title beside the number. */
export const TITLE_FITS = 72
