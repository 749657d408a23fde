/** Letter, shape and colour of an option: whoever cannot tell the colours apart has the other two. */
export const SHAPES = [
  'triangle',
  'diamond',
  'circle',
  'square',
  'pentagon',
  'hexagon',
  'star',
  'cross',
  'drop',
  'moon',
] as const
export type Shape = (typeof SHAPES)[number]

/** @param n from 0 */
export const letterOf = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : `${String.fromCharCode(64 + Math.floor(n / 26))}${letterOf(n % 26)}`

export const shapeOf = (n: number): Shape => SHAPES[n % SHAPES.length] ?? 'circle'

export const COLORS = 6
export const colorOf = (n: number) => n % COLORS
