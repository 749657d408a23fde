import { stringify } from 'csv-stringify/sync'

/** Columns by their names. A number may begin with a minus; a text that does would be a formula. */
export type Columns<Row> = Record<string, (row: Row) => string | number>

/**
 * A table as CSV (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, without which Excel reads the bytes in the
 * local code page; CRLF; a header row; cells that a spreadsheet would take for a formula escaped, because texts come
 * from learners.
 */
export function csv<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cells = rows.map((row) => Object.values(columns).map((cell) => cell(row)))
  return stringify([Object.keys(columns), ...cells], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
}

/** A time in ISO 8601, UTC; empty where there is none. */
export const iso = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString())
