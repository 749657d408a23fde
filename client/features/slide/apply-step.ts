import { lineSetAt, parseLineSets } from './line-sets.ts'

/**
 * Brings the content of a slide to a click step, by the contract in shared/course/deck.ts. What is not to be
 * seen yet keeps its place, so that nothing moves when it appears.
 */
export function applyStep(root: HTMLElement, step: number): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-step], [data-step-until]')) {
    const from = numberOf(element.dataset.step, 0)
    const until = numberOf(element.dataset.stepUntil, Number.POSITIVE_INFINITY)
    element.classList.toggle('step-hidden', step < from || step >= until)
  }
  for (const pre of root.querySelectorAll<HTMLElement>('pre[data-lines]')) {
    const sets = parseLineSets(pre.dataset.lines ?? '')
    const set = lineSetAt(sets, numberOf(pre.dataset.linesAt, 0), step)
    pre.classList.toggle('lines-hidden', set === 'hide')
    pre.classList.toggle('has-focus', typeof set === 'object' || set === 'none')
    pre.querySelectorAll('.line').forEach((line, index) => {
      const seen = typeof set === 'object' ? set.has(index + 1) : set !== 'none'
      line.classList.toggle('dimmed', !seen)
      line.classList.toggle('focused', typeof set === 'object' && seen)
    })
  }
}

function numberOf(text: string | undefined, otherwise: number): number {
  const value = Number(text)
  return text === undefined || text === '' || Number.isNaN(value) ? otherwise : value
}
