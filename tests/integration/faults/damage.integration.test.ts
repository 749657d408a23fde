import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { projectRoot } from '../../../server/project-root.ts'
import type { Joined } from '../../../shared/wire/http.ts'
import { ask } from '../../faults/ask.ts'
import { Program } from '../../faults/program.ts'
import type { CreatedSession } from '../../support/server-process.ts'

const data = mkdtempSync(join(tmpdir(), 'lectern-damage-'))
const programs: Program[] = []

afterEach(async () => {
  for (const program of programs.splice(0)) await program.end('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

function lectern(...args: string[]): Program {
  const program = new Program(projectRoot, data, ...args)
  programs.push(program)
  return program
}

async function createSession(): Promise<CreatedSession> {
  const created = await lectern('session', 'create', '--course', 'backend-frameworks', '--json').says(/\}\n$/)
  return JSON.parse(created) as CreatedSession
}

const join_ = (base: string, { code }: CreatedSession, name: string) =>
  ask<Joined>(`${base}/api/v1/join/${code}`, { body: { name } })

it('entries that are gone from the middle of a log are reported at every start and by “lectern verify”', async () => {
  const [damaged, sound] = [await createSession(), await createSession()]
  const before = lectern('serve')
  const base = await before.base()
  for (let n = 1; n <= 6; n++) expect((await join_(base, damaged, `Learner ${n}`)).status).toBe(201)
  await before.end('SIGTERM')
  const db = new Database(join(data, 'lectern.db'))
  db.prepare('delete from events where session = ? and seq between 4 and 6').run(damaged.id)
  db.close()

  const verified = await lectern('verify').says(/findings/)
  expect(verified).toContain(`session ${damaged.id}: entry 4: Entries 4 to 6 are missing.`)

  const server = lectern('serve')
  const now = await server.base()
  const log = await server.says(/database damaged: [^"]*missing/)
  expect(log).toContain('database damaged: Entries 4 to 6 are missing.')
  expect(log).toContain(damaged.id)
  // Nothing is made up for the damaged session, and the others go on.
  expect((await join_(now, damaged, 'Late')).status).toBeGreaterThanOrEqual(500)
  expect((await join_(now, sound, 'Ana')).status).toBe(201)
})
