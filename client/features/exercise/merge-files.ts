import { diff3Merge } from 'node-diff3'
import type { ExerciseFile } from '../../../shared/course/exercise.ts'

/** What becomes of a workspace that takes over the end of a step. */
export interface Merged {
  files: ExerciseFile[]
  /** Files in which both changed the same lines; they are as the step has them. */
  conflicts: string[]
}

/**
 * Three ways: what both sides made of the same beginning. Own files that the step does not know stay.
 * @param base what the learner began from: the starter, or the step that they caught up with last
 */
export function mergeFiles(
  base: readonly ExerciseFile[],
  own: readonly ExerciseFile[],
  step: readonly ExerciseFile[],
): Merged {
  const texts = (files: readonly ExerciseFile[]) => new Map(files.map(({ name, text }) => [name, text]))
  const [began, mine] = [texts(base), texts(own)]
  const conflicts: string[] = []
  const taken = step.map(({ name, text }) => {
    const [before, ours] = [began.get(name) ?? '', mine.get(name)]
    if (ours === undefined || ours === before || ours === text) return { name, text }
    const merged = mergeText(before, ours, text)
    if (merged === undefined) conflicts.push(name)
    return { name, text: merged ?? text }
  })
  const known = new Set(step.map(({ name }) => name))
  return { files: [...taken, ...own.filter(({ name }) => !known.has(name))], conflicts }
}

/** What the step has, and own files that it does not know. */
export function replaceFiles(own: readonly ExerciseFile[], step: readonly ExerciseFile[]): ExerciseFile[] {
  const known = new Set(step.map(({ name }) => name))
  return [...step, ...own.filter(({ name }) => !known.has(name))]
}

/** @returns undefined where both changed the same lines */
function mergeText(base: string, ours: string, theirs: string): string | undefined {
  const lines = (text: string) => text.split('\n')
  const parts = diff3Merge(lines(ours), lines(base), lines(theirs), { excludeFalseConflicts: true })
  const merged: string[] = []
  for (const { ok } of parts) {
    if (!ok) return undefined
    merged.push(...ok)
  }
  return merged.join('\n')
}
