import { useCallback, useState } from 'react'
import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { StageSlice } from '../../../shared/view/slices.ts'

export interface Position {
  slide: number
  step: number
}

export interface Follow {
  /** What the reader looks at. */
  position: Position
  /** With the class, wherever it goes. */
  live: boolean
  /** Leaves the class for a slide of the reader's own; going to the live slide means coming back. */
  goTo: (slide: number) => void
  backToLive: () => void
}

/**
 * Follows the instructor until the reader leafs through the slides, and then stays where the reader is: even
 * when the class comes to that very slide, so that nobody is pulled away from what they are reading.
 */
export function useFollow(stage: StageSlice, slides: readonly AudienceSlide[]): Follow {
  const [away, setAway] = useState<number>()
  const goTo = useCallback(
    (slide: number) => {
      const wanted = Math.max(0, Math.min(slide, slides.length - 1))
      setAway(wanted === stage.slide ? undefined : wanted)
    },
    [slides.length, stage.slide],
  )
  const backToLive = useCallback(() => setAway(undefined), [])
  const position =
    away === undefined
      ? { slide: stage.slide, step: stage.step }
      : { slide: away, step: slides[away]?.steps ?? 0 }
  return { position, live: away === undefined, goTo, backToLive }
}
