import type { CourseDisk } from '../disk.ts'
import { CLASSROOM_FILE, readClassroom } from './classroom.ts'
import { EXERCISM_FILE, readExercism } from './exercism.ts'
import { EXERCISE_FILE, readOwnFormat } from './own-format.ts'
import type { RawExercise, Report } from './raw-exercise.ts'

export const EXERCISES_MAX = 200
const FOLDER = 'exercises'

type Read = (disk: CourseDisk, folder: string, id: string, problems: Report) => Promise<RawExercise>

/** The layouts of an exercise's folder, by the file that each is known by. */
const LAYOUTS: [file: string, read: Read][] = [
  [EXERCISE_FILE, readOwnFormat],
  [EXERCISM_FILE, readExercism],
  [CLASSROOM_FILE, readClassroom],
]

export interface FoundExercise {
  id: string
  /** Course-relative. */
  folder: string
  read: Read
}

/**
 * The exercises of a course, by folder: in `exercises/`, and in the `exercises/` of the folders of its modules. They
 * may be in folders there, which their ids begin with.
 *
 * @param isCollection the course has no slides, so that its own folder may be one of exercises
 */
export async function findExercises(
  disk: CourseDisk,
  isCollection: boolean,
  problems: Report,
): Promise<FoundExercise[]> {
  const top = (await disk.list('')) ?? []
  const folders = top.filter(({ kind }) => kind === 'folder').map(({ name }) => name)
  const roots = [FOLDER, ...folders.map((name) => `${name}/${FOLDER}`)]
  const found: FoundExercise[] = []
  await warnOfLinks(disk, ['', ...folders], problems)
  for (const root of roots) found.push(...(await below(disk, root, '', 0, problems)))
  if (isCollection && found.length === 0) found.push(...(await below(disk, '', '', 0, problems)))
  return distinct(found, problems)
}

/** Whether that is where exercises are looked for; `warnOfLinks` has spoken of it. */
const isRoot = (path: string) => /^(?:[^/]+\/)?exercises$/.test(path)

const LEADS_AWAY =
  'This is a link that leads out of the course’s folder, or to nothing: what is behind it is left out. Put the files themselves there.'

/** An author who links to exercises from elsewhere would find none, without a word. */
async function warnOfLinks(disk: CourseDisk, places: readonly string[], problems: Report): Promise<void> {
  for (const place of places) {
    const entries = (await disk.list(place)) ?? []
    if (entries.some(({ name, kind }) => name === FOLDER && kind === 'away')) {
      problems.warn(place === '' ? FOLDER : `${place}/${FOLDER}`, LEADS_AWAY)
    }
  }
}

/** An exercise's folder, else those of the exercises in it, up to two levels down. */
async function below(
  disk: CourseDisk,
  folder: string,
  prefix: string,
  depth: number,
  problems: Report,
): Promise<FoundExercise[]> {
  const entries = (await disk.list(folder)) ?? []
  const found: FoundExercise[] = []
  for (const { name, kind } of entries) {
    const path = folder === '' ? name : `${folder}/${name}`
    if (kind === 'away' && !isRoot(path)) problems.warn(path, LEADS_AWAY)
    if (kind !== 'folder') continue
    const id = toId(prefix === '' ? name : `${prefix}-${name}`)
    const layout = LAYOUTS.find(([file]) => disk.has(`${path}/${file}`))
    if (layout) found.push({ id, folder: path, read: layout[1] })
    else if (disk.has(`${path}/brief.md`)) {
      problems.error(
        `${path}/${EXERCISE_FILE}`,
        'There is a brief, but no exercise.yaml: the exercise is left out.',
      )
    } else if (depth < 2) found.push(...(await below(disk, path, id, depth + 1, problems)))
  }
  return found
}

const toId = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64) || 'exercise'

function distinct(found: readonly FoundExercise[], problems: Report): FoundExercise[] {
  const byId = new Map<string, FoundExercise>()
  for (const exercise of found) {
    const other = byId.get(exercise.id)
    if (other) {
      problems.error(
        exercise.folder,
        `There is another exercise ${exercise.id}, in ${other.folder}; this one is left out.`,
      )
    } else if (byId.size === EXERCISES_MAX) {
      problems.error(
        exercise.folder,
        `A course can have ${EXERCISES_MAX} exercises; this one and those after it are left out.`,
      )
      break
    } else byId.set(exercise.id, exercise)
  }
  return [...byId.values()]
}
