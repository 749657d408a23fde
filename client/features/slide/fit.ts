/** Slidev's canvas: the width in px for which decks are laid out. */
export const CANVAS_WIDTH = 980
/** Text is never made smaller than this share of its size. */
const SMALLEST = 0.6
/** Below this width an upright screen shows a page that flows instead of a scaled canvas. */
const FLOW_BELOW = 640

export interface Size {
  width: number
  height: number
}

/** Size of the canvas on the screen, as large as fits into `box`. */
export function fitInto(box: Size, aspect: number): Size & { scale: number } {
  const width = Math.max(0, Math.min(box.width, box.height * aspect))
  return { width, height: width / aspect, scale: width / CANVAS_WIDTH }
}

/**
 * The largest factor at which content fits onto the canvas: 1 where it does as it is. A smaller factor is laid
 * out on a canvas that is larger by its inverse and then scaled down.
 * @param fits lays the content out at a factor and measures it; called at most six times
 */
export function contentScale(fits: (factor: number) => boolean): number {
  if (fits(1)) return 1
  let low = SMALLEST
  let high = 1
  for (let i = 0; i < 4; i++) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  fits(low)
  return low
}

/** Whether a box of this size on this screen shows slides as a page that flows. */
export function shouldFlow(box: Size): boolean {
  return box.width > 0 && box.width < FLOW_BELOW && window.innerHeight > window.innerWidth
}
