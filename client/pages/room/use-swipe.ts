import { type RefObject, useEffect, useEffectEvent } from 'react'

const LEAST_PX = 56

/** Calls back when a finger is drawn to the left (1: onwards) or to the right (-1: back) over an element. */
export function useSwipe(ref: RefObject<HTMLElement | null>, onSwipe: (direction: 1 | -1) => void): void {
  const swiped = useEffectEvent(onSwipe)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    let from: { x: number; y: number } | undefined
    const start = (event: TouchEvent) => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined
      // Wide code is moved sideways by the same gesture, and a magnified page is looked around in.
      const free = (visualViewport?.scale ?? 1) < 1.05 && !scrollsSideways(event.target, element)
      from = touch && free ? { x: touch.clientX, y: touch.clientY } : undefined
    }
    const end = (event: TouchEvent) => {
      const touch = event.changedTouches[0]
      if (!from || !touch) return
      const x = touch.clientX - from.x
      const y = touch.clientY - from.y
      from = undefined
      if (Math.abs(x) > LEAST_PX && Math.abs(x) > 2 * Math.abs(y)) swiped(x < 0 ? 1 : -1)
    }
    element.addEventListener('touchstart', start, { passive: true })
    element.addEventListener('touchend', end, { passive: true })
    return () => {
      element.removeEventListener('touchstart', start)
      element.removeEventListener('touchend', end)
    }
  }, [ref])
}

function scrollsSideways(target: EventTarget | null, root: HTMLElement): boolean {
  let element = target instanceof Element ? target : null
  while (element && element !== root) {
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'auto')
      return true
    element = element.parentElement
  }
  return false
}
