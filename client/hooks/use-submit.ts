import { useRef, useState } from 'react'
import { ApiError } from '../net/problem.ts'

export interface Submission<A extends unknown[]> {
  busy: boolean
  error?: ApiError
  /** Runs the action, unless it is still running: a second press does nothing. */
  submit: (...args: A) => void
  clearError: () => void
}

/** An action of a form or button: one at a time, with its failure. */
export function useSubmit<A extends unknown[]>(action: (...args: A) => Promise<void>): Submission<A> {
  const [state, setState] = useState<{ busy: boolean; error?: ApiError }>({ busy: false })
  // A state would be seen only after the next render, which a double click does not wait for.
  const running = useRef(false)

  async function run(...args: A): Promise<void> {
    if (running.current) return
    running.current = true
    setState({ busy: true })
    try {
      await action(...args)
      setState({ busy: false })
    } catch (error) {
      setState(error instanceof ApiError ? { busy: false, error } : { busy: false })
      if (!(error instanceof ApiError)) throw error
    } finally {
      running.current = false
    }
  }

  return {
    ...state,
    submit: (...args) => void run(...args),
    clearError: () => setState(({ busy }) => ({ busy })),
  }
}
