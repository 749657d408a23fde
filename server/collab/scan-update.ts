import * as decoding from 'lib0/decoding'

/** A run of numbers of one Yjs client: `from` ≤ clock < `to`. */
export interface Run {
  client: number
  from: number
  to: number
}

/** What an update talks about, without its content. */
export interface Scan {
  structs: Run[]
  deletes: Run[]
  /** For each client the highest clock that a struct hangs on (origin, right origin, parent). */
  needs: Map<number, number>
}

/** The bytes are not an update that a document of ours can have. */
export class MalformedUpdate extends Error {
  override name = 'MalformedUpdate'
}

/** No document reaches it by typing; a single struct may claim any length. */
const CLOCK_MAX = 2 ** 31
const CLIENT_MAX = Number.MAX_SAFE_INTEGER
/** Values of maps and arrays deeper than this are refused: readers walk them recursively. */
const DEPTH_MAX = 16
const JSON_MAX = 1_024

/** Kinds of structs and content as numbered in the format (Yjs, `structs/Item.js`, V1). */
const KIND = { gc: 0, deleted: 1, string: 4, embed: 5, format: 6, type: 7, any: 8, skip: 10 }
/** Of the shared types only array, map and text: what editors and notes are made of. */
const TYPE_REF_MAX = 2

/**
 * Walks through an update and checks its form, without building anything of it: cost is linear in its bytes. What
 * passes can be decoded, merged and applied by Yjs without an error. Stricter than Yjs itself: clients in descending
 * order and once each as Yjs writes them (merging relies on it), no subdocuments, no rest behind the end.
 * @throws Error, MalformedUpdate among them
 */
export function scanUpdate(update: Uint8Array): Scan {
  const decoder = decoding.createDecoder(update)
  const scan: Scan = { structs: [], deletes: [], needs: new Map() }
  let previous = Number.POSITIVE_INFINITY
  for (let sections = decoding.readVarUint(decoder); sections > 0; sections--) {
    const count = decoding.readVarUint(decoder)
    const client = decoding.readVarUint(decoder)
    if (count === 0 || client >= previous || client > CLIENT_MAX) refuse('sections are not in order')
    previous = client
    scanSection(decoder, scan, client, count)
  }
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const client = decoding.readVarUint(decoder)
    for (let ranges = decoding.readVarUint(decoder); ranges > 0; ranges--) {
      const from = decoding.readVarUint(decoder)
      scan.deletes.push({ client, from, to: advance(from, decoding.readVarUint(decoder)) })
    }
  }
  if (decoding.hasContent(decoder)) refuse('there are bytes behind the end')
  return scan
}

function scanSection(decoder: decoding.Decoder, scan: Scan, client: number, count: number): void {
  let run: Run = { client, from: decoding.readVarUint(decoder), to: 0 }
  run.to = run.from
  for (let left = count; left > 0; left--) {
    const info = decoding.readUint8(decoder)
    if (info === KIND.skip) {
      if (run.to > run.from) scan.structs.push(run)
      const from = advance(run.to, decoding.readVarUint(decoder))
      run = { client, from, to: from }
    } else {
      run.to = advance(run.to, scanStruct(decoder, scan, info, run))
    }
  }
  if (run.to > run.from) scan.structs.push(run)
}

/** @param run what stands before the struct @returns the struct's length in clocks */
function scanStruct(decoder: decoding.Decoder, scan: Scan, info: number, run: Run): number {
  const kind = info & 0b1_1111
  if (kind === KIND.gc) return decoding.readVarUint(decoder)
  const hasOrigin = (info & 0b1000_0000) !== 0
  const hasRightOrigin = (info & 0b0100_0000) !== 0
  if (hasOrigin) scanReference(decoder, scan, run)
  if (hasRightOrigin) scanReference(decoder, scan, run)
  if (!hasOrigin && !hasRightOrigin) {
    if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder)
    else scanReference(decoder, scan, run)
    if (info & 0b0010_0000) decoding.readVarString(decoder)
  }
  return scanContent(decoder, kind)
}

function scanReference(decoder: decoding.Decoder, { needs }: Scan, before: Run): void {
  const client = decoding.readVarUint(decoder)
  const clock = decoding.readVarUint(decoder)
  // Yjs takes it for granted, and throws in every reader where it is not so.
  if (client === before.client && clock >= before.to)
    refuse('a struct hangs on a later one of its own client')
  if (clock >= CLOCK_MAX) refuse('a clock is out of range')
  if (clock > (needs.get(client) ?? -1)) needs.set(client, clock)
}

function scanContent(decoder: decoding.Decoder, kind: number): number {
  switch (kind) {
    case KIND.deleted:
      return decoding.readVarUint(decoder)
    case KIND.string:
      return decoding.readVarString(decoder).length
    case KIND.embed:
      scanJson(decoder)
      return 1
    case KIND.format:
      decoding.readVarString(decoder)
      scanJson(decoder)
      return 1
    case KIND.type:
      if (decoding.readVarUint(decoder) > TYPE_REF_MAX) refuse('a shared type is none that is used here')
      return 1
    case KIND.any: {
      const count = decoding.readVarUint(decoder)
      for (let left = count; left > 0; left--) scanAny(decoder, 0)
      return count
    }
    default:
      return refuse(`content of kind ${kind} is not used here`)
  }
}

function scanJson(decoder: decoding.Decoder): void {
  const text = decoding.readVarString(decoder)
  if (text.length > JSON_MAX) refuse('a JSON value is too long')
  JSON.parse(text)
}

/** A value in lib0's `any` encoding (lib0/encoding.js, `writeAny`). */
function scanAny(decoder: decoding.Decoder, depth: number): void {
  if (depth > DEPTH_MAX) refuse('a value is nested too deeply')
  const type = decoding.readUint8(decoder)
  if (type === 118) {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      if (decoding.readVarString(decoder) === '__proto__') refuse('a key cannot be used')
      scanAny(decoder, depth + 1)
    }
  } else if (type === 117) {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) scanAny(decoder, depth + 1)
  } else if (type === 125) decoding.readVarInt(decoder)
  else if (type === 124) decoding.readFloat32(decoder)
  else if (type === 123) decoding.readFloat64(decoder)
  else if (type === 119) decoding.readVarString(decoder)
  else if (type !== 127 && type !== 126 && type !== 121 && type !== 120) refuse('a value is of no known type')
}

function advance(clock: number, length: number): number {
  if (length === 0 || clock + length > CLOCK_MAX) refuse('a length is out of range')
  return clock + length
}

function refuse(why: string): never {
  throw new MalformedUpdate(why)
}
