import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { RunHow } from '../../../shared/session/demo-runs.ts'
import type { ClientCommand } from '../../../shared/session/session.ts'
import type { Ran } from '../run/shown-run.ts'

/** As shared/session/work.ts bounds them. */
const NAME_MAX = 80
const MESSAGE_MAX = 300

const LIMITS: Partial<Record<RunHow, string>> = {
  time: 'It ran for too long.',
  output: 'It wrote too much.',
  memory: 'It used too much memory.',
  crashed: 'It crashed.',
}

/**
 * What the server is told of a run.
 * @returns undefined for one that says nothing about the code: it was stopped, or could not be begun
 */
export function runReport(exercise: ExerciseId, ran: Ran): ClientCommand | undefined {
  if (['stopped', 'failed', 'lost'].includes(ran.how)) return undefined
  const report = { type: 'work.report-run', exercise, ok: ran.ok } as const
  if (ran.ok) return report
  const limit = LIMITS[ran.how]
  const error = ran.error ?? {
    name: limit ? 'Stopped' : 'Exit',
    message: limit ?? `Exit code ${ran.exitCode ?? 1}`,
  }
  return {
    ...report,
    error: { name: cut(error.name, NAME_MAX), message: cut(error.message, MESSAGE_MAX) },
  }
}

/** Never half of a surrogate pair: such a string is not stored as it is. */
const cut = (text: string, max: number) => text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')
