import type { AudienceDeck, CourseSummary, DeckProblem, StaffDeck } from '../../shared/course/deck.ts'
import type { CourseId } from '../../shared/ids.ts'

/** Where courses come from. */
export interface CourseLibrary {
  /** In alphabetical order of their titles. A folder that is no course is left out. */
  list(): Promise<CourseSummary[]>
  /** @returns undefined where there is no such course. Mistakes of its author are in `problems`; they throw nothing. */
  compile(id: CourseId): Promise<CompiledCourse | undefined>
  /**
   * A file that slides may show: pictures, sounds, films, fonts; never sources, notes or keys.
   * @param path as it stands behind `asset:` in the slides, relative to the course folder
   * @returns undefined where there is none, and for every path that leads out of the folder
   */
  asset(id: CourseId, path: string): Promise<CourseAsset | undefined>
}

export interface CompiledCourse {
  staff: StaffDeck
  audience: AudienceDeck
  problems: DeckProblem[]
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
