/**
 * Slidev's ranges: `1,3-5;8` → [1, 3, 4, 5, 8], in order, without doubles and within `1..total`. Empty, `all`
 * and `*` are everything, `none` is nothing, `3-` reaches to the end. Parts that are no numbers are left out.
 */
export function parseRanges(total: number, text: string | undefined): number[] {
  const all = () => Array.from({ length: total }, (_, i) => i + 1)
  const trimmed = text?.trim() ?? ''
  if (trimmed === '' || trimmed === 'all' || trimmed === '*') return all()
  const wanted = new Set<number>()
  for (const part of trimmed.split(/[,;]/)) {
    const match = /^\s*(\d+)\s*(-)?\s*(\d*)\s*$/.exec(part)
    if (!match) continue
    const from = Number(match[1])
    const to = match[2] ? (match[3] ? Number(match[3]) : total) : from
    for (let i = Math.max(1, from); i <= Math.min(to, total); i++) wanted.add(i)
  }
  return [...wanted].sort((a, b) => a - b)
}
