import type { AudienceSlide } from '../../../shared/course/deck.ts'

export interface Position {
  slide: number
  step: number
}

type Slides = readonly Pick<AudienceSlide, 'steps'>[]

/** One click on, or undefined at the very end. */
export function nextOf(slides: Slides, { slide, step }: Position): Position | undefined {
  if (step < (slides[slide]?.steps ?? 0)) return { slide, step: step + 1 }
  return slide + 1 < slides.length ? { slide: slide + 1, step: 0 } : undefined
}

/** One click back: to the slide before with everything on it, as it was left. */
export function previousOf(slides: Slides, { slide, step }: Position): Position | undefined {
  if (step > 0) return { slide, step: step - 1 }
  return slide > 0 ? { slide: slide - 1, step: slides[slide - 1]?.steps ?? 0 } : undefined
}

/** A slide by its number from 0, kept within the deck, at its first step. */
export function slideAt(slides: Slides, slide: number): Position {
  return { slide: Math.max(0, Math.min(slide, slides.length - 1)), step: 0 }
}
