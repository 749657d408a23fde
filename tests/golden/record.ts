/**
 * Records a small class with this release: `npx tsx tests/golden/record.ts v<event version>-<name>`. To be run
 * once for every release that changes the shape of events, and formatted like every file (`npx biome check --write
 * tests/golden`). What was recorded before stays as it is.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { attendanceReport } from '../../shared/report/attendance.ts'
import { withoutPersonal } from '../../shared/session/personal.ts'
import { exercise } from '../fixtures/exercises.ts'
import { Classroom } from '../harness/classroom.ts'
import { plainState } from '../harness/plain-state.ts'
import type { GoldenLog } from './golden-log.ts'

const name = process.argv[2]
if (!name || !/^v\d+-[\w-]+$/.test(name))
  throw new Error('usage: tsx tests/golden/record.ts v<version>-<name>')
const file = new URL(`./${name}.json`, import.meta.url)
if (existsSync(file)) throw new Error(`${name}.json is there already, and is never changed`)

const room = await Classroom.open({
  started: false,
  account: 'user-1',
  content: { exercises: [exercise('leap'), exercise('clock')] },
})
const { host } = room
const ta = await room.comes('Tariq Assistant', 'ta')
await room.comes('Projector', 'observer')
const ana = await room.comes('Ana')
const ana2 = await room.comes('Ana')
const rex = await room.comes('Rex')
await room.advance(60_000)
await host.do({ type: 'session.start' })
await host.do({ type: 'slide.show', slide: 1, step: 0 })
await host.do({ type: 'slide.show', slide: 1, step: 2 })
await host.do({ type: 'room.set-waiting', enabled: true })
const wim = await room.comes('Wim')
await room.advance(30_000)
await ta.do({ type: 'person.admit', participant: wim.id })
await ta.do({ type: 'person.remove', participant: rex.id })
await host.do({ type: 'room.lock', locked: true })
await ana.do({ type: 'person.rename', participant: ana.id, name: 'Ana María' })
await host.do({ type: 'floor.give', to: ta.id })
await ta.do({ type: 'slide.show', slide: 2, step: 1 })
await ta.do({ type: 'screen.black', black: true })
await ta.do({
  type: 'demo.open',
  demo: 'demo0001',
  title: 'A demo',
  files: [{ name: 'main.py', text: 'print(1)\n' }],
})
await ta.do({ type: 'demo.show' })
await ta.do({ type: 'demo.open-up', demo: 'demo0001', everybody: true })
await ta.do({ type: 'demo.lend', demo: 'demo0001', to: ana.id })
await ana.do({ type: 'demo.accept', demo: 'demo0001' })
await ta.do({ type: 'demo.take-back', demo: 'demo0001' })
await ta.do({ type: 'demo.close', demo: 'demo0001' })
const fails = { ok: false, error: { name: 'NameError', message: "name 'x' is not defined" } } as const
await ta.do({ type: 'exercise.begin', exercise: 'leap' })
await ana.do({ type: 'work.open', exercise: 'leap' })
await ana.do({ type: 'work.report-run', exercise: 'leap', ...fails })
await ana.do({ type: 'work.report-run', exercise: 'leap', ...fails })
await ta.do({ type: 'teams.form', teams: [{ team: 'team0001', members: [ana.id, ana2.id] }] })
await ana2.do({ type: 'work.open', exercise: 'clock' })
await ana.do({ type: 'work.report-run', exercise: 'clock', ok: true })
await ta.do({ type: 'teams.form', teams: [{ team: 'team0002', members: [ana2.id, wim.id] }] })
await ta.do({ type: 'teams.dissolve', teams: ['team0001'] })
await ta.do({ type: 'exercise.leave' })
await host.do({ type: 'invitations.renew' })
ana.cut()
await room.advance(5 * 60_000)
await ana.open()
await room.advance(2 * 60_000)
await host.do({ type: 'floor.take' })
await host.do({ type: 'slide.show', slide: 3, step: 0 })
wim.cut()
await room.advance(3 * 60_000)
await host.do({ type: 'session.end' })
await room.advance(2 * 60_000)

const log = await room.log()
const reportAt = room.clock.now()
const golden: GoldenLog = {
  about: 'A small class: everything that a person can do is done at least once.',
  rows: log.map(({ seq, at, v, actor, cid, event }) => ({
    seq,
    at,
    v,
    actor: actor.kind === 'participant' ? actor.id : null,
    cid: cid ?? null,
    body: JSON.stringify(withoutPersonal(event)),
  })),
  people: Object.fromEntries(room.people.map(({ id, member }) => [id, member.name])),
  expected: { state: plainState(room.state), report: attendanceReport(log, reportAt), reportAt },
}
writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`)
