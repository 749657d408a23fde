import { runChecks } from '../shared/course/checks/run-checks.ts'
import { createRunner } from './runner/create-runner.ts'

/** The page that `lectern course check` opens in a browser of its own, to run the exercises of a course as learners do. */
declare global {
  interface Window {
    lecternRunChecks?: typeof run
  }
}

const runner = createRunner()
/** Two pages share a machine that may have other work: what counts here is the outcome, not the time. */
const CHECK_MS = 30_000

/** @param untilFailure stops at the first check that fails: that starters do is all that is asked of them */
async function run(spec: Parameters<typeof runChecks>[1], untilFailure: boolean) {
  const stop = new AbortController()
  const results: Awaited<ReturnType<typeof runChecks>> = []
  await runChecks(runner, spec, {
    now: () => performance.now(),
    checkMs: CHECK_MS,
    signal: stop.signal,
    onResult: (result) => {
      results.push(result)
      if (untilFailure && !result.ok) stop.abort()
    },
  })
  return results.map(({ check, ok, message = '' }) => ({ check, ok, message }))
}

window.lecternRunChecks = run
