import { describe, expect, it } from 'vitest'
import type { OutputPart } from '../../../shared/session/demo-runs.ts'
import { appended, endingOf, seconds, sentenceOf } from './shown-run.ts'

describe('how a run ended', () => {
  it('is told in a sentence', () => {
    const ended = (part: object) =>
      sentenceOf(endingOf({ type: 'result', ok: false, exitCode: 1, ms: 312, ...part }))
    const error = { name: 'ZeroDivisionError', message: 'division by zero', trace: '' }
    expect(ended({ ok: true, exitCode: 0 })).toBe('Finished in 0.3 s')
    expect(ended({ exitCode: 3 })).toBe('Ended after 0.3 s with exit code 3')
    expect(ended({ error })).toBe('Ended after 0.3 s with an error: ZeroDivisionError: division by zero')
    expect(ended({ error: { ...error, message: '' } })).toMatch(/an error: ZeroDivisionError$/)
  })

  it('says why, where it did not end by itself', () => {
    const message = 'Stopped after 10 s: the program did not end.'
    expect(sentenceOf(endingOf({ type: 'killed', reason: 'time', message, ms: 10_000 }))).toBe(message)
    expect(sentenceOf(endingOf({ type: 'killed', reason: 'stopped', message: 'Stopped.', ms: 2100 }))).toBe(
      'Stopped after 2.1 s',
    )
    const failed = endingOf({ type: 'failed', code: 'input', message: 'There is no file to run.' })
    expect(failed).toEqual({ how: 'failed', ms: 0, message: 'There is no file to run.' })
    expect(sentenceOf({ how: 'lost', ms: 0 })).toMatch(/closed/)
  })

  it('tells times as people read them', () => {
    expect([seconds(0.4), seconds(99), seconds(100), seconds(9_960)]).toEqual([
      '0 ms',
      '99 ms',
      '0.1 s',
      '10.0 s',
    ])
  })
})

describe('output', () => {
  it('goes on in the same piece, and begins one for another stream or after a gap', () => {
    const pieces: OutputPart[] = [
      { stream: 'stdout', text: 'a' },
      { stream: 'stdout', text: 'b' },
      { stream: 'stderr', text: 'c' },
      { stream: 'stderr', text: 'd', skipped: 7 },
    ]
    const output = pieces.reduce<OutputPart[]>(appended, [])
    expect(output).toEqual([{ stream: 'stdout', text: 'ab' }, pieces[2], pieces[3]])
    expect(pieces[0]).toEqual({ stream: 'stdout', text: 'a' })
  })
})
