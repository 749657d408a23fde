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

/** All that a workspace holds when an exercise is solved. */
export const solvedFiles = ({ starter, solution }: StaffExercise): ExerciseFile[] =>
  withFiles(starter, solution)
