import { type RefObject, useEffect, useLayoutEffect } from 'react'

const BIGGEST = 1.5
const SMALLEST = 0.4

/** Makes `--fit` of a box as big as what is in it still fits; after every draw, and when the box changes. */
export function useFitText(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (box.current) shrink(box.current)
  })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => shrink(element))
    observer.observe(element)
    // Pictures know their size late.
    const loaded = () => shrink(element)
    element.addEventListener('load', loaded, true)
    return () => {
      observer.disconnect()
      element.removeEventListener('load', loaded, true)
    }
  }, [box])
}

function shrink(element: HTMLElement): void {
  for (let scale = BIGGEST; ; scale *= 0.93) {
    element.style.setProperty('--fit', scale.toFixed(3))
    const fits =
      element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1
    if (fits || scale < SMALLEST) return
  }
}
