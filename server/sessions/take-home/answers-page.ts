import type { OwnQuestionResults, OwnRunResults } from '../../../shared/report/own-quiz-results.ts'
import { escapeHtml } from '../../courses/render/html.ts'
import { answerText, rightText } from '../answer-text.ts'
import { offlineHtml } from './offline-html.ts'
import { BACK, standalonePage } from './page.ts'
import type { EmbedPicture } from './pictures.ts'

/** The revealed questions of a session with what a learner answered, what is right and why. */
export async function answersPage(
  runs: readonly OwnRunResults[],
  page: { title: string; language: string; styles: string },
  embed: EmbedPicture,
): Promise<string> {
  const parts: string[] = []
  for (const run of runs) {
    const title = run.title === '' ? 'Poll' : run.title
    parts.push(`<h2>${escapeHtml(title)}</h2>`)
    if (run.questions.some(({ key }) => key)) {
      parts.push(`<p>${run.correct} of ${run.questions.filter(({ key }) => key).length} right.</p>`)
    }
    for (const question of run.questions) parts.push(await questionHtml(question, page.language, embed))
  }
  if (runs.length === 0) parts.push('<p>No question has been revealed.</p>')
  const body = `<header><h1>Your answers</h1><p>${escapeHtml(page.title)}</p>${BACK}</header>\n<main>\n${parts.join('\n')}\n</main>`
  return standalonePage({ ...page, title: `Your answers: ${page.title}`, body })
}

async function questionHtml(
  { question, number, key, explanation, feedback, mine }: OwnQuestionResults,
  language: string,
  embed: EmbedPicture,
): Promise<string> {
  const rich = (html: string) => offlineHtml(html, 0, embed)
  const chosen = mine?.answer.kind === 'choice' ? mine.answer.options : []
  const said: string[] = []
  for (const option of chosen) if (feedback?.[option]) said.push(await rich(feedback[option]))
  const rows: [term: string, html: string][] = [
    ['Your answer', mine ? text(answerText(question, mine.answer)) : escapeHtml(withoutAnswer(question))],
    ...(key === undefined ? [] : [['Right', text(rightText(question, key))] as [string, string]]),
    ...(mine?.outcome === undefined ? [] : [['Result', verdict(mine.outcome)] as [string, string]]),
  ]
  return [
    `<article class="slide flow" lang="${escapeHtml(language)}"><div class="slide-body">`,
    `<h3>Question ${number}</h3>`,
    await rich(question.stem),
    'options' in question ? await optionsHtml(question.options, rich) : '',
    question.kind === 'line' ? lines(question.html) : '',
    `<dl>${rows.map(([term, html]) => `<dt>${term}</dt><dd>${html}</dd>`).join('')}</dl>`,
    ...said,
    explanation === '' ? '' : `<section aria-label="Explanation">${await rich(explanation)}</section>`,
    '</div></article>',
  ].join('')
}

async function optionsHtml(options: readonly { html: string }[], rich: (html: string) => Promise<string>) {
  const items: string[] = []
  for (const { html } of options) items.push(`<li>${await rich(html)}</li>`)
  return `<ol class="options">${items.join('')}</ol>`
}

const lines = (html: readonly string[]) =>
  `<pre class="shiki"><code>${html.map((line) => `<span class="line">${line}</span>`).join('\n')}</code></pre>`

const text = (value: string | number) => `<span class="answer">${escapeHtml(String(value))}</span>`

const withoutAnswer = ({ anonymous }: OwnQuestionResults['question']) =>
  anonymous ? 'The vote was anonymous: nobody knows what you chose.' : 'You did not answer.'

function verdict({ correct, share }: { correct: boolean; share: number }): string {
  if (correct) return 'Right'
  return share > 0 ? 'Partly right' : 'Not right'
}
