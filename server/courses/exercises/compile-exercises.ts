import { setImmediate } from 'node:timers/promises'
import type { DeckProblem } from '../../../shared/course/deck.ts'
import type { ExerciseId, StaffExercise } from '../../../shared/course/exercise.ts'
import type { CourseDisk } from '../disk.ts'
import { findExercises } from './find-exercises.ts'
import { type RawExercise, report } from './raw-exercise.ts'
import { renderExercise } from './render-exercise.ts'

/** Characters of all exercises of a course together: whoever teaches it receives them with the deck. */
export const EXERCISES_CHARACTERS_MAX = 8_000_000

export interface CompiledExercises {
  /** By folder. */
  exercises: StaffExercise[]
  problems: DeckProblem[]
  /** Course-relative paths of the files that briefs and hints show. */
  assets: Set<string>
}

/**
 * Reads and renders the exercises of a course. Whatever is wrong with one is a problem with its file and line, and
 * keeps neither the others nor the course from opening.
 *
 * @param isCollection the course has no slides, so that its own folder may be one of exercises
 * @param wanted ids of those to compile; absent for all
 */
export async function compileExercises(
  disk: CourseDisk,
  { isCollection, wanted }: { isCollection: boolean; wanted?: ReadonlySet<ExerciseId> },
): Promise<CompiledExercises> {
  const problems = report()
  const assets = new Set<string>()
  const exercises: StaffExercise[] = []
  let left = EXERCISES_CHARACTERS_MAX
  for (const { id, folder, read } of await findExercises(disk, isCollection, problems)) {
    if (wanted && !wanted.has(id)) continue
    const raw = await read(disk, folder, id, problems)
    warnOfGaps(raw, folder, problems.warn)
    const { exercise, hints } = await renderExercise(raw, disk.has, assets)
    problems.found.push(...hints)
    left -= JSON.stringify(exercise).length
    if (left < 0) {
      const limit = `the exercises have more than ${EXERCISES_CHARACTERS_MAX} characters together`
      problems.error(folder, `This exercise and those after it are left out: ${limit}.`)
      break
    }
    exercises.push(exercise)
    await setImmediate()
  }
  return { exercises, problems: problems.found, assets }
}

/** What an exercise can be opened without, but not be done or looked after well. */
function warnOfGaps(
  { checks, hiddenChecks, solution }: RawExercise,
  folder: string,
  warn: (file: string, message: string) => void,
): void {
  if (solution.length === 0) warn(folder, 'The exercise has no solution.')
  if (checks.length + hiddenChecks.length === 0) warn(folder, 'The exercise has no checks.')
}
