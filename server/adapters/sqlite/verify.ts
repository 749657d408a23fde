import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { evolve } from '../../../shared/session/fold.ts'
import type { SessionState } from '../../../shared/session/session.ts'
import { upcast } from '../../../shared/session/upcast.ts'
import { CHAIN_START, type ChainedRow, chainOf } from './chain.ts'
import { checkDocuments } from './verify-documents.ts'

/** One thing that is wrong with a database. */
export interface Finding {
  session?: string
  /** Number of the entry, where it is one. */
  seq?: number
  message: string
}

export interface DatabaseReport {
  file: string
  sessions: number
  entries: number
  /** Empty for a sound database. */
  findings: Finding[]
}

type StoredEntry = ChainedRow & { chain: string }

/**
 * Looks whether anything is missing from a database or was changed in it: the file itself (`integrity_check`,
 * foreign keys), for each session the numbers of the entries, their checksums, and whether they can be folded, and
 * for each shared document its updates. Reads only, so it may run while a server does.
 * @throws Error where the file does not exist
 */
export function verifyDatabase(file: string): DatabaseReport {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`)
  const report: DatabaseReport = { file, sessions: 0, entries: 0, findings: [] }
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true })
    // One transaction, so that a server that writes meanwhile does not change the picture.
    db.exec('begin')
    checkFile(db, report)
    checkSessions(db, report)
    checkDocuments(db, report.findings)
  } catch (error) {
    // What cannot be read is a finding, not a failure of the check.
    if (!(error instanceof Database.SqliteError)) throw error
    report.findings.push({ message: `The database cannot be read further: ${error.message}.` })
  } finally {
    db?.close()
  }
  return report
}

function checkFile(db: Database.Database, { findings }: DatabaseReport): void {
  for (const row of db.pragma('integrity_check') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') findings.push({ message: `SQLite: ${row.integrity_check}.` })
  }
  for (const row of db.pragma('foreign_key_check') as { table: string; parent: string }[]) {
    findings.push({ message: `A row of “${row.table}” belongs to a row of “${row.parent}” that is gone.` })
  }
}

function checkSessions(db: Database.Database, report: DatabaseReport): void {
  const ids = db.prepare('select id from sessions union select session from events').pluck().all() as string[]
  const rows = db.prepare<[string], { deck: string; ended_at: number | null; head: number }>(
    'select deck, ended_at, head from sessions where id = ?',
  )
  const hasDeck = db.prepare<[string]>('select 1 from decks where id = ?')
  const entries = db.prepare<[string], StoredEntry>(
    'select session, seq, at, v, actor, cid, body, chain from events where session = ? order by seq',
  )
  for (const id of ids) {
    report.sessions += 1
    const note = (message: string, seq?: number) =>
      void report.findings.push({ session: id, message, ...(seq === undefined ? {} : { seq }) })
    const state = checkLog(entries.iterate(id), report, note)
    const row = rows.get(id)
    if (!row) {
      note('The log has no session in the directory.')
      continue
    }
    if (!hasDeck.get(row.deck)) note('The slides of the session are missing.')
    if (state && state.seq < row.head) {
      note(`The end of the log is missing: entries ${state.seq + 1} to ${row.head}.`, state.seq + 1)
    }
    if (state && (row.ended_at ?? undefined) !== state.lifecycle.endedAt) {
      note('The directory and the log disagree about the end: the last entries may be missing.')
    }
  }
}

/** @returns the state that the log folds to, or undefined where it does not */
function checkLog(
  entries: Iterable<StoredEntry>,
  report: DatabaseReport,
  note: (message: string, seq?: number) => void,
): SessionState | undefined {
  let expected = 1
  let chain = CHAIN_START
  let state: SessionState | undefined
  let folds = true
  for (const { chain: stored, ...entry } of entries) {
    report.entries += 1
    const { seq } = entry
    if (seq !== expected) {
      note(
        seq === expected + 1
          ? `Entry ${expected} is missing.`
          : `Entries ${expected} to ${seq - 1} are missing.`,
        expected,
      )
      folds = false
    } else if (chainOf(chain, entry) !== stored) {
      note('The checksum is wrong: the entry, or the one before it, was changed.', seq)
    }
    // Goes on from what is stored, so that one wrong entry is one finding.
    chain = stored
    expected = seq + 1
    if (!folds) continue
    try {
      state = evolve(state, envelopeOf(entry))
    } catch (error) {
      note(`The entry cannot be understood: ${error instanceof Error ? error.message : error}`, seq)
      folds = false
    }
  }
  if (expected === 1) note('The log is empty.')
  return folds ? state : undefined
}

const envelopeOf = ({ seq, at, v, actor, body }: ChainedRow) => ({
  seq,
  at,
  v,
  actor: actor === null ? ({ kind: 'system' } as const) : ({ kind: 'participant', id: actor } as const),
  event: upcast(v, JSON.parse(body)),
})
