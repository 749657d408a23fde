/** How deep values inside values are shown, as in Node's console. */
const DEPTH = 3
const ITEMS = 100
const LINE = 76

/** Formats the arguments of `console.log`: `%s %d %i %f %j %o %O %%` in the first text, the others after spaces. */
export function formatArguments(values: readonly unknown[]): string {
  const [first, ...rest] = values
  if (typeof first !== 'string') return values.map((value) => shown(value)).join(' ')
  const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === '%%') return '%'
    if (rest.length === 0) return mark
    const value = rest.shift()
    if (mark === '%s') return shown(value)
    if (mark === '%d' || mark === '%f') return String(Number(value))
    if (mark === '%i') return String(Math.trunc(Number(value)))
    if (mark === '%c') return ''
    return mark === '%j' ? (JSON.stringify(value) ?? 'undefined') : formatValue(value)
  })
  return [text, ...rest.map(shown)].join(' ')
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : formatValue(value))

/** Shows a value as Node does: quoted texts inside of others, class names, circles and getters marked. */
export function formatValue(value: unknown, seen: readonly object[] = []): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'bigint') return `${value}n`
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'function') return formatFunction(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (seen.includes(value)) return '[Circular]'
  if (value instanceof Error) return formatError(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  if (value instanceof Promise) return 'Promise { … }'
  if (value instanceof String || value instanceof Number || value instanceof Boolean) {
    return `[${value.constructor.name}: ${formatValue(value.valueOf())}]`
  }
  const name = className(value)
  if (seen.length >= DEPTH) return Array.isArray(value) ? '[Array]' : `[${name || 'Object'}]`
  const inside = [...seen, value]
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return formatList(value as ArrayLike<unknown>, name, inside)
  if (value instanceof Map) {
    const items = [...value].map(
      ([key, item]) => `${formatValue(key, inside)} => ${formatValue(item, inside)}`,
    )
    return `Map(${value.size}) ${braces(items, value.size)}`
  }
  if (value instanceof Set) {
    return `Set(${value.size}) ${braces(
      [...value].map((item) => formatValue(item, inside)),
      value.size,
    )}`
  }
  const items = properties(value, inside)
  const prefix = name === 'Object' ? '' : `${name || '[Object: null prototype]'} `
  return prefix + braces(items, items.length)
}

function formatList(list: ArrayLike<unknown>, name: string, inside: readonly object[]): string {
  const items: string[] = []
  for (let at = 0; at < Math.min(list.length, ITEMS); at++) {
    items.push(at in list ? formatValue(list[at], inside) : '<empty>')
  }
  const prefix = name === 'Array' ? '' : `${name}(${list.length}) `
  return prefix + wrap('[', items, list.length, ']')
}

function properties(value: object, inside: readonly object[]): string[] {
  return Reflect.ownKeys(value).flatMap((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key)
    if (!property?.enumerable) return []
    const name = typeof key === 'symbol' ? `[${String(key)}]` : /^[\w$]+$/.test(key) ? key : quote(key)
    const shows = property.get
      ? property.set
        ? '[Getter/Setter]'
        : '[Getter]'
      : formatValue(property.value, inside)
    return [`${name}: ${shows}`]
  })
}

function className(value: object): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null) return ''
  const name: unknown = prototype.constructor?.name
  return typeof name === 'string' && name ? name : 'Object'
}

function formatFunction(value: { name: string }): string {
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function'
  if (kind === 'class') return `[class ${value.name || '(anonymous)'}]`
  return value.name ? `[Function: ${value.name}]` : '[Function (anonymous)]'
}

function formatError(error: Error): string {
  const lines = (typeof error.stack === 'string' ? error.stack : '').split('\n')
  const places = lines.flatMap((line) => /learner:\/\/\/(.+?:\d+):\d+/.exec(line)?.[1] ?? [])
  return [`${error.name}: ${error.message}`, ...places.map((place) => `    at ${place}`)].join('\n')
}

const braces = (items: string[], total: number): string => wrap('{', items, total, '}')

function wrap(open: string, all: string[], total: number, close: string): string {
  if (total === 0) return open + close
  const items = all.slice(0, ITEMS)
  if (total > items.length) items.push(`… ${total - items.length} more items`)
  const line = items.join(', ')
  if (line.length <= LINE && !line.includes('\n')) return `${open} ${line} ${close}`
  const inner = items.map((item) => `  ${item.replaceAll('\n', '\n  ')}`).join(',\n')
  return `${open}\n${inner}\n${close}`
}

function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : '`'
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
  return mark + (mark === '`' ? escaped.replaceAll('`', '\\`') : escaped) + mark
}
