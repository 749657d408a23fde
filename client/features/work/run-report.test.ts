import { describe, expect, it } from 'vitest'
import { clientCommand } from '../../../shared/session/session.ts'
import type { Ran } from '../run/shown-run.ts'
import { runReport } from './run-report.ts'

const ran = (change: Partial<Ran>): Ran => ({
  file: 'main.py',
  ok: false,
  how: 'error',
  ms: 5,
  stdout: '',
  stderr: '',
  ...change,
})

describe('what is told of a run', () => {
  it('is that it went well, or its error, as the wire takes it', () => {
    const error = { name: 'N'.repeat(200), message: `${'x'.repeat(299)}🦊` } as Ran['error']
    for (const one of [
      ran({ ok: true, how: 'ok' }),
      ran({ error }),
      ran({ exitCode: 3 }),
      ran({ how: 'time' }),
    ]) {
      const report = runReport('leap', one)
      expect(clientCommand.safeParse(report).success).toBe(true)
      expect(report).toMatchObject({ exercise: 'leap', ok: one.ok })
    }
    expect(runReport('leap', ran({ error }))).toMatchObject({ error: { message: 'x'.repeat(299) } })
    expect(runReport('leap', ran({ exitCode: 3 }))).toMatchObject({
      error: { name: 'Exit', message: 'Exit code 3' },
    })
    expect(runReport('leap', ran({ how: 'time' }))).toMatchObject({ error: { name: 'Stopped' } })
  })

  it.each(['stopped', 'failed', 'lost'] as const)('is nothing where it was %s', (how) => {
    expect(runReport('leap', ran({ how }))).toBeUndefined()
  })
})
