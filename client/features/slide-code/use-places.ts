import { type RefObject, useLayoutEffect, useState } from 'react'
import type { SlideBlock } from './slide-blocks.ts'

/** Where a block is on the layer above its slide, in px. */
export interface Place {
  left: number
  top: number
  width: number
  height: number
  /** From its lower edge to that of the layer. */
  below: number
  /** Where its caption begins; its own top where it has none. */
  captionTop: number
  /** Of the code as it is seen, in px: editor and output are as large, within bounds. */
  fontSize: number
}

/**
 * Places of the blocks of a slide, kept up to date while the slide is scaled, gets its pictures and goes through its
 * steps; `undefined` for a block that is not to be seen.
 * @param layer lies over the slide and is not scaled
 */
export function usePlaces(
  slide: HTMLElement,
  blocks: readonly SlideBlock[],
  layer: RefObject<HTMLElement | null>,
): readonly (Place | undefined)[] {
  const [places, setPlaces] = useState<readonly (Place | undefined)[]>([])
  useLayoutEffect(() => {
    const above = layer.current
    if (!above) return
    const measure = () => {
      const origin = above.getBoundingClientRect()
      const next = blocks.map(({ element }) => placeOf(element, origin))
      setPlaces((old) => (same(old, next) ? old : next))
    }
    measure()
    const sizes = new ResizeObserver(measure)
    for (const element of [slide, above, ...blocks.map((block) => block.element)]) sizes.observe(element)
    // Steps come as classes, diagrams as elements; a slide of fixed size does not change its own then.
    const changes = new MutationObserver(measure)
    changes.observe(slide, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['class', 'style'],
    })
    slide.addEventListener('load', measure, true)
    slide.addEventListener('transitionend', measure)
    return () => {
      sizes.disconnect()
      changes.disconnect()
      slide.removeEventListener('load', measure, true)
      slide.removeEventListener('transitionend', measure)
    }
  }, [slide, blocks, layer])
  return places
}

function placeOf(element: HTMLElement, origin: DOMRect): Place | undefined {
  const { left, top, width, height, bottom } = element.getBoundingClientRect()
  if (width === 0 || element.closest('.step-hidden, .lines-hidden')) return undefined
  const scale = width / element.offsetWidth
  const caption = element.closest('figure')?.querySelector('figcaption')
  return {
    left: Math.round(left - origin.left),
    top: Math.round(top - origin.top),
    captionTop: Math.round((caption?.getBoundingClientRect().top ?? top) - origin.top),
    fontSize: Math.round(Number.parseFloat(getComputedStyle(element).fontSize) * scale),
    width: Math.round(width),
    height: Math.round(height),
    below: Math.round(origin.bottom - bottom),
  }
}

const same = (a: readonly (Place | undefined)[], b: readonly (Place | undefined)[]) =>
  JSON.stringify(a) === JSON.stringify(b)
