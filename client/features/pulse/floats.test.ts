import { expect, it } from 'vitest'
import { addFloats, FLOATS_MAX, sumFloats } from './floats.ts'

it('a few rise of each kind, and the last says for how many it stands', () => {
  const floats = addFloats([], { clap: 41, heart: 1 }, 0)
  expect(floats.map(({ reaction, count }) => [reaction, count])).toEqual([
    ['clap', 1],
    ['clap', 1],
    ['clap', 39],
    ['heart', 1],
  ])
  expect(new Set(floats.map(({ x }) => x)).size).toBe(4)
})

it('no more are in the air than the page can draw', () => {
  let floats = addFloats([], { clap: 1 }, 0)
  for (let n = 1; n < 60; n++) floats = addFloats(floats, { clap: 1 }, n)
  expect(floats).toHaveLength(FLOATS_MAX)
  expect(floats.at(-1)?.id).toBe(59)
})

it('without motion there is one mark of each kind with its number', () => {
  expect(sumFloats(addFloats([], { laugh: 2, clap: 7 }, 0))).toEqual([
    { reaction: 'clap', count: 7 },
    { reaction: 'laugh', count: 2 },
  ])
})
