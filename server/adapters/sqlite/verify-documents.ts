import type Database from 'better-sqlite3'
import * as Y from 'yjs'
import type { Finding } from './verify.ts'

interface DocumentRow {
  id: number
  name: string
  session: string
  head: number
  snapshot_seq: number
  snapshot: Uint8Array | null
}

/**
 * Looks whether updates of shared documents are missing or cannot be read. An older database, from before there were
 * any, has nothing to look at.
 */
export function checkDocuments(db: Database.Database, findings: Finding[]): void {
  const table = db.prepare("select 1 from sqlite_master where name = 'documents'").get()
  if (!table) return
  const updates = db.prepare<[number], { seq: number; bytes: Uint8Array }>(
    'select seq, bytes from document_updates where document = ? order by seq',
  )
  const documents = db.prepare('select id, name, session, head, snapshot_seq, snapshot from documents')
  for (const row of documents.all() as DocumentRow[]) {
    const note = (message: string) =>
      void findings.push({ session: row.session, message: `Document “${row.name}”: ${message}` })
    let expected = 1
    for (const { seq, bytes } of updates.iterate(row.id)) {
      if (seq !== expected) note(missing(expected, seq - 1))
      if (!isUpdate(bytes)) note(`Update ${seq} cannot be read.`)
      expected = seq + 1
    }
    if (expected <= row.head) note(missing(expected, row.head))
    if (row.snapshot && !isUpdate(row.snapshot)) note('The merged copy cannot be read.')
    if (row.snapshot_seq > row.head) note('The merged copy is ahead of the updates.')
  }
}

const missing = (from: number, to: number): string =>
  from === to ? `Update ${from} is missing.` : `Updates ${from} to ${to} are missing.`

function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false
  }
}
