import { useEffect, useRef, useState } from 'react'
import { inSeenOrder } from './calm-order.ts'

/** How often the order may change while somebody looks. */
const SETTLE_MS = 5_000

/**
 * The order of a list that changes all the time, at a pace at which it can be looked at. It is put right at once when
 * `occasion` changes: the reader asked for something else.
 */
export function useCalmOrder<T>(all: readonly T[], keyOf: (one: T) => string, occasion: string): T[] {
  const [turn, setTurn] = useState(0)
  const seen = useRef<{ turn: number; occasion: string; keys: string[] }>(undefined)
  useEffect(() => {
    const timer = setInterval(() => setTurn((old) => old + 1), SETTLE_MS)
    return () => clearInterval(timer)
  }, [])
  const last = seen.current
  const due = last?.turn !== turn || last.occasion !== occasion || last.keys.length === 0
  const ordered = due ? [...all] : inSeenOrder(all, keyOf, last.keys)
  useEffect(() => {
    if (due) seen.current = { turn, occasion, keys: ordered.map(keyOf) }
  })
  return ordered
}
