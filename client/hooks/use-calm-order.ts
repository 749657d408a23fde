import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { inSeenOrder } from './calm-order.ts'

/** How often the order may change while somebody looks. */
const SETTLE_MS = 5_000
/** A pointer that was left lying on a list does not keep its order for ever. */
const RESTING_MS = 20_000

/**
 * The order of a list that changes all the time, at a pace at which it can be looked at. It is put right at once when
 * `occasion` changes: the reader asked for something else.
 * @param held nothing changes places while this says so: `usePointerOver`
 */
export function useCalmOrder<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  occasion: string,
  held?: () => boolean,
): T[] {
  const [turn, setTurn] = useState(0)
  const seen = useRef<{ turn: number; occasion: string; keys: string[] }>(undefined)
  const isHeld = useRef(held)
  isHeld.current = held
  useEffect(() => {
    const timer = setInterval(() => {
      if (!isHeld.current?.()) setTurn((old) => old + 1)
    }, SETTLE_MS)
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

/** Whether somebody is about to press something in a part of the page; to be spread onto it. */
export function usePointerOver() {
  const moved = useRef<number>(undefined)
  const note = () => {
    moved.current = performance.now()
  }
  return {
    isOver: () => moved.current !== undefined && performance.now() - moved.current < RESTING_MS,
    handlers: {
      onPointerEnter: note,
      onPointerMove: note,
      onPointerLeave: (event: PointerEvent) => {
        // A keyboard's focus stays where it is when the pointer leaves.
        if (!event.currentTarget.contains(document.activeElement)) moved.current = undefined
      },
      onFocus: note,
      onBlur: () => {
        moved.current = undefined
      },
    },
  }
}
