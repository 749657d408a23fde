import { useCallback, useEffect, useRef, useState } from 'react'
import { CHECK_MESSAGE_MAX } from '../../../shared/course/check-outcome.ts'
import type { CheckResult } from '../../../shared/course/checks/run-checks.ts'
import type { AudienceExercise, ExerciseFile } from '../../../shared/course/exercise.ts'
import type { ClientCommand } from '../../../shared/session/session.ts'
import { pageRunner } from '../run/page-runner.ts'
import { revisionOf } from './revision.ts'

/** The checks of an exercise as they are run in this browser. */
export interface Checks {
  /** A run of them goes on. */
  busy: boolean
  /** By the id of the check: of the run that goes on, else of the last one. */
  results: ReadonlyMap<string, CheckResult>
  /** Why they could not be run. */
  trouble: string | undefined
  /** Runs all on these files. Resolves to the files' fingerprint when they are through, to undefined when stopped. */
  run: (files: readonly ExerciseFile[]) => Promise<string | undefined>
  stop: () => void
}

const NONE: ReadonlyMap<string, CheckResult> = new Map()

/** @param tell sends what they came to to the server; nobody waits for the answer */
export function useChecks(
  exercise: AudienceExercise | undefined,
  tell: (command: ClientCommand) => void,
): Checks {
  const [busy, setBusy] = useState(false)
  const [results, setResults] = useState(NONE)
  const [trouble, setTrouble] = useState<string>()
  const going = useRef<AbortController>(undefined)

  const stop = useCallback(() => going.current?.abort(), [])
  useEffect(() => stop, [stop])

  const run = useCallback(
    async (files: readonly ExerciseFile[]) => {
      if (!exercise || exercise.checks.length === 0) return undefined
      going.current?.abort()
      const own = new AbortController()
      going.current = own
      setBusy(true)
      setTrouble(undefined)
      setResults(NONE)
      try {
        const [runner, { runChecks }] = await Promise.all([
          pageRunner(),
          import('../../../shared/course/checks/run-checks.ts'),
        ])
        const { checks } = exercise
        const came = await runChecks(
          runner,
          { exercise, files, checks },
          {
            now: () => performance.now(),
            signal: own.signal,
            onResult: (result) => setResults((old) => new Map(old).set(result.check, result)),
          },
        )
        if (own.signal.aborted) return undefined
        const revision = revisionOf(files)
        tell({
          type: 'work.report-checks',
          exercise: exercise.id,
          revision,
          outcomes: came.map(({ check, ok, message }) => ({
            check,
            ok,
            ...(message === undefined ? {} : { message: cut(message) }),
          })),
        })
        return revision
      } catch {
        setTrouble('What runs the checks could not be loaded. Check your network connection.')
        return undefined
      } finally {
        if (going.current === own) {
          going.current = undefined
          setBusy(false)
        }
      }
    },
    [exercise, tell],
  )
  return { busy, results, trouble, run, stop }
}

/** Never half of a surrogate pair: such a string is not stored as it is. */
const cut = (text: string) => text.slice(0, CHECK_MESSAGE_MAX).replace(/[\uD800-\uDBFF]$/, '')
