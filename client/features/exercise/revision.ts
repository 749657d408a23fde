import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import { sha256 } from '../../runner/worker/sha256.ts'

/** A fingerprint of files: SHA-256 of their names and texts in the order of the names, hex. */
export function revisionOf(files: readonly ExerciseFile[]): string {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, text }) => [name, text])
  const digest = sha256(new TextEncoder().encode(JSON.stringify(sorted)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
