/** The value below which a share `p` (0 to 1) of the values lies; nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN
}

export const milliseconds = (value: number): string => `${value.toFixed(0)} ms`

export const ratio = (ours: number, theirs: number): string => (ours / theirs).toFixed(2)

/** `p50 12 ms, p95 20 ms, p99 31 ms` */
export function spread(values: readonly number[]): string {
  return [0.5, 0.95, 0.99].map((p) => `p${p * 100} ${milliseconds(percentile(values, p))}`).join(', ')
}

export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
