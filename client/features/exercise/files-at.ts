import { fromBase64 } from 'lib0/buffer'
import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import type { DocumentName } from '../../../shared/session/documents.ts'
import { Replay } from '../../documents/history/replay.ts'
import { api } from '../../net/api.ts'

/** The files of a document as they were just before a moment, from its history. @param at ms since the epoch */
export async function filesAt(
  document: DocumentName,
  at: number,
  signal: AbortSignal,
): Promise<ExerciseFile[]> {
  const replay = new Replay('files')
  let after = 0
  for (let more = true; more; ) {
    const page = await api.documentHistory(document, after, signal)
    const updates = page.updates.map(({ seq, at: when, by, update }) => ({
      seq,
      at: when,
      by,
      bytes: fromBase64(update),
    }))
    replay.add(updates)
    after = updates.at(-1)?.seq ?? after
    more = page.next !== undefined
  }
  const position = replay.steps.findLastIndex((step) => step.at <= at) + 1
  const { names, texts } = replay.at(position)
  return names.map((name) => ({ name, text: texts.get(name) ?? '' }))
}
