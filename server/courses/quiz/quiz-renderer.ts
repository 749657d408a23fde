import type { DeckProblem } from '../../../shared/course/deck.ts'
import { addressResolver } from '../render/addresses.ts'
import type { Hints, RenderContext } from '../render/context.ts'
import { findElement, isElement, parseHtml, toHtml } from '../render/dom.ts'
import { languagesIn, sharedHighlighter } from '../render/highlight.ts'
import { escapeHtml } from '../render/html.ts'
import { renderText } from '../render/render-slide.ts'
import { sanitise } from '../render/sanitise.ts'
import type { QuizRenderer } from './compile-quiz.ts'
import type { SourceQuiz } from './source-quiz.ts'

/**
 * Renders the texts of a quiz by the rules of slides.
 *
 * @param file course-relative; addresses in the questions count from it
 * @param assets takes the files that are shown
 */
export async function quizRenderer(
  file: string,
  source: SourceQuiz,
  has: (path: string) => boolean,
  assets: Set<string>,
): Promise<{ render: QuizRenderer; hints: () => DeckProblem[] }> {
  const highlighter = await sharedHighlighter()
  await highlighter.load(languagesOf(source))
  const hints = new Map<string, DeckProblem>()
  const contextAt = (line: number): RenderContext => {
    const noted: Hints = {
      add: (kind, message) => {
        hints.set(`${line} ${kind}`, { severity: 'warning', file, line, message })
      },
      found: () => [...hints.values()],
    }
    return {
      dialect: 'slidev',
      number: 1,
      total: 1,
      outline: [],
      toc: { left: 0 },
      snippets: new Map(),
      highlight: highlighter.toHtml,
      address: addressResolver({ file, has, assets, hints: noted }),
      hints: noted,
    }
  }
  const render: QuizRenderer = {
    text: async (markdown, line) => renderText(markdown, contextAt(line)),
    lines: async (code, language) => {
      const pre = sanitise(highlighter.toHtml(code, language.toLowerCase()), () => undefined)
      const lines = code.split('\n')
      const inside = findElement(parseHtml(pre), ({ name }) => name === 'code')?.children ?? []
      const html = inside.filter(isElement).map(({ children }) => toHtml(children))
      return html.length === lines.length ? html : lines.map(escapeHtml)
    },
  }
  return { render, hints: () => [...hints.values()] }
}

function languagesOf({ questions }: SourceQuiz): Set<string> {
  const texts = questions.flatMap(({ stem, explanation = '', answer }) => [
    stem,
    explanation,
    ...(answer.kind === 'choice'
      ? answer.options.flatMap(({ text, feedback = '' }) => [text, feedback])
      : []),
    ...(answer.kind === 'order' ? answer.items : []),
    ...(answer.kind === 'match' ? answer.pairs.flatMap(({ option, target }) => [option, target]) : []),
  ])
  const languages = texts.flatMap((text) => [...languagesIn(text)])
  for (const { answer } of questions)
    if (answer.kind === 'line') languages.push(answer.language.toLowerCase())
  return new Set(languages)
}
