import type { Language } from '../../../shared/runner/types.ts'

/** A block of a slide that can be run, by the contract in shared/course/deck.ts. */
export interface SlideBlock {
  /** Its place among the blocks of the slide, from 0. */
  index: number
  element: HTMLElement
  language: Language
  /** What its file is called when it is run. */
  file: string
  source: string
}

const LANGUAGES: readonly string[] = ['python', 'javascript', 'typescript'] satisfies Language[]
const MAIN: Record<Language, string> = { python: 'main.py', javascript: 'main.js', typescript: 'main.ts' }
const ENDINGS: Record<Language, RegExp> = { python: /\.py$/, javascript: /\.m?js$/, typescript: /\.m?ts$/ }
/** What live code takes as the name of a file (shared/session/demos.ts). */
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}$/

export function runnableBlocks(slide: HTMLElement): SlideBlock[] {
  return [...slide.querySelectorAll<HTMLElement>('pre[data-run]')].flatMap((element, index) => {
    const language = element.dataset.run ?? ''
    if (!isLanguage(language)) return []
    const caption = element.closest('figure')?.querySelector('figcaption')?.textContent ?? ''
    const file = blockFile(language, caption)
    return [{ index, element, language, file, source: element.textContent ?? '' }]
  })
}

const isLanguage = (text: string): text is Language => LANGUAGES.includes(text)

/** The caption's last part where it is the name of a file of the language. */
export function blockFile(language: Language, caption: string): string {
  const name = caption.trim().split('/').at(-1) ?? ''
  return NAME.test(name) && ENDINGS[language].test(name) ? name : MAIN[language]
}
