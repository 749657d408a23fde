type Range = { type: string; subtype: string; q: number }

/** The type that the client likes best, or undefined if it takes none of them. */
export function choose(accept: string | undefined, offered: string[]): string | undefined {
  const ranges = parse(accept?.trim() || '*/*')
  let best: { type: string; q: number } | undefined
  for (const type of offered) {
    const q = liking(ranges, type)
    if (q > (best?.q ?? 0)) best = { type, q }
  }
  return best?.type
}

function parse(accept: string): Range[] {
  return accept.split(',').map((part) => {
    const [range, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const [type, subtype = ''] = range.split('/')
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    const value = q === undefined ? 1 : Number(q.slice(2))
    return { type, subtype, q: Number.isFinite(value) ? value : 0 }
  })
}

/** What the most specific range says about a type; 0 if none speaks of it. */
function liking(ranges: Range[], offered: string): number {
  const [type, subtype] = offered.toLowerCase().split('/')
  const exact = ranges.find((range) => range.type === type && range.subtype === subtype)
  const group = ranges.find((range) => range.type === type && range.subtype === '*')
  const any = ranges.find((range) => range.type === '*' && range.subtype === '*')
  return (exact ?? group ?? any)?.q ?? 0
}
