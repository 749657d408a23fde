import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { projectRoot } from '../../server/project-root.ts'
import { seeded } from '../../tests/faults/random.ts'

/** At a place so many characters go, and a text comes. */
type Patch = readonly [at: number, removed: number, inserted: string]

export interface Typing {
  /** For people: where it comes from. */
  source: string
  /** One entry for each time that somebody typed. */
  changes: readonly (readonly Patch[])[]
}

const trace = join(
  process.env.LECTERN_SAMPLES ?? join(projectRoot, '../shared/samples'),
  'traces/sveltecomponent.json',
)

/** How somebody wrote a file: recorded where the sample is at hand, else made up. */
export function typing(): Typing {
  if (!existsSync(trace)) return { source: 'made-up typing', changes: madeUp() }
  const { txns } = JSON.parse(readFileSync(trace, 'utf8')) as { txns: { patches: Patch[] }[] }
  return { source: 'a recorded afternoon of typing', changes: txns.map(({ patches }) => patches) }
}

/** Runs of letters at changing places, with a correction now and then: as many pieces in the end as a real one has. */
function madeUp(): Patch[][] {
  const random = seeded(1)
  const changes: Patch[][] = []
  let length = 0
  while (changes.length < 18_000) {
    let at = Math.floor(random() * (length + 1))
    for (let left = 2 + Math.floor(random() * 20); left > 0; left--) {
      if (at > 0 && random() < 0.15) {
        changes.push([[--at, 1, '']])
        length -= 1
      } else {
        changes.push([[at++, 0, String.fromCharCode(97 + Math.floor(random() * 26))]])
        length += 1
      }
    }
  }
  return changes
}

/** A document with its history that has about so many bytes as an update, typed by one person. */
export function typedDocument({ changes }: Typing, bytes: number): Uint8Array {
  const doc = new Y.Doc()
  const text = doc.getText('notes')
  const state = () => Y.encodeStateAsUpdate(doc)
  for (let n = 0; n % 250 !== 0 || state().length < bytes; n++) {
    doc.transact(() => {
      for (const [at, removed, inserted] of changes[n % changes.length] ?? []) {
        if (removed > 0) text.delete(Math.min(at, text.length), removed)
        if (inserted !== '') text.insert(Math.min(at, text.length), inserted)
      }
    })
  }
  const update = state()
  doc.destroy()
  return update
}

/** Somebody who types letter by letter, and knows nothing of the others. */
export class Writer {
  readonly doc = new Y.Doc()
  private readonly text = this.doc.getText('notes')
  private count = 0

  /** @returns the change that one more letter is */
  type(): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    this.text.insert(this.text.length, String.fromCharCode(97 + (this.count++ % 26)))
    return Y.encodeStateAsUpdate(this.doc, before)
  }
}
