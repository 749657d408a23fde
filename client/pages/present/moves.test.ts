import { describe, expect, it } from 'vitest'
import { nextOf, previousOf, slideAt } from './moves.ts'

const slides = [{ steps: 0 }, { steps: 2 }, { steps: 1 }]

describe('moves', () => {
  it('go through the steps of a slide before the next one', () => {
    const seen = [{ slide: 0, step: 0 }]
    for (let at = nextOf(slides, { slide: 0, step: 0 }); at; at = nextOf(slides, at)) seen.push(at)
    expect(seen.map(({ slide, step }) => `${slide}.${step}`)).toEqual([
      '0.0',
      '1.0',
      '1.1',
      '1.2',
      '2.0',
      '2.1',
    ])
  })

  it('go back the way they came', () => {
    const seen: string[] = []
    for (let at = previousOf(slides, { slide: 2, step: 1 }); at; at = previousOf(slides, at)) {
      seen.push(`${at.slide}.${at.step}`)
    }
    expect(seen).toEqual(['2.0', '1.2', '1.1', '1.0', '0.0'])
  })

  it('stay within the deck', () => {
    expect(slideAt(slides, 7)).toEqual({ slide: 2, step: 0 })
    expect(slideAt(slides, -1)).toEqual({ slide: 0, step: 0 })
  })
})
