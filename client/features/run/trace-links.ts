/** A place in one of the learner's files; lines count from 1. */
export interface Place {
  file: string
  line: number
}

/** A piece of text that may be a link to a place. */
export interface TracePiece {
  text: string
  place?: Place
}

/** As Python and as JavaScript name a line: `File "main.py", line 3` · `main.ts:3`. */
const NAMED = /File "([^"\n]+)", line (\d+)|(?<![\w/.-])([\w-][\w./-]*\.\w+):(\d+)/g

/** Splits an error's text where it names a line of one of the files. */
export function traceLinks(text: string, files: readonly string[]): TracePiece[] {
  const pieces: TracePiece[] = []
  let at = 0
  for (const found of text.matchAll(NAMED)) {
    const file = found[1] ?? found[3]
    if (file === undefined || !files.includes(file)) continue
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) })
    pieces.push({ text: found[0], place: { file, line: Number(found[2] ?? found[4]) } })
    at = found.index + found[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}
