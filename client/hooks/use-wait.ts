import { useEffect, useState } from 'react'
import type { ApiError } from '../net/problem.ts'

/** How long the server still wants us to wait before asking again, ms, counted down by the second; else 0. */
export function useWait(error: ApiError | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const wait = error?.retryAfterMs ?? 0
    setLeft(wait)
    if (wait === 0) return
    const end = performance.now() + wait
    const timer = setInterval(() => {
      const rest = Math.max(0, end - performance.now())
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [error])
  return left
}
