/**
 * Records a scene with this release: `npx tsx tests/golden/record.ts v<event version>-<scene>`. To be run
 * once for every release that changes the shape of events, and formatted like every file (`npx biome check --write
 * tests/golden`). What was recorded before stays as it is.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { attendanceReport } from '../../shared/report/attendance.ts'
import { withoutPersonal } from '../../shared/session/personal.ts'
import { plainState } from '../harness/plain-state.ts'
import type { GoldenLog } from './golden-log.ts'
import { SCENES } from './scenes.ts'

const name = process.argv[2]
if (!name || !/^v\d+-[\w-]+$/.test(name))
  throw new Error('usage: tsx tests/golden/record.ts v<version>-<name>')
const file = new URL(`./${name}.json`, import.meta.url)
if (existsSync(file)) throw new Error(`${name}.json is there already, and is never changed`)

const { about, play } = SCENES[name.replace(/^v\d+-/, '')] ?? {}
if (!about || !play) throw new Error(`there is no scene for ${name}: ${Object.keys(SCENES).join(', ')}`)
const room = await play()

const log = await room.log()
const reportAt = room.clock.now()
const golden: GoldenLog = {
  about,
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
