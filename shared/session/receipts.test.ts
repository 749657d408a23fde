import { describe, expect, it } from 'vitest'
import type { Envelope } from './envelope.ts'
import { SYSTEM } from './envelope.ts'
import { Receipts } from './receipts.ts'

const person = (id: string) => ({ kind: 'participant', id }) as const
const entry = (seq: number, actor: Envelope['actor'], cid?: string): Envelope => ({
  seq,
  at: seq * 10,
  v: 1,
  actor,
  ...(cid === undefined ? {} : { cid }),
  event: { type: 'session.started' },
})

describe('receipts', () => {
  it('[C4] finds a command by its actor and id', () => {
    const receipts = new Receipts()
    receipts.note(entry(1, person('ana'), 'a'))
    expect(receipts.find(person('ana'), 'a')).toEqual({ seq: 1, at: 10 })
    expect(receipts.find(person('ana'), 'b')).toBeUndefined()
  })

  it('[C5] does not take one actor’s command for that of another', () => {
    const receipts = new Receipts()
    receipts.note(entry(1, person('ana'), 'a'))
    expect(receipts.find(person('ben'), 'a')).toBeUndefined()
    expect(receipts.find(SYSTEM, 'a')).toBeUndefined()
  })

  it('[C4] of a command with many events stands at the last', () => {
    const receipts = new Receipts()
    receipts.note(entry(1, person('ana'), 'a'))
    receipts.note(entry(2, person('ana'), 'a'))
    expect(receipts.find(person('ana'), 'a')).toEqual({ seq: 2, at: 20 })
  })

  it('[C4] keeps the last 512 of each actor', () => {
    const receipts = new Receipts()
    receipts.note(entry(1, person('ben'), 'b'))
    for (let n = 1; n <= 513; n++) receipts.note(entry(n + 1, person('ana'), `a${n}`))
    expect(receipts.find(person('ana'), 'a1')).toBeUndefined()
    expect(receipts.find(person('ana'), 'a2')).toBeDefined()
    expect(receipts.find(person('ana'), 'a513')).toBeDefined()
    expect(receipts.find(person('ben'), 'b')).toBeDefined()
  })

  it('[C4] notes nothing of entries without a command', () => {
    const receipts = new Receipts()
    receipts.note(entry(1, SYSTEM, 'x'))
    receipts.note(entry(2, person('ana')))
    expect(receipts.find(SYSTEM, 'x')).toBeUndefined()
    expect(receipts.find(person('ana'), '')).toBeUndefined()
  })
})
