import { expect, it } from 'vitest'
import { columnsFor } from './columns.ts'
import type { Piece } from './pieces.ts'

const pieces = (count: number): Piece[] =>
  Array.from({ length: count }, (_, at) => ({ number: at + 1, kind: 'check', title: '', checks: [] }))
const fits = (width: number, count: number) => {
  const columns = columnsFor(width, pieces(count), 5)
  return [columns.pieces.length, columns.handed, columns.others]
}

it('folds what does not fit: the other exercises first, then what was handed in, then steps', () => {
  expect(fits(1_073, 12)).toEqual([12, true, true])
  expect(fits(1_000, 12)).toEqual([12, true, false])
  expect(fits(910, 12)).toEqual([12, false, false])
  expect(fits(720, 12)).toEqual([0, true, true])
  expect(columnsFor(1_073, pieces(3), 0).others).toBe(false)
  expect([3, 12].map((count) => columnsFor(1_073, pieces(count), 5).pieceWidth)).toEqual([74, 29])
})
