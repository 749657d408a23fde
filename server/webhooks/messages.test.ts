import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SYSTEM } from '../../shared/session/envelope.ts'
import type { SessionEvent } from '../../shared/session/events.ts'
import { entriesOf, type GoldenLog } from '../../tests/golden/golden-log.ts'
import { MESSAGE_DATA, messageOf } from './messages.ts'

const folder = new URL('../../tests/golden/', import.meta.url)
const logs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldenLog)
/** What no golden log has. */
const calls: SessionEvent[] = [
  { type: 'help.asked', request: 'r1', by: 'p1', topic: 'A secret of Lea', exercise: 'leap' },
  { type: 'help.resolved', request: 'r1', by: 'p1', helper: 'p2' },
]
const messages = [
  ...logs.flatMap(entriesOf),
  ...calls.map((event) => ({ seq: 1, at: 1, v: 1, actor: SYSTEM, event })),
].flatMap((entry) => messageOf('s1', entry) ?? [])

describe('messages', () => {
  it('are what the API document says of them, and there is one of each type', () => {
    const told = new Set<string>()
    for (const { type, timestamp, data } of messages) {
      if (type === 'webhook.test') continue
      expect(() => MESSAGE_DATA[type].parse(data), type).not.toThrow()
      expect(new Date(timestamp).toISOString()).toBe(timestamp)
      told.add(type)
    }
    expect([...told].toSorted()).toEqual(Object.keys(MESSAGE_DATA).toSorted())
  })

  it('name nobody', () => {
    const text = JSON.stringify(messages)
    expect(text).not.toContain('secret')
    for (const { people } of logs) for (const name of Object.values(people)) expect(text).not.toContain(name)
  })
})
