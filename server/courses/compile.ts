import { audienceDeck } from '../../shared/course/audience-deck.ts'
import type { DeckProblem, StaffDeck } from '../../shared/course/deck.ts'
import type { CompiledCourse } from '../ports/course-library.ts'
import { deckId } from './deck-id.ts'
import { deckAspect, deckLanguage, deckTitle } from './deck-info.ts'
import { compileExercises } from './exercises/compile-exercises.ts'
import { linkExercises } from './exercises/link-exercises.ts'
import { locateCourse } from './locate.ts'
import { courseModules, deckOfModules, modulesOfSlides } from './modules.ts'
import { parseDeck } from './parse/parse-deck.ts'
import type { RawDeck } from './parse/raw-slide.ts'
import { compileQuizzes, linkQuizzes, namedQuizzes } from './quiz/compile-quizzes.ts'
import { renderDeck } from './render/render-deck.ts'

/** A compiled course with what only tools ask for. */
export interface CourseCompilation extends CompiledCourse {
  /** Course-relative paths of the files that the slides and notes show. */
  assets: string[]
}

/**
 * Compiles a course: a folder, or a single Markdown file. What authors got wrong is in `problems`; a course
 * without any slides is a deck of none. Only a failing disk throws.
 *
 * With `modules` the deck is made of these alone, with the exercises and quizzes that their slides name; title,
 * language and shape stay those of the course. Numbers that the course does not have are left out.
 *
 * It may take long: a server calls it by `courseLibrary`, on a thread of its own. The result may be kept for as long
 * as the files stay as they are.
 *
 * @param modules their numbers in the order of the course, from 1; absent for the whole course
 */
export async function compileCourse(path: string, modules?: readonly number[]): Promise<CourseCompilation> {
  const located = await locateCourse(path)
  const whole: RawDeck = located.entry
    ? await parseDeck(located.entry, located.disk.read)
    : { dialect: 'slidev', head: {}, slides: [], problems: [] }
  const deck = modules ? await deckOfModules(located, whole.head, modules) : whole
  const shown = new Set<string>()
  const quizzes = await compileQuizzes(deck.slides, {
    // Beside a course that is one file lie other courses.
    disk: located.root === path ? located.disk : undefined,
    has: located.disk.has,
    assets: shown,
    ...(modules && { wanted: namedQuizzes(deck.slides) }),
  })
  const { slides, problems, assets } = await renderDeck({ ...deck, slides: quizzes.slides }, located.disk.has)
  for (const asset of shown) assets.add(asset)
  const unasked = linkQuizzes(deck.slides, slides, quizzes)
  const found = await compileExercises(located.disk, {
    isCollection: located.entry === undefined,
    ...(modules && { wanted: new Set(slides.flatMap(({ exercise }) => exercise ?? [])) }),
  })
  for (const asset of found.assets) assets.add(asset)
  const { exercises, problems: unlinked } = linkExercises(deck.slides, slides, found.exercises)
  const content: Omit<StaffDeck, 'id'> = {
    course: located.id,
    title: located.course.title ?? deckTitle(whole.head, whole.slides) ?? located.id,
    language: located.course.language ?? deckLanguage(whole.head) ?? 'en',
    aspect: deckAspect(whole.head),
    slides,
    exercises,
    quizzes: quizzes.quizzes,
  }
  const staff: StaffDeck = { id: deckId(content), ...content }
  return {
    staff,
    audience: audienceDeck(staff),
    problems: inOrder([
      ...located.problems.filter((problem) => exercises.length === 0 || problem !== located.noDeck),
      ...deck.problems,
      ...problems,
      ...found.problems,
      ...unlinked,
      ...quizzes.problems,
      ...unasked,
      ...slides.flatMap((slide) => slide.hints),
    ]),
    assets: [...assets].sort(),
    modules: await courseModules(located),
    moduleOfSlides: modulesOfSlides(located.course.modules ?? [], deck.slides),
  }
}

/** By file and line, each once: a slide that is included twice would report everything twice. */
function inOrder(problems: readonly DeckProblem[]): DeckProblem[] {
  const unique = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  return [...unique.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
