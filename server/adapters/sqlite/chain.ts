import { createHash } from 'node:crypto'

/** The columns that the checksum covers, as they are stored. */
export interface ChainedRow {
  session: string
  seq: number
  at: number
  v: number
  actor: string | null
  cid: string | null
  body: string
}

/** Stands before the first entry of every log. */
export const CHAIN_START = ''

/**
 * The checksum of an entry: SHA-256 (hex) over the checksum of the entry before and the entry's own columns as
 * a JSON array. An entry that was changed, taken out or put in by anything but us breaks the chain from there.
 */
export function chainOf(previous: string, row: ChainedRow): string {
  const { session, seq, at, v, actor, cid, body } = row
  return createHash('sha256')
    .update(JSON.stringify([previous, session, seq, at, v, actor, cid, body]))
    .digest('hex')
}
