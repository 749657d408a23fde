import { formatArguments, formatValue } from './format-value.ts'

type Write = (type: 'stdout' | 'stderr', text: string) => void

/** A console that writes to the learner's output instead of the browser's tools. */
export function createConsole(write: Write): Record<string, (...values: unknown[]) => void> {
  const counts = new Map<string, number>()
  const timers = new Map<string, number>()
  let indent = ''
  const line = (type: 'stdout' | 'stderr', text: string) =>
    write(type, `${indent}${text.replaceAll('\n', `\n${indent}`)}\n`)
  const out = (...values: unknown[]) => line('stdout', formatArguments(values))
  const err = (...values: unknown[]) => line('stderr', formatArguments(values))
  const elapsed = (label: string) => {
    const since = timers.get(label)
    if (since !== undefined) out(`${label}: ${(performance.now() - since).toFixed(3)}ms`)
  }
  return {
    log: out,
    info: out,
    debug: out,
    error: err,
    warn: err,
    trace: (...values) => err('Trace:', ...values),
    dir: (value) => out(formatValue(value)),
    table: (value) => line('stdout', formatTable(value)),
    assert: (held, ...values) => {
      if (!held) err(...(values.length > 0 ? ['Assertion failed:', ...values] : ['Assertion failed']))
    },
    count: (label = 'default') => {
      const count = (counts.get(String(label)) ?? 0) + 1
      counts.set(String(label), count)
      out(`${label}: ${count}`)
    },
    countReset: (label = 'default') => {
      counts.delete(String(label))
    },
    time: (label = 'default') => {
      timers.set(String(label), performance.now())
    },
    timeLog: (label = 'default') => elapsed(String(label)),
    timeEnd: (label = 'default') => {
      elapsed(String(label))
      timers.delete(String(label))
    },
    group: (...values) => {
      if (values.length > 0) out(...values)
      indent += '  '
    },
    groupEnd: () => {
      indent = indent.slice(2)
    },
    clear: () => undefined,
  }
}

/** Rows of objects or lists, with a column for each key. */
function formatTable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return formatArguments([value])
  const rows = Object.entries(value)
  const columns = [...new Set(rows.flatMap(([, row]) => (isObject(row) ? Object.keys(row) : [])))]
  const plain = rows.some(([, row]) => !isObject(row))
  const head = ['', ...columns, ...(plain ? ['Values'] : [])]
  const cells = rows.map(([key, row]) => [
    key,
    ...columns.map((column) => (isObject(row) && column in row ? formatValue(row[column]) : '')),
    ...(plain ? [isObject(row) ? '' : formatValue(row)] : []),
  ])
  const widths = head.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)))
  const show = (row: string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd()
  return [show(head), widths.map((width) => '-'.repeat(width)).join('-+-'), ...cells.map(show)].join('\n')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
