import { afterEach, beforeEach, expect, it } from 'vitest'
import { Collab } from '../../tests/harness/collab.ts'

let collab: Collab
beforeEach(() => {
  collab = new Collab()
})
afterEach(() => collab.end())

it('[H1] what was typed last is stored before somebody reads the history', async () => {
  const { editor: ana } = await collab.open('ana')
  ana.text.insert(0, 'just now')
  ana.deliver()
  expect(await collab.history()).toEqual([])
  expect(await collab.documents.flush(Collab.notes)).toBe(true)
  expect(await collab.history()).toMatchObject([{ seq: 1, author: 'ana' }])
  expect(await collab.documents.flush('session-1/demo/not-open')).toBe(true)
})

it('forgets the documents of a session that was removed, also what was typed last', async () => {
  const { editor: ana } = await collab.open('ana')
  ana.text.insert(0, 'just now')
  ana.deliver()
  await collab.documents.forget('session-1')
  expect(ana.closed).toBe('deleted')
  expect(collab.documents.size).toBe(0)
  await collab.clock.advance(5_000)
  expect(await collab.history()).toEqual([])
  expect(collab.faults).toEqual([])
})
