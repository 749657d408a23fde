import type { DeckProblem } from '../../../shared/course/deck.ts'

/** The syntaxes that are read. They differ in separators, notes and in where directives stand. */
export type Dialect = 'slidev' | 'marp' | 'reveal' | 'remark'

/** Front matter as YAML gives it, before anything of it has been checked. */
export type FrontMatter = Record<string, unknown>

/** Code taken from another file by a `<<<` line. */
export interface Snippet {
  /** What follows the path: language and options in the form of a fence's info string. */
  info: string
  code: string
}

/** One slide as its author wrote it: cut out, but not rendered. */
export interface RawSlide {
  /** Path relative to the course folder. */
  file: string
  /** First line of the slide in that file, from 1. */
  line: number
  /** Line in the file of the first line of `body`, from 1. */
  bodyLine: number
  frontMatter: FrontMatter
  /** Markdown without front matter and without notes. */
  body: string
  /** Markdown of the presenter's notes, '' where there are none. */
  notes: string
  /** Snippets that `<<<` lines stand for, by the index of the line in `body`, from 0. */
  snippets: ReadonlyMap<number, Snippet>
  problems: DeckProblem[]
}

export interface RawDeck {
  dialect: Dialect
  /** Front matter of the first slide of the entry file, which carries the settings of the whole deck. */
  head: FrontMatter
  slides: RawSlide[]
  /** Problems that belong to no slide, such as an include that was not found. */
  problems: DeckProblem[]
}

/** Reads a text file of the course by its course-relative path; `undefined` where there is none. */
export type ReadText = (path: string) => Promise<string | undefined>
