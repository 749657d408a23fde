import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClientCommand } from '../../../shared/session/session.ts'
import { clientMessage } from '../../../shared/wire/messages.ts'
import { Scenario } from '../../../tests/harness/scenario.ts'
import type { Outcome } from '../../net/outbox.ts'
import { RunFeed, TELL_MS } from './run-feed.ts'

const demo = 'demo1234'
const run = 'run00001'
let so: Scenario
let sent: ClientCommand[]
let refusals: string[]

/** The rules of the class, and the schema of the wire, take every command or refuse it. */
const send = async (command: ClientCommand): Promise<Outcome> => {
  sent.push(command)
  clientMessage.parse({ t: 'do', cid: 'c', command })
  const decided = so.when('host', command)
  if ('refused' in decided) return { ok: false, code: decided.refused, message: decided.message }
  so = so.after('host', command)
  return { ok: true, seq: so.state.seq, at: so.state.at }
}
const feedOf = () => new RunFeed({ demo, run, file: 'main.py' }, send, ({ code }) => refusals.push(code))
const shown = () => so.state.demoRuns.last[0]
const text = () =>
  shown()
    ?.output.map((part) => part.text)
    .join('') ?? ''
const outputs = () => sent.filter(({ type }) => type === 'demo.output')

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  refusals = []
  const files = [{ name: 'main.py', text: '' }]
  so = Scenario.class().after('host', { type: 'demo.open', demo, title: 'Demo', files })
})
afterEach(() => vi.useRealTimers())

describe('what everybody is told of a run', () => {
  it('comes at once, and then twice a second at most', async () => {
    const feed = feedOf()
    for (let n = 0; n < 30; n++) {
      feed.wrote({ stream: 'stdout', text: `${n}\n` })
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(outputs().length).toBeLessThanOrEqual(3_000 / TELL_MS + 1)
    await vi.advanceTimersByTimeAsync(TELL_MS)
    expect(text()).toBe(Array.from({ length: 30 }, (_, n) => `${n}\n`).join(''))
    feed.ended({ how: 'ok', ms: 3_000.4, exitCode: 0 })
    await vi.advanceTimersByTimeAsync(0)
    expect(shown()?.ending).toEqual({ how: 'ok', ms: 3_000, exitCode: 0 })
    expect(refusals).toEqual([])
  })

  it('is all there when the run is over, in the order of writing', async () => {
    const feed = feedOf()
    for (let n = 0; n < 40; n++) feed.wrote({ stream: n % 2 ? 'stderr' : 'stdout', text: `${n};` })
    feed.ended({ how: 'stopped', ms: 3 })
    await vi.advanceTimersByTimeAsync(0)
    expect(text()).toBe(Array.from({ length: 40 }, (_, n) => `${n};`).join(''))
    expect(refusals).toEqual([])
  })

  it('is the beginning and the end of a long one, and how much is between', async () => {
    const feed = feedOf()
    const lines = Array.from({ length: 5_000 }, (_, n) => `line ${n}\n`)
    for (const line of lines) feed.wrote({ stream: 'stdout', text: line })
    feed.wrote({ stream: 'stderr', text: 'ValueError: at the end\n' })
    await vi.advanceTimersByTimeAsync(60_000)
    feed.ended({ how: 'error', ms: 900, message: 'x'.repeat(2_000) })
    await vi.advanceTimersByTimeAsync(0)
    expect(text()).toMatch(/^line 0\nline 1\n/)
    expect(text()).toMatch(/line 4999\nValueError: at the end\n$/)
    const skipped = shown()?.output.reduce((sum, part) => sum + (part.skipped ?? 0), 0) ?? 0
    expect(text().length + skipped).toBe(lines.join('').length + 'ValueError: at the end\n'.length)
    expect(shown()?.ending?.message).toHaveLength(500)
    expect(refusals).toEqual([])
  })

  it.each([0, 25])('stays within the bounds where the streams change every %s ms', async (pause) => {
    const feed = feedOf()
    for (let n = 0; n < 400; n++) {
      feed.wrote({ stream: n % 2 ? 'stderr' : 'stdout', text: '🦊'.repeat(50) })
      if (pause > 0) await vi.advanceTimersByTimeAsync(pause)
    }
    feed.ended({ how: 'time', ms: 10_000, message: 'Stopped after 10 s.' })
    await vi.advanceTimersByTimeAsync(0)
    expect(refusals).toEqual([])
    expect(shown()?.ending?.how).toBe('time')
    // Throws where a character was cut in two.
    expect(encodeURIComponent(text())).toContain('%F0%9F%A6%8A')
  })

  it('ends where somebody else’s run has taken its place', async () => {
    const feed = feedOf()
    await vi.advanceTimersByTimeAsync(0)
    so = so.after('ta', { type: 'demo.run', demo, run: 'run00002', file: 'main.py' })
    feed.wrote({ stream: 'stdout', text: 'late' })
    await vi.advanceTimersByTimeAsync(0)
    expect(refusals).toEqual(['not-found'])
    const before = sent.length
    feed.wrote({ stream: 'stdout', text: 'later' })
    feed.ended({ how: 'ok', ms: 1 })
    expect(sent).toHaveLength(before)
  })
})
