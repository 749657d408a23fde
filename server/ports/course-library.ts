import type {
  AudienceDeck,
  CourseModule,
  CourseSummary,
  DeckProblem,
  StaffDeck,
} from '../../shared/course/deck.ts'
import type { CourseId } from '../../shared/ids.ts'
import type { SearchEntry } from './search.ts'

/** Where courses come from. */
export interface CourseLibrary {
  /** In alphabetical order of their titles. A folder that is no course is left out. */
  list(): Promise<CourseSummary[]>
  /**
   * @param modules numbers of the modules that the deck is made of, from 1; absent for the whole course. Numbers that
   *   the course does not have are left out: compare with `modules` of the answer.
   * @returns undefined where there is no such course. Mistakes of its author are in `problems`; they throw nothing.
   */
  compile(id: CourseId, modules?: readonly number[]): Promise<CompiledCourse | undefined>
  /**
   * Stands for the content of the files that a course is made of: as long as it is the same, so is what `compile` and
   * `texts` give. Costs the reading of the files.
   * @returns undefined where there is no such course, and where its files take too long to be read
   */
  revision(id: CourseId): Promise<string | undefined>
  /**
   * What can be found in a course. Takes as long as `compile`.
   * @returns undefined where there is no such course
   */
  texts(id: CourseId): Promise<CourseTexts | undefined>
  /**
   * A file that slides may show: pictures, sounds, films, fonts; never sources, notes or keys.
   * @param path as it stands behind `asset:` in the slides, relative to the course folder
   * @returns undefined where there is none, and for every path that leads out of the folder
   */
  asset(id: CourseId, path: string): Promise<CourseAsset | undefined>
  /**
   * A zip with all files of a course, as it can be imported elsewhere.
   * @returns undefined where there is no such course
   */
  archive(id: CourseId): Promise<ReadableStream<Uint8Array> | undefined>
}

export interface CompiledCourse {
  staff: StaffDeck
  audience: AudienceDeck
  problems: DeckProblem[]
  /** All that the course has, whichever the deck is made of; absent where the course took too much to be read. */
  modules?: CourseModule[]
  /**
   * Of each slide the number of its module, from 1; null for those around the modules and in files that these include.
   * Absent where nothing is said of modules.
   */
  moduleOfSlides?: (number | null)[]
}

/** The texts of a course, for the search. */
export interface CourseTexts {
  title: string
  /** BCP 47 */
  language: string
  /** The course itself, its slides, exercises and questions; the course alone where it takes too much to be read. */
  entries: SearchEntry[]
}

export interface CourseAsset {
  /** Media type, e.g. `image/svg+xml`. */
  type: string
  /** Bytes. */
  size: number
  /**
   * Opens the file. Call it once.
   * @param part from its first byte to its last, both counted from 0; all of it where it is absent
   */
  stream(part?: { first: number; last: number }): ReadableStream<Uint8Array<ArrayBuffer>>
}
