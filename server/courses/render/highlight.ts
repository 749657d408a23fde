import { setImmediate } from 'node:timers/promises'
import { type BundledLanguage, bundledLanguages, createHighlighter } from 'shiki'

/** Highlights code; the languages have to be loaded before, because Markdown is rendered synchronously. */
export interface Highlighter {
  load: (languages: Iterable<string>) => Promise<void>
  /** `<pre class="shiki">` with a `.line` for each line and colours in `--shiki-light` and `--shiki-dark`. */
  toHtml: (code: string, language: string) => string
}

const THEMES = { light: 'github-light', dark: 'github-dark' } as const

/** Above this many characters code is shown plain, so that one slide cannot hold up the server. */
const MAX_HIGHLIGHTED = 20_000

/**
 * A line that takes longer is left off in the middle and spoils the colours after it, so this is far more than a
 * busy machine needs for the first line of a grammar, and only a guard against patterns that never end.
 */
const LINE_LIMIT_MS = 2_000

let shared: Promise<Highlighter> | undefined

/** The highlighter of the process: loading its engine and themes costs some 60 ms, once. */
export function sharedHighlighter(): Promise<Highlighter> {
  shared ??= makeHighlighter()
  return shared
}

async function makeHighlighter(): Promise<Highlighter> {
  const shiki = await createHighlighter({ themes: Object.values(THEMES), langs: [] })
  const loaded = new Set<string>()
  return {
    load: async (languages) => {
      for (const language of languages) {
        if (!isBundled(language) || loaded.has(language)) continue
        await shiki.loadLanguage(language)
        loaded.add(language)
        // A grammar is some ten milliseconds of work; sockets are served in between.
        await setImmediate()
      }
    },
    toHtml: (code, language) => {
      const lang = loaded.has(language) && code.length <= MAX_HIGHLIGHTED ? language : 'text'
      return shiki.codeToHtml(code, {
        lang,
        themes: THEMES,
        defaultColor: false,
        tokenizeMaxLineLength: 2000,
        tokenizeTimeLimit: LINE_LIMIT_MS,
      })
    },
  }
}

const isBundled = (language: string): language is BundledLanguage => Object.hasOwn(bundledLanguages, language)

/** Names of languages on the fences and snippets of a Markdown text. */
export function languagesIn(markdown: string): Set<string> {
  const fences = markdown.matchAll(/^[\s>]*(?:`{3,}|~{3,})[ \t]*\{?\.?([\w+#-]+)/gm)
  return new Set([...fences].map((match) => (match[1] ?? '').toLowerCase()))
}
