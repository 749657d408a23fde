import type { Place } from './use-places.ts'

/** Between a block and what is opened below it. */
export const GAP_PX = 6
/** Whose run it is, a line or two and how it ended; less is no use. */
const LEAST_OUTPUT_PX = 110
/** About what a block's buttons take; slide-code.module.css has it to the pixel. */
const BUTTONS_PX = 52

/**
 * Where the output lies on a slide of fixed size: below the block, else over its code, whichever has room. Its buttons
 * stay free.
 */
export function outputRoom({ top, height, below }: Pick<Place, 'top' | 'height' | 'below'>): {
  over: boolean
  /** The most that it may take, in px. */
  height: number
} {
  const under = below - 2 * GAP_PX
  const above = top + height - BUTTONS_PX - GAP_PX
  return under < LEAST_OUTPUT_PX && above > under
    ? { over: true, height: above }
    : { over: false, height: Math.max(under, 72) }
}
