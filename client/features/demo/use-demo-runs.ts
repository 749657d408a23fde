import { useMemo } from 'react'
import { useRoom } from '../../hooks/use-room.tsx'
import { toast } from '../../ui/toast.tsx'
import type { RunAudience } from '../run/running.ts'
import type { ShownRun } from '../run/shown-run.ts'
import type { ListedDemo } from './demo-rights.ts'
import { RunFeed } from './run-feed.ts'

/** Refusals that need no word: another run has taken the place, or the class is over. */
const QUIET: ReadonlySet<string> = new Set(['not-found', 'invalid', 'ended', 'not-sent'])

/** The runs of a live demo as everybody sees them. @param mayTell whoever may type runs for everybody */
export function useDemoRuns({ id: demo, run }: ListedDemo, mayTell: boolean): RunAudience {
  const room = useRoom()
  const shown = useMemo(
    (): ShownRun | undefined =>
      run && {
        id: run.id,
        file: run.file,
        by: run.by.name,
        output: Object.keys(run.output)
          .map(Number)
          .sort((a, b) => a - b)
          .flatMap((at) => run.output[at] ?? []),
        phase: run.ending ? 'ended' : 'running',
        ...(run.ending ? { ending: run.ending } : {}),
      },
    [run],
  )
  const ways = useMemo((): Pick<RunAudience, 'tell' | 'clear'> => {
    if (!mayTell) return {}
    return {
      tell: ({ id, file }) =>
        new RunFeed({ demo, run: id, file }, room.send, ({ code, message }) => {
          if (!QUIET.has(code)) toast.error(`The class does not see this run. ${message}`)
        }),
      clear: () => void room.send({ type: 'demo.clear-run', demo }),
    }
  }, [room, demo, mayTell])
  return useMemo(() => ({ shown, ...ways }), [shown, ways])
}
