import type { Extension } from '@codemirror/state'

export interface EditorLanguage {
  name: string
  load: () => Promise<Extension>
  /** Knows keywords and names by itself; elsewhere words of the file are offered. */
  completes: boolean
}

const script = (options: { typescript?: boolean; jsx?: boolean }) => async () =>
  (await import('@codemirror/lang-javascript')).javascript(options)

const PYTHON: EditorLanguage = {
  name: 'Python',
  load: async () => (await import('@codemirror/lang-python')).python(),
  completes: true,
}
const JAVASCRIPT: EditorLanguage = { name: 'JavaScript', load: script({ jsx: true }), completes: true }
const TYPESCRIPT: EditorLanguage = { name: 'TypeScript', load: script({ typescript: true }), completes: true }
const TSX: EditorLanguage = {
  name: 'TypeScript',
  load: script({ typescript: true, jsx: true }),
  completes: true,
}
const JSON_: EditorLanguage = {
  name: 'JSON',
  load: async () => (await import('@codemirror/lang-json')).json(),
  completes: false,
}
const SQL: EditorLanguage = {
  name: 'SQL',
  load: async () => (await import('@codemirror/lang-sql')).sql(),
  completes: false,
}
const HTML: EditorLanguage = {
  name: 'HTML',
  load: async () => (await import('@codemirror/lang-html')).html(),
  completes: true,
}
const YAML: EditorLanguage = {
  name: 'YAML',
  load: async () => (await import('@codemirror/lang-yaml')).yaml(),
  completes: false,
}
const MARKDOWN: EditorLanguage = {
  name: 'Markdown',
  load: async () => (await import('@codemirror/lang-markdown')).markdown(),
  completes: false,
}

const PLAIN: EditorLanguage = { name: 'Plain text', load: async () => [], completes: false }

const BY_ENDING: Record<string, EditorLanguage> = {
  py: PYTHON,
  pyi: PYTHON,
  js: JAVASCRIPT,
  mjs: JAVASCRIPT,
  cjs: JAVASCRIPT,
  jsx: JAVASCRIPT,
  ts: TYPESCRIPT,
  mts: TYPESCRIPT,
  cts: TYPESCRIPT,
  tsx: TSX,
  json: JSON_,
  sql: SQL,
  html: HTML,
  htm: HTML,
  yaml: YAML,
  yml: YAML,
  md: MARKDOWN,
  markdown: MARKDOWN,
}

/** The language of a file, by the ending of its name; each is fetched when the first file of it is shown. */
export function languageOf(fileName: string): EditorLanguage {
  const ending = /\.([^./]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? PLAIN) : PLAIN
}
