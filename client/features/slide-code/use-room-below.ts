import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Place } from './use-places.ts'

const GAP_PX = 14

/**
 * Makes room below a block for what is opened on it, where the slide flows: what follows moves down. A slide of fixed
 * size keeps its layout, and what is opened lies over it.
 * @returns a ref for what is opened
 */
export function useRoomBelow(block: HTMLElement, flow: boolean, place: Place): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null)
  const bottom = place.top + place.height
  useLayoutEffect(() => {
    const element = card.current
    // A caption's frame holds the block; the margin inside of it would not show.
    const target = block.closest('figure') ?? block
    if (!element || !flow) return
    const make = () => {
      const needed = element.offsetTop + element.offsetHeight - bottom
      target.style.marginBottom = `${Math.max(0, Math.ceil(needed)) + GAP_PX}px`
    }
    make()
    const observer = new ResizeObserver(make)
    observer.observe(element)
    return () => {
      observer.disconnect()
      target.style.removeProperty('margin-bottom')
    }
  })
  return card
}
