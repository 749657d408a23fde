import { toLines } from '../parse/lines.ts'

export interface YamlPart {
  /** Lines of the file before it. */
  offset: number
  /** A list of one question; for the head, what stands before `questions`. */
  text: string
  isHead: boolean
}

/** Cuts a file that is no YAML at the dashes of its questions, by their indentation. */
export function splitQuestions(text: string): YamlPart[] {
  const lines = toLines(text)
  const start = lines.findIndex((line) => /^questions\s*:\s*(?:#.*)?$/.test(line))
  const first = lines.findIndex((line, index) => index > start && /^\s*- /.test(line))
  if (first < 0) return []
  const indent = /^\s*/.exec(lines[first] ?? '')?.[0] ?? ''
  const starts = lines.flatMap((line, index) =>
    index >= first && line.startsWith(`${indent}- `) ? [index] : [],
  )
  const questions = starts.map((from, index) => ({
    offset: from,
    text: lines.slice(from, starts[index + 1]).join('\n'),
    isHead: false,
  }))
  return start > 0
    ? [{ offset: 0, text: lines.slice(0, start).join('\n'), isHead: true }, ...questions]
    : questions
}
