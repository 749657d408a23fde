import { afterEach, expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { peopleHere, placeOfPerson } from './people-here.ts'

const made: Awareness[] = []
afterEach(() => {
  for (const awareness of made.splice(0)) awareness.destroy()
})

/** One page that hears of others with these states. */
function hearing(...states: Record<string, unknown>[]): Awareness {
  const mine = new Awareness(new Y.Doc())
  made.push(mine)
  for (const state of states) {
    const other = new Awareness(new Y.Doc())
    made.push(other)
    other.setLocalState(state)
    applyAwarenessUpdate(mine, encodeAwarenessUpdate(other, [other.clientID]), 'test')
  }
  return mine
}

const ana = { id: 'ana', name: 'Ana', role: 'learner', color: '#1f77d0' }
const ines = { id: 'ines', name: 'Ines', role: 'instructor', color: '#c0522b' }
const place = { file: 'main.py', topLine: 3, head: 17 }

it('lists each person once, however many pages they have open', () => {
  const awareness = hearing({ user: ines, view: place }, { user: ana }, { user: ana })
  expect(peopleHere(awareness, 'me')).toEqual([ana, { ...ines, file: 'main.py' }])
})

it('leaves out who has no name, and the reader, on whatever page', () => {
  const awareness = hearing({ cursor: null }, { user: { id: 7 } }, { user: ana })
  awareness.setLocalState({ user: ana })
  expect(peopleHere(awareness, 'ana')).toEqual([])
})

it('finds where a person’s editor stands', () => {
  const awareness = hearing({ user: ana, view: { ...place, topLine: 9 } }, { user: ines, view: place })
  expect(placeOfPerson(awareness, 'ines')).toEqual(place)
  expect(placeOfPerson(awareness, 'nobody')).toBeUndefined()
})

it.each([[{ file: 1, topLine: 1 }], [{ file: 'a', topLine: '1' }], ['x'], [null], [{ file: 'a' }]])(
  'takes no place that is none: %j',
  (view) => {
    expect(placeOfPerson(hearing({ user: ines, view }), 'ines')).toBeUndefined()
  },
)

it('goes without a cursor that is out of sight', () => {
  const awareness = hearing({ user: ines, view: { file: 'main.py', topLine: 3 } })
  expect(placeOfPerson(awareness, 'ines')).toEqual({ file: 'main.py', topLine: 3 })
})
