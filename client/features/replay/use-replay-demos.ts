import { fromBase64 } from 'lib0/buffer'
import { useEffect, useState } from 'react'
import { Replay } from '../../documents/history/replay.ts'
import { api } from '../../net/api.ts'
import { ApiError } from '../../net/problem.ts'

/** How one live demo was written, as far as it is there. */
export interface ReplayDemo {
  replay: Replay
  /** Steps that are there by now. */
  count: number
}

export interface ReplayDemos {
  demos: ReadonlyMap<string, ReplayDemo>
  busy: boolean
  error: ApiError | undefined
  retry: () => void
}

/**
 * Fetches how the live demos of a class were written, one after another.
 * @param at where the replay is (see `api.replay`)
 */
export function useReplayDemos(at: string, ids: readonly string[]): ReplayDemos {
  const [demos, setDemos] = useState<ReadonlyMap<string, ReplayDemo>>(new Map())
  const [busy, setBusy] = useState(ids.length > 0)
  const [error, setError] = useState<ApiError>()
  const [attempt, setAttempt] = useState(0)
  const list = ids.join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt begins anew
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const load = async () => {
      setBusy(true)
      setError(undefined)
      try {
        for (const id of list.split(' ').filter(Boolean)) {
          const replay = new Replay('files')
          for (let after: number | undefined = 0; after !== undefined; ) {
            const page = await api.replayDemo(at, id, after, signal)
            replay.add(page.updates.map(({ update, ...rest }) => ({ ...rest, bytes: fromBase64(update) })))
            after = page.next
            setDemos((known) => new Map(known).set(id, { replay, count: replay.steps.length }))
          }
        }
      } catch (failed) {
        if (signal.aborted) return
        if (!(failed instanceof ApiError)) throw failed
        setError(failed)
      }
      if (!signal.aborted) setBusy(false)
    }
    void load()
    return () => controller.abort(new DOMException('The page was left.', 'AbortError'))
  }, [at, list, attempt])

  return { demos, busy, error, retry: () => setAttempt((n) => n + 1) }
}
