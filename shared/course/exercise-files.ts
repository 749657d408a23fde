import type { ExerciseFile, StaffExercise } from './exercise.ts'

/** Files in which some are replaced by others of the same name, and new ones come last. */
export function withFiles(files: readonly ExerciseFile[], replaced: readonly ExerciseFile[]): ExerciseFile[] {
  const byName = new Map(replaced.map((file) => [file.name, file]))
  const names = new Set(files.map(({ name }) => name))
  return [
    ...files.map((file) => byName.get(file.name) ?? file),
    ...replaced.filter(({ name }) => !names.has(name)),
  ]
}

const TEST_FILE = /^(?:test_[^/]*|[^/]*_test)\.py$|\.(?:test|spec)\.[cm]?[jt]s$/

/** Whether a file is run as a test, by the names that pytest and jest look for. */
export const isTestFile = (name: string): boolean => TEST_FILE.test(name.slice(name.lastIndexOf('/') + 1))

/** All that a workspace holds when an exercise is solved. */
export const solvedFiles = ({
  starter,
  solution,
}: Pick<StaffExercise, 'starter' | 'solution'>): ExerciseFile[] => withFiles(starter, solution)

/** What the fingerprint of files is made of (SHA-256, hex): their names and texts in the order of the names, as JSON. */
export const revisionText = (files: readonly ExerciseFile[]): string =>
  JSON.stringify(files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, text }) => [name, text]))
