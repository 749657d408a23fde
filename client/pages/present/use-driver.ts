import { useCallback, useEffect, useRef, useState } from 'react'
import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { MeView, StageSlice } from '../../../shared/view/slices.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { toast } from '../../ui/toast.tsx'
import { nextOf, type Position, previousOf, slideAt } from './moves.ts'

/** After this long without the server's word, what it last said is shown again. */
const SETTLE_MS = 1_500

export interface Driver {
  /** Where the presenter's page stands: at once where a key was pressed, before the server has answered. */
  position: Position
  next: () => void
  previous: () => void
  goTo: (slide: number, step?: number) => void
  toggleBlack: () => void
}

/** Moves the slides for everybody. Who does not have the floor is told so and moves nothing. */
export function useDriver(stage: StageSlice, me: MeView, slides: readonly AudienceSlide[]): Driver {
  const room = useRoom()
  const [wanted, setWanted] = useState<Position>()
  const position = wanted ?? { slide: stage.slide, step: stage.step }
  // Keys can come faster than renders.
  const latest = useRef(position)
  latest.current = position

  useEffect(() => {
    if (wanted && wanted.slide === stage.slide && wanted.step === stage.step) setWanted(undefined)
  }, [wanted, stage.slide, stage.step])

  const mayMove = useCallback(() => {
    if (me.driver) return true
    const take = me.role === 'instructor' ? ' Take the floor to move them yourself.' : ''
    toast.info(`${stage.driver.name} has the floor and moves the slides.${take}`)
    return false
  }, [me.driver, me.role, stage.driver.name])

  const show = useCallback(
    async (to: Position | undefined) => {
      if (!to || !mayMove()) return
      latest.current = to
      setWanted(to)
      const outcome = await room.send({ type: 'slide.show', ...to })
      const forget = () => setWanted((current) => (current === to ? undefined : current))
      if (outcome.ok) {
        setTimeout(forget, SETTLE_MS)
      } else if (outcome.code !== 'replaced') {
        forget()
        toast.error(outcome.message)
      }
    },
    [room, mayMove],
  )

  return {
    position,
    next: () => void show(nextOf(slides, latest.current)),
    previous: () => void show(previousOf(slides, latest.current)),
    goTo: (slide, step = 0) => void show({ ...slideAt(slides, slide), step }),
    toggleBlack: async () => {
      if (!mayMove()) return
      const outcome = await room.send({ type: 'screen.black', black: !stage.black })
      if (!outcome.ok && outcome.code !== 'replaced') toast.error(outcome.message)
    },
  }
}
