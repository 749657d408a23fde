/**
 * The points of a line that rises by one at each time: how many had done something by then.
 * @param times any order; those outside of the span count from its nearer end
 * @returns for `points` of a polyline in a box of `width` by `height`, y downwards
 */
export function risingLine(
  times: readonly number[],
  { from, to }: { from: number; to: number },
  { top, width, height }: { top: number; width: number; height: number },
): string {
  const x = (at: number) =>
    (Math.max(0, Math.min(1, (at - from) / Math.max(1, to - from))) * width).toFixed(1)
  const y = (count: number) => (height - (count / Math.max(1, top)) * height).toFixed(1)
  const points = [`${x(from)},${y(0)}`]
  for (const [count, at] of times.toSorted((a, b) => a - b).entries()) {
    points.push(`${x(at)},${y(count)}`, `${x(at)},${y(count + 1)}`)
  }
  points.push(`${x(to)},${y(times.length)}`)
  return points.join(' ')
}
