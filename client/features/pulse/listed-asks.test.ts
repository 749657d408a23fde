import { expect, it } from 'vitest'
import type { AskView } from '../../../shared/view/talk-slices.ts'
import { listAsks, ownUnseen } from './listed-asks.ts'

const ask = (over: Partial<AskView>): AskView => ({
  text: 'Why?',
  slide: 0,
  at: 1,
  phase: 'shown',
  votes: 0,
  ...over,
})

it('lists what staff have to look at, then by votes, then by age', () => {
  const { open } = listAsks({
    items: {
      a1: ask({ at: 1 }),
      a2: ask({ at: 2, votes: 4 }),
      a3: ask({ at: 3, phase: 'waiting' }),
      a4: ask({ at: 4, votes: 4 }),
    },
    open: 4,
    moderated: true,
  })
  expect(open.map(({ id }) => id)).toEqual(['a3', 'a2', 'a4', 'a1'])
})

it('lists what is answered or hidden apart, the latest first', () => {
  const { open, settled } = listAsks({
    items: {
      a1: ask({ at: 1, phase: 'answered', votes: 9 }),
      a2: ask({ at: 2, phase: 'hidden' }),
      a3: ask({ at: 3 }),
    },
    open: 1,
    moderated: false,
  })
  expect(open.map(({ id }) => id)).toEqual(['a3'])
  expect(settled.map(({ id }) => id)).toEqual(['a2', 'a1'])
})

it('knows which of one’s own questions the others do not see', () => {
  const own = {
    a1: { text: 'Waits', phase: 'waiting' },
    a2: { text: 'Seen', phase: 'shown' },
    a3: { text: 'Gone', phase: 'withdrawn' },
    a4: { text: 'Hidden', phase: 'hidden' },
  } as const
  expect(ownUnseen({ own, voted: [] }).map(({ id }) => id)).toEqual(['a1', 'a4'])
  expect(ownUnseen(undefined)).toEqual([])
})
