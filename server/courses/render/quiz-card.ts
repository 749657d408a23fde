import type { RenderContext } from './context.ts'

/**
 * What stands in a fence of the language `quiz` once its questions were taken out: how many there were. Whatever else
 * is in such a fence holds the key of a quiz, and is never shown.
 */
const COUNT = /^\s*(\d{1,4})\s*$/

/** The card that stands on a slide for a quiz. */
export function renderQuizCard(content: string, context: RenderContext): string {
  const count = COUNT.exec(content)?.[1]
  if (count === undefined) {
    const message =
      'This quiz is not asked: its fence has to be closed, and to stand outside of lists and quotes.'
    context.hints.add('quiz', message, 'quiz')
  }
  const questions = count === undefined ? '' : `: ${count} question${count === '1' ? '' : 's'}`
  return `<div class="quiz-card"><p><strong>Quiz</strong>${questions}</p></div>\n`
}
