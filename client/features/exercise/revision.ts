import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import { revisionText } from '../../../shared/course/exercise-files.ts'
import { sha256 } from '../../runner/worker/sha256.ts'

/** The fingerprint of files. */
export function revisionOf(files: readonly ExerciseFile[]): string {
  const digest = sha256(new TextEncoder().encode(revisionText(files)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
