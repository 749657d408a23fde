import { expect, it } from 'vitest'
import { pollDraft } from '../../../../shared/session/quiz/poll.ts'
import { type PollForm, pollOf } from './poll-draft.ts'

const form: PollForm = { kind: 'options', stem: ' Tea? ', options: ['', ''], several: false }

it('a poll needs a question; options that are left empty are yes and no', () => {
  expect(pollOf({ ...form, stem: ' ' })).toEqual({ wrong: 'Write the question.', at: 'stem' })
  expect(pollOf(form)).toEqual({
    poll: { kind: 'choice', stem: 'Tea?', multiple: false, options: ['Yes', 'No'] },
  })
})

it('options are different, and two at least', () => {
  expect(pollOf({ ...form, options: ['Green', ''] })).toMatchObject({ at: 'options' })
  expect(pollOf({ ...form, options: ['Green', ' Green'] })).toEqual({
    wrong: '“Green” is there twice.',
    at: 'options',
  })
})

it('what the form makes is what the server takes', () => {
  for (const kind of ['options', 'rating', 'cloud', 'text'] as const) {
    const made = pollOf({ ...form, kind, options: ['Green', '', 'Black'] })
    expect('poll' in made && pollDraft.safeParse(made.poll).success).toBe(true)
  }
})
