import { checkAnswer } from '../../../shared/course/check-answer.ts'
import type { Answer, Question } from '../../../shared/course/quiz.ts'

/** What somebody has put together so far: as an answer, but numbers are still as they were typed. */
export type Draft = Exclude<Answer, { kind: 'number' }> | { kind: 'number'; typed: string }

/** Nothing chosen yet. */
export function emptyDraft(question: Question): Draft {
  switch (question.kind) {
    case 'choice':
      return { kind: 'choice', options: [] }
    case 'number':
      return { kind: 'number', typed: '' }
    case 'text':
      return { kind: 'text', text: '' }
    case 'open':
      return { kind: 'open', text: '' }
    case 'order':
      return { kind: 'order', options: question.options.map(({ id }) => id) }
    case 'match':
      return { kind: 'match', pairs: {} }
    case 'line':
      return { kind: 'line', line: 0 }
    case 'rating':
      return { kind: 'rating', value: 0 }
  }
}

export const draftOf = (answer: Answer): Draft =>
  answer.kind === 'number' ? { kind: 'number', typed: String(answer.value) } : answer

/** @returns the answer, or what is missing as a sentence */
export function answerOf(question: Question, draft: Draft): { answer: Answer } | { missing: string } {
  if (draft.kind === 'number') {
    const value = typedNumber(draft.typed)
    return value === undefined
      ? { missing: draft.typed.trim() ? 'This is not a number.' : 'Type a number.' }
      : { answer: { kind: 'number', value } }
  }
  if (draft.kind === 'choice' && draft.options.length === 0) return { missing: 'Choose at least one option.' }
  if (draft.kind === 'line' && draft.line === 0) return { missing: 'Choose a line.' }
  if (draft.kind === 'rating' && draft.value === 0) return { missing: 'Choose a number.' }
  if (draft.kind === 'match' && question.kind === 'match') {
    const left = question.options.length - Object.keys(draft.pairs).length
    if (left > 0) return { missing: left === 1 ? 'One is not matched yet.' : `${left} are not matched yet.` }
  }
  const wrong = checkAnswer(question, draft)
  if (wrong === undefined) return { answer: draft }
  const empty = 'text' in draft && draft.text.trim() === ''
  return { missing: empty ? 'Type an answer.' : wrong }
}

/** As people type numbers: `3,5` is 3.5 in most of Europe, and blanks part thousands. */
export function typedNumber(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/[\s\u00a0\u202f_]/g, '')
    .replace('−', '-')
    .replace(',', '.')
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

/** One press is a whole answer; all others have a button that sends them. */
export const isOnePress = (question: Question) =>
  (question.kind === 'choice' && question.form !== 'multiple') || question.kind === 'rating'

/** The options with one moved by a step; the same where it is at the end already. */
export function movedBy(options: readonly string[], id: string, step: 1 | -1): string[] {
  const at = options.indexOf(id)
  const to = at + step
  const other = options[to]
  if (at < 0 || other === undefined) return [...options]
  return options.map((one, n) => (n === at ? other : n === to ? id : one))
}
