/** Lines in sight at one step: `all`, `none`, `hide` (not even the frame), or single lines, from 1. */
export type LineSet = 'all' | 'none' | 'hide' | ReadonlySet<number>

/** Reads `data-lines`: sets separated by `|`, each `all`, `none`, `hide` or like `2-3;5`. */
export function parseLineSets(text: string): LineSet[] {
  return text.split('|').map((set) => {
    const name = set.trim()
    if (name === '' || name === 'all' || name === '*') return 'all'
    if (name === 'none' || name === 'hide') return name
    const lines = new Set<number>()
    for (const part of name.split(/[;,]/)) {
      const [from, to] = part.split('-').map(Number)
      if (from === undefined || Number.isNaN(from)) continue
      // A range over more lines than any slide shows is a slip of the pen.
      for (let line = from; line <= Math.min(to ?? from, from + 2_000); line++) lines.add(line)
    }
    return lines
  })
}

/** The set that holds at `step`; `at` is the step of the first set. */
export function lineSetAt(sets: readonly LineSet[], at: number, step: number): LineSet {
  return sets[Math.min(Math.max(step - at, 0), sets.length - 1)] ?? 'all'
}
