import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entriesOf, type GoldenLog } from '../../tests/golden/golden-log.ts'
import { MESSAGE_DATA, messageOf } from './messages.ts'

const folder = new URL('../../tests/golden/', import.meta.url)
const logs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldenLog)
const messages = logs.flatMap((log) => entriesOf(log).flatMap((entry) => messageOf('s1', entry) ?? []))

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
    for (const { people } of logs) for (const name of Object.values(people)) expect(text).not.toContain(name)
  })
})
