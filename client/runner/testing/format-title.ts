import { formatValue } from '../worker/format-value.ts'

/**
 * The name of one case of `test.each`, as Jest makes it: `%s %d %i %f %j %o %p` are the values in order, `%#` is the
 * number of the case, `$name` a value of an object.
 */
export function formatTitle(template: string, values: readonly unknown[], index: number): string {
  let next = 0
  const filled = template.replace(/%([sdifjoOp#$%])/g, (all, kind: string) => {
    if (kind === '%') return '%'
    if (kind === '#') return String(index)
    if (kind === '$') return String(index + 1)
    if (next >= values.length) return all
    const value = values[next++]
    if (kind === 's') return String(value)
    if (kind === 'd' || kind === 'f') return String(Number(value))
    if (kind === 'i') return String(Math.trunc(Number(value)))
    return kind === 'j' ? JSON.stringify(value) : formatValue(value)
  })
  const [first] = values
  if (typeof first !== 'object' || first === null) return filled
  return filled.replace(/\$([A-Za-z_$][\w$.]*)/g, (all, path: string) => {
    const parts = path.split('.')
    if (!(parts[0] !== undefined && parts[0] in first)) return all
    return formatValue(parts.reduce<unknown>((value, key) => Object(value)[key], first))
  })
}

/** The cases of a table: lists of lists, of values, or a template with a heading (`a | b`). */
export function casesOf(table: unknown, values: readonly unknown[]): unknown[][] {
  if (!Array.isArray(table)) throw new TypeError('each() takes a list of cases')
  if (!('raw' in table)) return table.map((row) => (Array.isArray(row) ? row : [row]))
  const names = String(table[0])
    .trim()
    .split('|')
    .map((name) => name.trim())
  const rows: unknown[][] = []
  for (let at = 0; at < values.length; at += names.length) {
    rows.push([Object.fromEntries(names.map((name, column) => [name, values[at + column]]))])
  }
  return rows
}
