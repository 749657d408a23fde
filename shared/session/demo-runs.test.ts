import { describe, expect, it } from 'vitest'
import { Classroom } from '../../tests/harness/classroom.ts'
import { Scenario } from '../../tests/harness/scenario.ts'
import { buildView } from '../view/view.ts'
import { MAX_CLIENT_MESSAGE_BYTES } from '../wire/limits.ts'
import { clientMessage } from '../wire/messages.ts'
import { nextAlarm } from './alarms.ts'
import {
  OUTPUT_COMMAND_MAX,
  OUTPUT_COMMAND_PARTS,
  RUN_LOST_MS,
  RUN_OUTPUT_MAX,
  RUN_PARTS_MAX,
  RUNS_MAX,
} from './demo-runs.ts'
import type { ClientCommand } from './session.ts'
import { touchesDocuments } from './touches-documents.ts'

const demo = 'demo1234'
const opening: ClientCommand = {
  type: 'demo.open',
  demo,
  title: 'A server',
  files: [{ name: 'main.py', text: 'print(1)\n' }],
}
const run = (id = 'run00001'): ClientCommand => ({ type: 'demo.run', demo, run: id, file: 'main.py' })
const output = (text: string, id = 'run00001', stream: 'stdout' | 'stderr' = 'stdout'): ClientCommand => ({
  type: 'demo.output',
  demo,
  run: id,
  parts: [{ stream, text }],
})
const end = (id = 'run00001'): ClientCommand => ({
  type: 'demo.run-end',
  demo,
  run: id,
  ending: { how: 'ok', ms: 120, exitCode: 0 },
})

const withDemo = Scenario.class().after('host', opening)
const begun = withDemo.after('host', run())
const viewOf = (so: Scenario, audience: 'learner' | 'observer' | 'instructor' = 'learner') =>
  buildView(so.state, audience, { has: () => false }).demos?.items[demo]?.run

describe('runs of a live demo', () => {
  it('[E10] are shown to everybody, by whoever may type', () => {
    const over = begun.after('host', output('1\n')).after('host', end())
    for (const audience of ['learner', 'observer', 'instructor'] as const) {
      expect(viewOf(over, audience)).toEqual({
        id: 'run00001',
        by: { id: 'host', name: 'host' },
        file: 'main.py',
        startedAt: begun.state.at,
        output: { 0: { stream: 'stdout', text: '1\n' } },
        ending: { how: 'ok', ms: 120, exitCode: 0 },
      })
    }
    expect(withDemo.when('ta', run())).toMatchObject({ events: [{ type: 'demo.run-started', by: 'ta' }] })
    for (const who of ['ana', 'guest', 'wim', 'rex', 'system']) {
      expect([who, 'refused' in withDemo.when(who, run())]).toEqual([who, true])
    }
    expect(withDemo.when('ana', run())).toMatchObject({ refused: 'forbidden' })
    const up = withDemo.after('host', { type: 'demo.open-up', demo, everybody: true })
    expect(viewOf(up.after('ana', run()))?.by).toEqual({ id: 'ana', name: 'ana' })
    expect(up.when('guest', run())).toMatchObject({ refused: 'forbidden' })
    const lent = withDemo
      .after('host', { type: 'demo.lend', demo, to: 'ana' })
      .after('ana', { type: 'demo.accept', demo })
    expect('events' in lent.when('ana', run())).toBe(true)
    expect(lent.when('ben', run())).toMatchObject({ refused: 'forbidden' })
    expect(
      withDemo.when('host', { type: 'demo.run', demo: 'demo9999', run: 'run00001', file: 'a.py' }),
    ).toMatchObject({ refused: 'not-found' })
  })

  it('[E10] are there for who comes late, and after a restart', async () => {
    const room = await Classroom.open()
    await room.host.do(opening)
    await room.host.do(run())
    await room.host.do(output('hello\n'))
    await room.host.do(end())
    await room.restart()
    const late = await room.comes('Late')
    expect(late.page.view?.demos?.items[demo]?.run).toMatchObject({
      output: { 0: { text: 'hello\n' } },
      ending: { how: 'ok' },
    })
  })

  it('[E10] change no right to a document', () => {
    for (const { event } of begun.after('host', output('1')).after('host', end()).log.slice(-3)) {
      expect([event.type, touchesDocuments(event)]).toEqual([event.type, false])
    }
  })

  it('[E11] of which the last is shown: nothing more of the one before is taken', () => {
    const next = begun.after('host', output('old')).after('ta', run('run00002'))
    expect(viewOf(next)).toMatchObject({ id: 'run00002', by: { id: 'ta' }, output: {} })
    expect(next.when('host', output('late'))).toMatchObject({ refused: 'not-found' })
    expect(next.when('host', end())).toMatchObject({ refused: 'not-found' })
    expect(next.when('ta', run('run00002'))).toMatchObject({ refused: 'invalid' })
  })

  it('[E11] are cleared by whoever may type, and go with their demo', () => {
    const cleared = begun.after('ta', { type: 'demo.clear-run', demo })
    expect(viewOf(cleared)).toBeUndefined()
    expect(cleared.when('host', output('late'))).toMatchObject({ refused: 'not-found' })
    expect(cleared.when('ta', { type: 'demo.clear-run', demo })).toEqual({ events: [] })
    expect(begun.when('ana', { type: 'demo.clear-run', demo })).toMatchObject({ refused: 'forbidden' })
    const closed = begun.after('host', { type: 'demo.close', demo })
    expect(closed.state.demoRuns.last).toEqual([])
  })

  it('[E12] are told of by whoever began them, while they may type', () => {
    expect(begun.when('ta', output('forged'))).toMatchObject({ refused: 'not-found' })
    expect(begun.when('ta', end())).toMatchObject({ refused: 'not-found' })
    const lent = withDemo
      .after('host', { type: 'demo.lend', demo, to: 'ana' })
      .after('ana', { type: 'demo.accept', demo })
      .after('ana', run())
    const taken = lent.after('host', { type: 'demo.take-back', demo })
    expect(taken.when('ana', output('more'))).toMatchObject({ refused: 'forbidden' })
    expect('events' in taken.when('ana', end())).toBe(true)
    const over = begun.after('host', end())
    expect(over.when('host', output('after the end'))).toMatchObject({ refused: 'invalid' })
    expect(over.when('host', end())).toMatchObject({ refused: 'invalid' })
  })

  it('[E12] have an order, and tell what was left out', () => {
    const skipped = { type: 'demo.output', demo, run: 'run00001' } as const
    const so = begun
      .after('host', output('a'))
      .after('host', output('b', 'run00001', 'stderr'))
      .after('host', { ...skipped, parts: [{ stream: 'stdout', text: 'z', skipped: 5_000 }] })
    expect(viewOf(so)?.output).toEqual({
      0: { stream: 'stdout', text: 'a' },
      1: { stream: 'stderr', text: 'b' },
      2: { stream: 'stdout', text: 'z', skipped: 5_000 },
    })
  })

  it('[E12] are kept up to a bound', () => {
    let so = begun
    for (let kept = 0; kept + 2_000 <= RUN_OUTPUT_MAX; kept += 2_000)
      so = so.after('host', output('x'.repeat(2_000)))
    expect(so.when('host', output('y'))).toMatchObject({ refused: 'full' })
    expect('events' in so.when('host', end())).toBe(true)
    let pieces = begun
    for (let n = 0; n < RUN_PARTS_MAX; n++) pieces = pieces.after('host', output('x'))
    expect(pieces.when('host', output('y'))).toMatchObject({ refused: 'full' })
  })

  it('[E12] come in commands that fit into a message, whatever is written', () => {
    const parts = (count: number, text: string) =>
      Array.from({ length: count }, () => ({ stream: 'stdout', text }))
    const parse = (all: object[]) => {
      const message = { t: 'do', cid: 'c'.repeat(64), command: { ...output(''), parts: all } }
      const fits = new TextEncoder().encode(JSON.stringify(message)).length <= MAX_CLIENT_MESSAGE_BYTES
      return { fits, ok: clientMessage.safeParse(message).success }
    }
    const share = OUTPUT_COMMAND_MAX / OUTPUT_COMMAND_PARTS
    for (const letter of ['\u0001', '\ud800', '漢', 'x']) {
      expect(parse(parts(OUTPUT_COMMAND_PARTS, letter.repeat(share)))).toEqual({ fits: true, ok: true })
    }
    expect(parse(parts(1, 'x'.repeat(OUTPUT_COMMAND_MAX + 1))).ok).toBe(false)
    expect(parse(parts(OUTPUT_COMMAND_PARTS + 1, 'x')).ok).toBe(false)
    expect(parse(parts(1, '')).ok).toBe(false)
    expect(parse([]).ok).toBe(false)
  })

  it('[E13] are lost when nothing is heard of them', async () => {
    const heard = begun.after('host', output('still here'), begun.state.at + 20_000)
    const at = heard.state.at + RUN_LOST_MS
    expect(nextAlarm(heard.state)).toEqual({ at, command: { type: 'demo.lose-run', demo } })
    expect(heard.when('system', { type: 'demo.lose-run', demo }, at - 1)).toMatchObject({
      refused: 'invalid',
    })
    expect(heard.when('host', { type: 'demo.lose-run', demo }, at)).toMatchObject({ refused: 'forbidden' })
    const lost = heard.after('system', { type: 'demo.lose-run', demo }, at)
    expect(viewOf(lost)?.ending).toEqual({ how: 'lost', ms: 20_000 })
    expect(nextAlarm(lost.state)?.command.type).toBe('session.expire')
    expect(nextAlarm(begun.after('host', end()).state)?.command.type).toBe('session.expire')
  })

  it('[E13] are lost by the server’s clock, after a restart too, and with the end of the session', async () => {
    const room = await Classroom.open({ learners: 1 })
    const shown = () => room.learners[0]?.page.view?.demos?.items[demo]?.run?.ending
    await room.host.do(opening)
    await room.host.do(run())
    await room.restart()
    expect(shown()).toBeUndefined()
    await room.advance(RUN_LOST_MS + 1_000)
    expect(shown()).toMatchObject({ how: 'lost' })
    await room.host.do(run('run00002'))
    expect(shown()).toBeUndefined()
    await room.host.do({ type: 'session.end' })
    expect(shown()).toMatchObject({ how: 'lost' })
  })

  it('[E14] are bounded in a session', () => {
    const { state } = begun
    const many = { ...state, demoRuns: { ...state.demoRuns, told: RUNS_MAX } }
    const full = Object.assign(Object.create(Object.getPrototypeOf(begun)), begun, {
      state: many,
    }) as Scenario
    expect(full.when('host', run('run00002'))).toMatchObject({ refused: 'full' })
    expect(begun.state.demoRuns.told).toBe(1)
    expect(begun.after('host', { type: 'demo.clear-run', demo }).state.demoRuns.told).toBe(1)
  })
})
