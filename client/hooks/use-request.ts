import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { ApiError } from '../net/problem.ts'

export interface Loaded<T> {
  /** The last answer; it stays while a newer one is asked for, and when that fails. */
  data?: T
  /** Why the last attempt failed; absent once an attempt succeeds. */
  error?: ApiError
  /** An attempt is on its way. */
  busy: boolean
  reload: () => void
}

interface Options<T> {
  /** How long after an attempt to ask again, ms; undefined for never. Waits until the page is looked at. */
  every?: (data: T | undefined) => number | undefined
}

interface State<T> extends Omit<Loaded<T>, 'reload'> {
  key?: string
}

/**
 * Asks on mounting and whenever `key` changes, and gives up the request when the page is left.
 * @param key names what is asked for: a new key starts without data; undefined asks for nothing
 */
export function useRequest<T>(
  key: string | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
  options: Options<T> = {},
): Loaded<T> {
  const [state, setState] = useState<State<T>>({ busy: false })
  const [attempt, setAttempt] = useState(0)
  const reload = useCallback(() => setAttempt((n) => n + 1), [])
  const send = useEffectEvent(ask)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to ask again
  useEffect(() => {
    if (key === undefined) return
    const controller = new AbortController()
    const { signal } = controller
    setState((old) => (old.key === key ? { ...old, busy: true } : { key, busy: true }))
    send(signal).then(
      (data) => {
        if (!signal.aborted) setState({ key, data, busy: false })
      },
      (error: unknown) => {
        if (signal.aborted) return
        if (!(error instanceof ApiError)) throw error
        setState((old) => ({ ...old, error, busy: false }))
      },
    )
    return () => controller.abort(new DOMException('The page was left.', 'AbortError'))
  }, [key, attempt])

  const { key: answered, ...shown } = state
  const current = answered === key ? shown : { busy: key !== undefined }
  const pause = current.busy ? undefined : options.every?.(current.data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew after each attempt
  useEffect(() => {
    if (pause !== undefined) return onceVisible(pause, reload)
  }, [pause, reload, state])

  return { ...current, reload }
}

/** Calls back once, after `ms` and not before the page is looked at. Returns the way to take that back. */
function onceVisible(ms: number, callback: () => void): () => void {
  let due = false
  const fire = () => {
    if (!due || document.visibilityState !== 'visible') return
    cancel()
    callback()
  }
  const timer = setTimeout(() => {
    due = true
    fire()
  }, ms)
  const cancel = () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', fire)
  }
  document.addEventListener('visibilitychange', fire)
  return cancel
}
