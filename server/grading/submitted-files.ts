import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { ExerciseFile } from '../../shared/course/exercise.ts'
import { revisionText } from '../../shared/course/exercise-files.ts'
import { filesOf } from '../ports/document-files.ts'

/** A change of a document as it is stored. */
export interface StoredUpdate {
  /** ms since the epoch, when it began to be received. */
  at: number
  bytes: Uint8Array
}

/** A browser says that it hands in when the server has all that was typed; what is older than this was there before. */
const RECENT_MS = 60_000

/**
 * The files of a workspace as they were when they were handed in: the state in the document's history that has the
 * fingerprint. Somebody may have typed on in the same moment, so it need not be the last one before the submission.
 * @returns undefined where the history has no such state
 */
export function submittedFiles(
  updates: readonly StoredUpdate[],
  { revision, at }: { revision: string; at: number },
): ExerciseFile[] | undefined {
  const doc = new Y.Doc()
  try {
    const last = updates.length - 1
    for (const [index, update] of updates.entries()) {
      Y.applyUpdate(doc, update.bytes)
      if (update.at < at - RECENT_MS && (updates[index + 1]?.at ?? at) < at - RECENT_MS && index < last)
        continue
      const files = filesOf(doc)
      if (revisionOf(files) === revision) return files
    }
    return undefined
  } finally {
    doc.destroy()
  }
}

const revisionOf = (files: readonly ExerciseFile[]): string =>
  createHash('sha256').update(revisionText(files)).digest('hex')
