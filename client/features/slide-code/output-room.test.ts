import { describe, expect, it } from 'vitest'
import { outputRoom } from './output-room.ts'

describe('the room of an output', () => {
  it('is what is below the block, and never reaches over its buttons', () => {
    expect(outputRoom({ top: 100, height: 200, below: 250 })).toEqual({ over: false, height: 238 })
  })

  it('is over the code where there is too little below', () => {
    expect(outputRoom({ top: 100, height: 300, below: 60 })).toEqual({ over: true, height: 342 })
  })

  it('is below all the same where there is even less above', () => {
    expect(outputRoom({ top: 20, height: 60, below: 100 })).toEqual({ over: false, height: 88 })
  })
})
