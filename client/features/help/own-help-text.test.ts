import { describe, expect, it } from 'vitest'
import { ownHelpSentence, ownHelpState } from './own-help-text.ts'

const call = { request: 'call1234', topic: '', askedAt: 0, position: 3, waitMs: 240_000 }

describe('one’s own call for help', () => {
  it('tells the place and the wait', () => {
    expect(ownHelpState(call)).toBe('Place 3 in line')
    expect(ownHelpSentence(call)).toBe('You are number 3 in line. The wait is about 4 min.')
    expect(ownHelpState({ ...call, position: 1 })).toBe('Next in line')
    expect(ownHelpSentence({ ...call, position: 1, waitMs: 0 })).toBe(
      'You are the next. Somebody is free to come.',
    )
  })

  it('tells who comes, even if their name was erased', () => {
    expect(ownHelpState({ ...call, position: 0, helper: 'Tariq' })).toBe('Tariq helps')
    expect(ownHelpSentence({ ...call, position: 0, helper: '' })).toBe(
      'Somebody is with you now or on the way.',
    )
  })
})
