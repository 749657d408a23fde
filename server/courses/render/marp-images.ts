import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from './html.ts'

/** A `![bg …](x)` of a Marp slide. */
export interface MarpBackground {
  src: string
  side: 'left' | 'right' | undefined
  fit: 'contain' | 'cover' | undefined
}

const LENGTH = /^\d+(?:\.\d+)?(?:px|em|rem|%|cm|mm|in|pt|pc|vw|vh)?$/

/** Reads Marp's keywords in the alternative text of images: sizes, and `bg` for the slide's background. */
export function marpImages(md: MarkdownIt): void {
  md.renderer.rules.image = (tokens, index) => {
    const token = tokens[index]
    const src = String(token?.attrGet('src') ?? '')
    const words = (token?.content ?? '').split(/\s+/).filter(Boolean)
    if (words.includes('bg')) return backgroundMark(src, words)
    const { style, classes, rest } = readWords(words)
    const attributes = [
      ` src="${escapeHtml(src)}"`,
      ` alt="${escapeHtml(rest.join(' '))}"`,
      style ? ` style="${style}"` : '',
      classes ? ` class="${classes}"` : '',
    ]
    return `<img${attributes.join('')}>`
  }
}

function readWords(words: readonly string[]) {
  const rest: string[] = []
  let style = ''
  let classes = ''
  for (const word of words) {
    const size = /^(w|width|h|height):(.+)$/.exec(word)
    if (size && LENGTH.test(size[2] ?? '')) {
      const value = /^[\d.]+$/.test(size[2] ?? '') ? `${size[2]}px` : size[2]
      style += `${size[1]?.startsWith('w') ? 'width' : 'height'}:${value};`
    } else if (word === 'center') classes = 'block mx-auto'
    else if (!isFilter(word)) rest.push(word)
  }
  return { style, classes, rest }
}

const isFilter = (word: string) =>
  /^(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?$/.test(
    word,
  )

/** Backgrounds leave a mark in the HTML, which the pass over the document takes out again. */
function backgroundMark(src: string, words: readonly string[]): string {
  const side = words.map((word) => /^(left|right)(?::.*)?$/.exec(word)?.[1]).find(Boolean) ?? ''
  const fit = words.find((word) => word === 'contain' || word === 'fit') ? 'contain' : ''
  // A size in percent is smaller than the slide, which `contain` comes nearest to.
  const sized = words.some((word) => /^\d+(?:\.\d+)?%?$/.test(word)) ? 'contain' : ''
  const cover = words.includes('cover') ? 'cover' : ''
  return `<marp-background src="${escapeHtml(src)}" side="${side}" fit="${cover || fit || sized}"></marp-background>`
}

export function readBackground(attributes: Record<string, string>): MarpBackground {
  const { src = '', side, fit } = attributes
  return {
    src,
    side: side === 'left' || side === 'right' ? side : undefined,
    fit: fit === 'contain' || fit === 'cover' ? fit : undefined,
  }
}
