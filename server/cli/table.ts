/** Rows as columns of text. The first row may be a header. What would steer the terminal is taken out. */
export function table(cells: string[][]): string {
  const rows = cells.map((row) => row.map((cell) => cell.replace(/\p{Cc}/gu, ' ')))
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const line = (row: string[]) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
