import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { StageSlice } from '../../../shared/view/slices.ts'
import { type Mounted, mounted } from '../../hooks/mounted.tsx'
import { type Follow, useFollow } from './use-follow.ts'

const slides = [0, 2, 0, 1].map(
  (steps): AudienceSlide => ({ title: '', layout: 'default', classes: '', html: '', steps }),
)
const stageAt = (slide: number, step = 0): StageSlice => ({
  course: 'c',
  deck: 'd',
  slide,
  step,
  black: false,
  since: 0,
  driver: { id: 'h', name: 'Host' },
})

let page: Mounted | undefined
let follow: Follow
function Probe({ stage }: { stage: StageSlice }) {
  follow = useFollow(stage, slides)
  return null
}
const show = async (stage: StageSlice) => {
  if (page) await page.draw(<Probe stage={stage} />)
  else page = await mounted(<Probe stage={stage} />)
}
const go = (run: () => void) => act(async () => run())

afterEach(async () => {
  await page?.unmount()
  page = undefined
})

describe('following the class', () => {
  it('stays with it, leaves it, and comes back', async () => {
    await show(stageAt(1, 1))
    expect(follow).toMatchObject({ position: { slide: 1, step: 1 }, live: true })
    await show(stageAt(2))
    expect(follow.position).toEqual({ slide: 2, step: 0 })

    await go(() => follow.goTo(1))
    expect(follow).toMatchObject({ position: { slide: 1, step: 2 }, live: false })
    await show(stageAt(3))
    expect(follow.position.slide).toBe(1)
    await show(stageAt(1))
    expect(follow.live).toBe(false)

    await go(follow.backToLive)
    expect(follow).toMatchObject({ position: { slide: 1, step: 0 }, live: true })
    await go(() => follow.goTo(0))
    await go(() => follow.goTo(1))
    expect(follow.live).toBe(true)
  })

  it('keeps within the deck', async () => {
    await show(stageAt(1))
    await go(() => follow.goTo(99))
    expect(follow.position).toEqual({ slide: 3, step: 1 })
    await go(() => follow.goTo(-5))
    expect(follow.position.slide).toBe(0)
  })
})
