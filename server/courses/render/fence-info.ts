import { parseRanges } from '../parse/ranges.ts'

/** The info string of a code fence, taken apart. */
export interface FenceInfo {
  language: string
  /** File name or other caption, from `[file.py]`. */
  title: string
  /** Raw line sets, from `{1|2-3|all}`; empty where the fence names none. */
  sets: string[]
  /** Click at which the first change of line set happens, in Slidev's form: `+1` relative, `3` absolute. */
  at: string
  /** Number of the first line, which the line sets count from. */
  startLine: number
  /** Readers may run it: `{run}`, or Slidev's `{monaco-run}`. */
  run: boolean
  /** All `{key: value}` options as text, for what only one kind of fence reads. */
  options: string
}

const SET = String.raw`(?:all|none|hide|\*|[\d,;\s-]*)`
const SETS = new RegExp(String.raw`^${SET}(?:\|${SET})*$`)

/** ```` ```ts [file.ts] {1|2-3|all}{startLine: 5} ````; unknown options such as `{monaco}` are left alone. */
export function parseFenceInfo(info: string): FenceInfo {
  const text = info.slice(0, 1000).trim()
  const language = /^[^\s{[]+/.exec(text)?.[0] ?? ''
  const bracket = /\[([^\]]*)\]/.exec(text)?.[1]?.trim() ?? ''
  const braces = [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => (match[1] ?? '').trim())
  // reveal writes line sets in brackets, where Slidev has the file name.
  const bracketIsSets = /\d/.test(bracket) && SETS.test(bracket)
  const ranges = braces.find((brace) => brace !== '' && SETS.test(brace)) ?? (bracketIsSets ? bracket : '')
  const options = braces.filter((brace) => brace !== ranges).join(',')
  const pandoc = braces.map((brace) => /^\.([\w+-]+)/.exec(brace)?.[1]).find(Boolean)
  return {
    language: (language || pandoc || '').toLowerCase(),
    title: bracketIsSets ? '' : bracket,
    sets: ranges === '' ? [] : ranges.split('|').map((set) => set.trim()),
    at: readOption(options, 'at') ?? '+1',
    startLine: Number(readOption(options, 'startLine') ?? 1) || 1,
    run: braces.some((brace) => /^(?:monaco-)?run\b/.test(brace)),
    options,
  }
}

/** The value of `key: value` or `key: 'value'` among fence options. */
export function readOption(options: string, key: string): string | undefined {
  for (const match of options.matchAll(/([\w-]+)\s*:\s*(?:'([^']*)'|"([^"]*)"|([^,\s]+))/g)) {
    if (match[1] === key) return match[2] ?? match[3] ?? match[4]
  }
  return undefined
}

/** Line sets in the form of the wire: `all`, `none`, `hide` or `2-3;5`, counted from the first shown line. */
export function resolveSets(sets: readonly string[], lines: number, startLine: number): string[] {
  return sets.map((set) => {
    if (set === '*' || set === 'all' || set === '') return 'all'
    if (set === 'none' || set === 'hide') return set
    const numbers = parseRanges(lines + startLine - 1, set).map((number) => number - startLine + 1)
    return compress(numbers.filter((number) => number >= 1)) || 'none'
  })
}

function compress(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(';')
}
