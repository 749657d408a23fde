import type { DeckProblem } from '../../../shared/course/deck.ts'
import type { StaffExercise } from '../../../shared/course/exercise.ts'
import { addressResolver } from '../render/addresses.ts'
import { collectHints } from '../render/context.ts'
import { languagesIn, sharedHighlighter } from '../render/highlight.ts'
import { renderText } from '../render/render-slide.ts'
import type { MarkdownPart, RawExercise } from './raw-exercise.ts'

/** Renders what an exercise says in Markdown, by the rules of slides. @param assets takes the files that are shown */
export async function renderExercise(
  raw: RawExercise,
  has: (path: string) => boolean,
  assets: Set<string>,
): Promise<{ exercise: StaffExercise; hints: DeckProblem[] }> {
  const highlighter = await sharedHighlighter()
  const hints: DeckProblem[] = []
  const render = async ({ file, line, text }: MarkdownPart): Promise<string> => {
    await highlighter.load(languagesIn(text))
    const found = collectHints({ file, line, bodyLine: line, body: text })
    const html = renderText(text, {
      dialect: 'slidev',
      number: 1,
      total: 1,
      outline: [],
      toc: { left: 0 },
      snippets: new Map(),
      highlight: highlighter.toHtml,
      address: addressResolver({ file, has, assets, hints: found }),
      hints: found,
    })
    hints.push(...found.found())
    return html
  }
  const renderAll = async (parts: readonly MarkdownPart[]) => {
    const html: string[] = []
    for (const part of parts) html.push(await render(part))
    return html
  }
  const exercise = {
    ...raw,
    brief: (await renderAll(raw.brief)).join('\n'),
    hints: await renderAll(raw.hints),
  }
  return { exercise, hints }
}
