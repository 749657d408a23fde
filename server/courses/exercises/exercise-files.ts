import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import { isTestFile } from '../../../shared/course/exercise-files.ts'
import { fileName } from '../../../shared/session/demos.ts'
import type { CourseDisk } from '../disk.ts'
import type { Report } from './raw-exercise.ts'

/** Characters of one file: learners type in it, and it goes to every browser. */
export const FILE_MAX = 100_000
/** Files of one exercise, and their characters together. */
export const FILES_MAX = 60
export const CHARACTERS_MAX = 500_000
/** Folders in folders. */
const DEPTH_MAX = 6

const NAME_RULE =
  'Names of files in exercises have letters, digits and . _ - only, 80 at most, in up to three folders.'

/** Folders that tools leave behind. */
const LEFTOVERS: ReadonlySet<string> = new Set(['__pycache__', 'node_modules', 'dist', 'build', 'venv'])

/** What an exercise may still bring in. */
export interface FileBudget {
  files: number
  characters: number
}

export const fileBudget = (): FileBudget => ({ files: FILES_MAX, characters: CHARACTERS_MAX })

/** Names of all files below a folder, relative to it; hidden ones and what tools leave behind are not among them. */
export async function filesBelow(disk: CourseDisk, folder: string, depth = 0): Promise<string[]> {
  const entries = (await disk.list(folder)) ?? []
  const names: string[] = []
  for (const { name, kind } of entries) {
    if (kind === 'file') names.push(name)
    else if (kind === 'folder' && depth < DEPTH_MAX && !LEFTOVERS.has(name)) {
      const below = await filesBelow(disk, `${folder}/${name}`, depth + 1)
      names.push(...below.map((file) => `${name}/${file}`))
      if (names.length > 2 * FILES_MAX) break
    }
  }
  return names
}

/**
 * Reads text files of an exercise. What is not text, too large, one too many or badly named is left out and reported.
 * @param folder course-relative; the names count from it
 */
export async function readFiles(
  disk: CourseDisk,
  folder: string,
  names: readonly string[],
  budget: FileBudget,
  problems: Report,
): Promise<ExerciseFile[]> {
  const files: ExerciseFile[] = []
  for (const name of names) {
    const path = `${folder}/${name}`
    if (!fileName.safeParse(name).success) {
      problems.error(path, NAME_RULE)
      continue
    }
    if (budget.files === 0) {
      problems.error(
        path,
        `An exercise can have ${FILES_MAX} files; this one and those after it are left out.`,
      )
      break
    }
    const text = await disk.read(path)
    const wrong = whatIsWrong(text, budget)
    if (text === undefined || wrong) {
      problems.error(path, wrong ?? 'The file was not found, or is too large.')
      continue
    }
    budget.files -= 1
    budget.characters -= text.length
    files.push({ name, text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') })
  }
  return files
}

function whatIsWrong(text: string | undefined, budget: FileBudget): string | undefined {
  if (text === undefined) return undefined
  if (text.includes('\0') || text.includes('\uFFFD')) return 'The file is not text in UTF-8; it is left out.'
  if (text.length > FILE_MAX) return `The file has more than ${FILE_MAX} characters; it is left out.`
  if (text.length > budget.characters) {
    return `The files of the exercise have more than ${CHARACTERS_MAX} characters; this one is left out.`
  }
  return undefined
}

const RUNNABLE = /\.(?:py|js|mjs|cjs|ts|mts)$/

/** The file that Run begins with where the author names none: one called main, app or index, else the first. */
export function entryOf(files: readonly ExerciseFile[]): string | undefined {
  const code = files.map(({ name }) => name).filter((name) => RUNNABLE.test(name) && !isTestFile(name))
  return code.find((name) => /^(?:main|app|index)\./.test(name)) ?? code[0]
}

/** The entry first, the others as they were. */
export function entryFirst(files: readonly ExerciseFile[], entry: string | undefined): ExerciseFile[] {
  return [...files.filter(({ name }) => name === entry), ...files.filter(({ name }) => name !== entry)]
}
