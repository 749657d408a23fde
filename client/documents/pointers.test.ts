import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { POINTING_MS, pointAt, pointersIn } from './pointers.ts'

let awareness: Awareness
const other = (client: number, state: Record<string, unknown>) => awareness.states.set(client, state)
const tina = { id: 'ta', name: 'Tina', role: 'ta', color: '#1f77d0' }

beforeEach(() => {
  vi.useFakeTimers()
  awareness = new Awareness(new Y.Doc())
})
afterEach(() => {
  awareness.destroy()
  vi.useRealTimers()
})

describe('pointing at a line', () => {
  it('lasts some seconds, and begins anew with another line', () => {
    awareness.setLocalState({})
    pointAt(awareness, { id: 'a', file: 'main.py', line: 3 })
    vi.advanceTimersByTime(POINTING_MS - 1)
    pointAt(awareness, { id: 'b', file: 'main.py', line: 5 })
    vi.advanceTimersByTime(POINTING_MS - 1)
    expect(pointersIn(awareness)).toMatchObject([{ id: 'b', line: 5, self: true }])
    vi.advanceTimersByTime(1)
    expect(pointersIn(awareness)).toEqual([])
  })

  it('is not possible for a page that does not say that it is here', () => {
    awareness.setLocalState(null)
    pointAt(awareness, { id: 'a', file: 'main.py', line: 3 })
    expect(awareness.getLocalState()).toBeNull()
  })

  it('of others is seen under the name that the server stamped', () => {
    other(7, { user: tina, pointer: { id: 'a', file: 'main.py', line: 2 } })
    expect(pointersIn(awareness)).toEqual([
      {
        id: 'a',
        file: 'main.py',
        line: 2,
        self: false,
        by: { id: 'ta', name: 'Tina', color: '#1f77d0' },
      },
    ])
  })

  it.each([
    { user: tina, pointer: { id: 'a', file: 'main.py', line: 0 } },
    { user: tina, pointer: { id: 'a', file: 'main.py', line: 1.5 } },
    { user: tina, pointer: { id: 1, file: 'main.py', line: 1 } },
    { user: tina, pointer: null },
    { pointer: { id: 'a', file: 'main.py', line: 1 } },
  ])('takes no notice of %j', (state) => {
    other(7, state)
    expect(pointersIn(awareness)).toEqual([])
  })
})
