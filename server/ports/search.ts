import type { CourseId, SessionId, UserId } from '../../shared/ids.ts'

/**
 * What can be found: a course itself, one of its slides or exercises, a question of one of its quizzes, or something that
 * a learner asked in one of its sessions.
 */
export const SEARCH_KINDS = ['course', 'slide', 'exercise', 'question', 'asked'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** One thing that can be found. Its texts are plain: no markup, no control characters. */
export interface SearchEntry {
  kind: SearchKind
  /** Unique in the course and its kind: number of the slide, id of the exercise or question, '' for the course. */
  ref: string
  /** Number of the slide, from 1: the entry's own, or the one at which the exercise or question is. */
  slide?: number
  title: string
  /** What everybody may see once it is shown. */
  body: string
  /** What only staff may know: presenter notes, explanations. */
  notes: string
}

/** What the index holds of a course. */
export interface IndexedCourse {
  course: CourseId
  /** Stands for the content of the course's files: another one means that they have changed. */
  revision: string
  title: string
  /** BCP 47 */
  language: string
}

/** A piece of a text; `match` where it is one of the words that were looked for. */
export interface TextPart {
  text: string
  match: boolean
}

export interface SearchHit {
  course: Omit<IndexedCourse, 'revision'>
  kind: SearchKind
  ref: string
  slide?: number
  title: TextPart[]
  /** The part of the body, or of the notes, in which words were found; the body's beginning where none were. */
  snippet: TextPart[]
  /** Where `snippet` is from. */
  in: 'body' | 'notes'
  /** Where something was asked: the session with its title, and whether it was answered there. Never by whom. */
  asked?: { session: SessionId; title: string; answered: boolean }
}

export interface SearchQuery {
  /** All of them have to be found, the last one as the beginning of a word; see `searchWords`. None: nothing is. */
  words: readonly string[]
  kind?: SearchKind
  course?: CourseId
  /** Finds also what was asked in the sessions of this account, or without one in all; absent: nothing of that. */
  asked?: { owner?: UserId }
  offset: number
  limit: number
}

/**
 * Full-text index of the courses, which can be made again from their files at any time, and of what learners asked, which
 * follows the logs: what was taken back or is hidden is not found, and nothing is of a session that was removed.
 */
export interface SearchIndex {
  courses(): Promise<IndexedCourse[]>
  /** Puts a course in the place of what was known of it. @throws StoreUnavailable */
  replace(course: IndexedCourse, entries: readonly SearchEntry[]): Promise<void>
  /** @throws StoreUnavailable */
  remove(course: CourseId): Promise<void>
  /** The best first: words in titles count more. Case and accents make no difference. */
  find(query: SearchQuery): Promise<{ hits: SearchHit[]; total: number }>
}
