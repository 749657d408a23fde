import type { PollDraft } from '../../../../shared/session/quiz/poll.ts'

export type PollKind = 'options' | 'rating' | 'cloud' | 'text'

/** Options of a poll that are shown to fill in. */
export const POLL_OPTIONS_MAX = 6

export interface PollForm {
  kind: PollKind
  stem: string
  options: readonly string[]
  several: boolean
}

/** What stands in the fields of a poll whose options are all left empty. */
export const USUAL_OPTIONS = ['Yes', 'No']

/** @returns the poll, or what is wrong with the form as a sentence */
export function pollOf(form: PollForm): { poll: PollDraft } | { wrong: string; at: 'stem' | 'options' } {
  const stem = form.stem.trim()
  if (stem === '') return { wrong: 'Write the question.', at: 'stem' }
  if (form.kind === 'rating')
    return { poll: { kind: 'rating', stem, steps: 5, low: 'not at all', high: 'fully' } }
  if (form.kind === 'cloud' || form.kind === 'text') return { poll: { kind: 'open', stem, form: form.kind } }
  const typed = form.options.map((option) => option.trim()).filter((option) => option !== '')
  const options = typed.length === 0 ? USUAL_OPTIONS : typed
  if (options.length < 2) return { wrong: 'Write at least two options.', at: 'options' }
  const twice = options.find((option, n) => options.indexOf(option) < n)
  if (twice !== undefined) return { wrong: `“${twice}” is there twice.`, at: 'options' }
  return { poll: { kind: 'choice', stem, multiple: form.several, options } }
}
