import { useEffect, useState } from 'react'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { SessionId } from '../../../shared/ids.ts'
import type { SubmissionView } from '../../../shared/view/slices.ts'
import type { SubmissionProgress } from '../../../shared/wire/http.ts'
import { api } from '../../net/api.ts'

const ASK_MS = 2_000

/** How far the server is with the last submission, while that is not settled; undefined where it does not verify. */
export function useGradingProgress(
  session: SessionId,
  exercise: ExerciseId,
  last: SubmissionView | undefined,
): SubmissionProgress | undefined {
  const [known, setKnown] = useState<{ id: string; progress: SubmissionProgress }>()
  const open = last && !last.verified && last.unverified === undefined ? last.id : undefined
  useEffect(() => {
    if (open === undefined) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      try {
        const progress = await api.submissionProgress(session, exercise, open, stop.signal)
        setKnown({ id: open, progress })
        if (progress.state === 'off') return
      } catch {
        // Without a connection it is asked again.
      }
      if (!stop.signal.aborted) timer = setTimeout(ask, ASK_MS)
    }
    void ask()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [session, exercise, open])
  return known?.id === open && known?.progress.state !== 'off' ? known?.progress : undefined
}
