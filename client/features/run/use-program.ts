import { useCallback, useEffect, useRef, useState } from 'react'
import type { RunHandle, RunSpec } from '../../../shared/runner/types.ts'
import type { OutputPart, RunEnding } from '../../../shared/session/demo-runs.ts'
import { randomId } from '../../net/random-id.ts'
import { pageRunner } from './page-runner.ts'
import { appended, endingOf, type Ran, type ShownRun } from './shown-run.ts'

/** Is told of a run while it goes on. */
export interface RunListener {
  /** The program itself begins; never called for one that could not be run. */
  started?: (run: { id: string; file: string }) => void
  wrote?: (part: OutputPart) => void
  ended?: (ending: RunEnding, ran: Ran) => void
}

export interface Program {
  /** The last run, while it goes on and after it. */
  run: ShownRun | undefined
  /** Runs these files; what ran before is stopped. */
  start: (spec: RunSpec, listener?: RunListener) => void
  stop: () => void
  /** Forgets a run that is over. */
  clear: () => void
}

interface Going {
  stopped: boolean
  handle?: RunHandle
}

/** Runs programs on the page's runner, one at a time. What still runs when the component goes is stopped. */
export function useProgram(): Program {
  const [run, setRun] = useState<ShownRun>()
  const going = useRef<Going>(undefined)

  const stop = useCallback(() => {
    if (!going.current) return
    going.current.stopped = true
    going.current.handle?.stop()
  }, [])
  useEffect(() => stop, [stop])

  const start = useCallback(
    (spec: RunSpec, listener: RunListener = {}) => {
      stop()
      const me: Going = { stopped: false }
      going.current = me
      const id = randomId()
      const file = spec.entry
      const change = (how: (old: ShownRun) => ShownRun) => setRun((old) => (old?.id === id ? how(old) : old))
      setRun({ id, file, output: [], phase: 'preparing' })

      const finish = (ending: RunEnding, ran: Ran) => {
        if (going.current === me) going.current = undefined
        change((old) => ({ ...old, phase: 'ended', ending }))
        listener.ended?.(ending, ran)
      }
      void pageRunner().then(
        (runner) => {
          const handle = runner.run(spec)
          me.handle = handle
          if (me.stopped) handle.stop()
          handle.onEvent((event) => {
            if (event.type === 'started') {
              change((old) => ({ ...old, phase: 'running' }))
              listener.started?.({ id, file })
            } else if (event.type === 'stdout' || event.type === 'stderr') {
              const part = { stream: event.type, text: event.text }
              change((old) => ({ ...old, output: appended(old.output, part) }))
              listener.wrote?.(part)
            }
          })
          void handle.done.then((result) => {
            const { stdout, stderr } = result
            const ending = endingOf(result)
            const { how, ms } = ending
            finish(ending, {
              file,
              ok: how === 'ok',
              how,
              ms,
              stdout,
              stderr,
              ...(result.type === 'result' ? { exitCode: result.exitCode } : {}),
              ...(result.type === 'result' && result.error ? { error: result.error } : {}),
            })
          })
        },
        () => {
          const message = 'What runs the code could not be loaded. Check your network connection.'
          finish(
            { how: 'failed', ms: 0, message },
            { file, ok: false, how: 'failed', ms: 0, stdout: '', stderr: '' },
          )
        },
      )
    },
    [stop],
  )

  const clear = useCallback(() => setRun((old) => (old?.phase === 'ended' ? undefined : old)), [])
  return { run, start, stop, clear }
}
