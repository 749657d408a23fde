import * as encoding from 'lib0/encoding'
import { MESSAGE, PERMISSION_DENIED, SYNC } from '../../shared/wire/collab.ts'

/** @param kind one of `SYNC` @param body a state vector for step 1, else an update */
export function syncMessage(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

export const updateMessage = (update: Uint8Array): Uint8Array => syncMessage(SYNC.update, update)

/** One client's state in an awareness message; `json` is `null` for one that has gone. */
export interface AwarenessEntry {
  client: number
  clock: number
  json: string
}

export function awarenessMessage(entries: readonly AwarenessEntry[]): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, entries.length)
  for (const { client, clock, json } of entries) {
    encoding.writeVarUint(body, client)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, json)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
  return encoding.toUint8Array(encoder)
}

/** @param reason a sentence for people */
export function deniedMessage(reason: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.auth)
  encoding.writeVarUint(encoder, PERMISSION_DENIED)
  encoding.writeVarString(encoder, reason)
  return encoding.toUint8Array(encoder)
}
