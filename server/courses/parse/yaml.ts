import { isMap, LineCounter, parseDocument } from 'yaml'
import type { FrontMatter } from './raw-slide.ts'

export interface YamlProblem {
  /** Line inside the text, from 0. */
  line: number
  message: string
}

export type YamlKind = 'map' | 'empty' | 'other'

export interface YamlResult {
  data: FrontMatter
  /** `map` is what front matter has to be; a list or plain text is `other`. */
  kind: YamlKind
  problems: YamlProblem[]
}

/** An alias that is expanded more often than this is an attack on the memory, not front matter. */
const MAX_ALIASES = 50

const TOO_DEEP = 'It is nested too deep.'

/** The parser is recursive: what is nested thousands deep ends its stack. @returns undefined there */
export function withinStack<T>(parse: () => T): T | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Reads YAML 1.2 and never throws: what cannot be read is a problem, and the keys that could be read are kept. */
export function parseYaml(text: string): YamlResult {
  const lineCounter = new LineCounter()
  const document = withinStack(() =>
    parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'error' }),
  )
  if (!document) return { data: {}, kind: 'map', problems: [{ line: 0, message: TOO_DEEP }] }
  const problems = document.errors.map((error) => ({
    line: Math.max(0, lineCounter.linePos(error.pos[0]).line - 1),
    message: error.message,
  }))
  const kind = isMap(document.contents) ? 'map' : document.contents === null ? 'empty' : 'other'
  if (kind !== 'map') return { data: {}, kind, problems }
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    // Throws on a value that contains itself, which an alias inside its own anchor makes.
    JSON.stringify(data)
    return { data: toRecord(data), kind, problems }
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
    return { data: {}, kind, problems: [...problems, { line: 0, message }] }
  }
}

function toRecord(value: unknown): FrontMatter {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value))
}
